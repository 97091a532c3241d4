//! `[jobs]`: where work waits that is done after the answer, and who does it.

use serde::{Deserialize, Serialize};

/// Where jobs wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum JobsEngine {
    /// In the database of the site.
    Database,
    /// On the server in `redis.url`; needs the feature `redis`.
    Redis,
    /// In JetStream on the server in `nats.url`; needs the feature `nats`.
    Nats,
}

/// The `[jobs]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct JobsSettings {
    /// Where jobs wait.
    pub engine: JobsEngine,
    /// Whether the process that serves pages works jobs too.
    pub with_pages: bool,
    /// The queues that are worked.
    pub queues: Vec<String>,
    /// How many jobs run at the same time in one process.
    pub at_once: usize,
    /// After how many seconds without a sign of life a job is given to another worker.
    pub lease_seconds: u64,
    /// How often a worker looks for jobs of other processes.
    pub poll_milliseconds: u64,
    /// How long jobs may go on when the process is to stop.
    pub stop_seconds: u64,
    /// How long done and cancelled jobs are kept.
    pub keep_done_hours: u64,
    /// How long dead letters are kept.
    pub keep_dead_days: u64,
}

impl Default for JobsSettings {
    fn default() -> Self {
        Self {
            engine: JobsEngine::Database,
            with_pages: true,
            queues: vec!["default".to_owned(), "mail".to_owned()],
            at_once: 4,
            lease_seconds: 60,
            poll_milliseconds: 1000,
            stop_seconds: 20,
            keep_done_hours: 24,
            keep_dead_days: 30,
        }
    }
}

impl JobsSettings {
    /// What is wrong with the table itself: keys and messages.
    pub(crate) fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        let numbers = [
            (self.at_once as u64, "jobs.at_once", 1),
            (self.lease_seconds, "jobs.lease_seconds", 5),
            (self.poll_milliseconds, "jobs.poll_milliseconds", 10),
            (self.keep_done_hours, "jobs.keep_done_hours", 1),
            (self.keep_dead_days, "jobs.keep_dead_days", 1),
        ];
        for (value, key, least) in numbers {
            if value < least {
                problems.push((key, format!("must be at least {least}")));
            }
        }
        let is_good = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'-' | b'_');
        if self.queues.is_empty() {
            problems.push(("jobs.queues", "names no queue; set jobs.with_pages to false to work none".to_owned()));
        }
        for queue in &self.queues {
            if queue.is_empty() || queue.len() > 40 || !queue.bytes().all(is_good) {
                let message = format!("`{queue}` is no queue: up to 40 lower-case letters, digits, `-` and `_`");
                problems.push(("jobs.queues", message));
            }
        }
        problems
    }
}
