//! [`WorkerOptions`]: how a worker works.

use std::time::Duration;

use crate::jobs::Keep;

/// How a worker works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerOptions {
    /// The queues that it takes jobs of.
    pub queues: Vec<String>,
    /// How many jobs at the same time; at least 1.
    pub at_once: usize,
    /// For how long a job is its own without a sign of life; a third of it passes between two signs.
    pub lease: Duration,
    /// How often it looks when nobody wakes it.
    pub poll: Duration,
    /// How long jobs may go on when it is to stop; then they go back into the queue.
    pub stop: Duration,
    /// For how long ended jobs are kept.
    pub keep: Keep,
    /// Who it is, in a few words for people.
    pub name: String,
}

impl Default for WorkerOptions {
    fn default() -> Self {
        Self {
            queues: vec!["default".to_owned()],
            at_once: 4,
            lease: Duration::from_secs(60),
            poll: Duration::from_secs(1),
            stop: Duration::from_secs(20),
            keep: Keep { done: Duration::from_secs(24 * 3600), dead: Duration::from_secs(30 * 24 * 3600) },
            name: format!("process {}", std::process::id()),
        }
    }
}
