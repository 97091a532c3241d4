//! What was mailed, and who gets no mail.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Frame;
use super::jobs::tone;
use crate::admin::redaction::without_links;
use crate::jobs::JobRecord;
use crate::mail::Captured;
use crate::mailer::Suppression;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("admin/mail.html")]
pub(in crate::admin) struct Mail {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) may_edit: bool,
    /// Where mail goes.
    pub(in crate::admin) way: String,
    /// Whether it is captured and not sent.
    pub(in crate::admin) is_captured: bool,
    pub(in crate::admin) mails: Vec<MailLine>,
    pub(in crate::admin) held_back: Vec<HeldBack>,
}

/// A mail as far as it may be told: not what it says, which may let somebody in.
#[derive(Serialize)]
pub(in crate::admin) struct MailLine {
    to: String,
    subject: String,
    at: DateTime<Utc>,
    /// Where a developer reads it.
    id: Option<String>,
    state: &'static str,
    tone: &'static str,
    error: Option<String>,
}

/// An address that gets no mail.
#[derive(Serialize)]
pub(in crate::admin) struct HeldBack {
    address: String,
    list: Option<String>,
    reason: &'static str,
    note: Option<String>,
    since: DateTime<Utc>,
}

impl From<Captured> for MailLine {
    fn from(mail: Captured) -> Self {
        let Captured { id, at, to, subject, .. } = mail;
        Self { to, subject, at, id: Some(id), state: "captured", tone: "neutral", error: None }
    }
}

impl From<JobRecord> for MailLine {
    fn from(record: JobRecord) -> Self {
        let field = |name: &str| {
            let text = record.envelope.payload.get(name).and_then(serde_json::Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        Self {
            to: field("to"),
            subject: field("subject"),
            at: record.ended_at.unwrap_or(record.envelope.run_at),
            id: None,
            state: record.state.name(),
            tone: tone(record.state),
            error: record.error.as_deref().map(without_links),
        }
    }
}

impl From<Suppression> for HeldBack {
    fn from(one: Suppression) -> Self {
        let Suppression { address, list, reason, note, since } = one;
        Self { address, list, reason: reason.as_str(), note, since }
    }
}
