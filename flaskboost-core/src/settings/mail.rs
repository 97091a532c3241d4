//! `[mail]`: how mail leaves the site, and in whose name.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::settings::secret::Secret;

/// How mail leaves the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// Kept in a folder (development) or in memory (testing), never sent. Production
    /// refuses it.
    Capture,
    /// Sent through the server in `mail.smtp_url`.
    Smtp,
    /// Refused with a line in the log; `accounts.signup` must be off.
    None,
}

/// The `[mail]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    /// How mail leaves the site.
    pub transport: MailTransport,
    /// The sender: `a@b.example` or `Name <a@b.example>`.
    pub from: String,
    /// `smtp://` or `smtps://`, user, password and host of the mail server.
    #[serde(skip_serializing)]
    pub smtp_url: Option<Secret<String>>,
    /// Where captured mail is kept in development.
    pub capture_folder: PathBuf,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            transport: MailTransport::Capture,
            from: "FlaskBoost <hello@localhost>".into(),
            smtp_url: None,
            capture_folder: "var/mail".into(),
        }
    }
}
