//! The pages of the tools.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::controller::RouteFacts;
use crate::jobs::{JobRecord, JobState, Priority, QueueCounts};
use crate::mail::Captured;
use crate::mailer::Preview;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("dev/mails.html", json)]
pub(super) struct Mails {
    pub(super) mails: Vec<Captured>,
    pub(super) letters: Vec<Line>,
}

/// One sample of a letter, in a list.
#[derive(Default, Serialize)]
pub(super) struct Line {
    letter: &'static str,
    number: usize,
    case: &'static str,
    subject: String,
    list: Option<&'static str>,
}

impl From<Preview> for Line {
    fn from(preview: Preview) -> Self {
        let Preview { letter, number, case, list, subject, .. } = preview;
        Self { letter, number, case, subject, list }
    }
}

/// One sample of a letter, and the other cases of it.
#[derive(Serialize, View)]
#[view("dev/letter.html", json)]
pub(super) struct Sample {
    pub(super) preview: Preview,
    pub(super) others: Vec<Line>,
}

#[derive(Serialize, View)]
#[view("dev/mail.html", json)]
pub(super) struct Mail {
    pub(super) mail: Letter,
}

/// A captured mail and the links in it.
#[derive(Serialize)]
pub(super) struct Letter {
    #[serde(flatten)]
    pub(super) captured: Captured,
    pub(super) links: Vec<String>,
}

#[derive(Default, Serialize, View)]
#[view("dev/routes.html", json)]
pub(super) struct Routing {
    pub(super) routes: Vec<RouteFacts>,
}

/// The queue, and a page of its jobs.
#[derive(Default, Serialize, View)]
#[view("dev/jobs.html", json)]
pub(super) struct Jobs {
    pub(super) queues: Vec<QueueCounts>,
    pub(super) jobs: Vec<JobLine>,
    /// The last of this page, when there are more.
    pub(super) next: Option<String>,
    pub(super) state: Option<&'static str>,
    pub(super) queue: Option<String>,
    pub(super) names: Vec<&'static str>,
    pub(super) engine: String,
}

#[derive(Default, Serialize, View)]
#[view("dev/job.html", json)]
pub(super) struct Job {
    pub(super) job: JobLine,
}

/// What is known of a job, as text.
#[derive(Default, Serialize)]
pub(super) struct JobLine {
    id: String,
    name: String,
    queue: String,
    state: &'static str,
    tone: &'static str,
    priority: &'static str,
    key: String,
    attempts: u32,
    max_attempts: u32,
    crashes: u32,
    created_at: DateTime<Utc>,
    run_at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    worker: Option<String>,
    payload: String,
    result: Option<String>,
    error: Option<String>,
    may_retry: bool,
    may_cancel: bool,
}

impl From<JobRecord> for JobLine {
    fn from(record: JobRecord) -> Self {
        let one = record.envelope;
        let pretty = |value: &serde_json::Value| serde_json::to_string_pretty(value).unwrap_or_default();
        Self {
            payload: pretty(&one.payload),
            result: record.result.as_ref().map(pretty),
            tone: match record.state {
                JobState::Waiting => "neutral",
                JobState::Running => "info",
                JobState::Done => "success",
                JobState::Dead => "error",
                JobState::Cancelled => "warning",
            },
            priority: match one.priority {
                Priority::Low => "low",
                Priority::Normal => "normal",
                Priority::High => "high",
            },
            may_retry: record.state.may_be_retried(),
            may_cancel: record.state.may_be_cancelled(),
            state: record.state.name(),
            id: one.id,
            name: one.name,
            queue: one.queue,
            key: one.key,
            attempts: record.attempts,
            max_attempts: one.max_attempts,
            crashes: record.crashes,
            created_at: one.created_at,
            run_at: one.run_at,
            started_at: record.started_at,
            ended_at: record.ended_at,
            worker: record.worker,
            error: record.error,
        }
    }
}
