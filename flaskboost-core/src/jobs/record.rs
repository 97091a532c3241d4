//! [`JobRecord`]: what is known of a job, for people.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Envelope;

/// Where a job is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobState {
    /// It waits, for its time or for a worker.
    Waiting,
    /// A worker has it.
    Running,
    /// It worked.
    Done,
    /// A dead letter: it failed, and is not tried again by itself.
    Dead,
    /// Somebody cancelled it.
    Cancelled,
}

impl JobState {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Done, Self::Dead, Self::Cancelled];

    /// Its name, in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dead => "dead",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing more happens to it by itself.
    #[must_use]
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Done | Self::Dead | Self::Cancelled)
    }

    /// Whether somebody can let it wait again.
    #[must_use]
    pub const fn may_be_retried(self) -> bool {
        matches!(self, Self::Dead | Self::Cancelled)
    }

    /// Whether somebody can still cancel it.
    #[must_use]
    pub const fn may_be_cancelled(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// What is known of a job.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JobRecord {
    /// The job.
    pub envelope: Envelope,
    /// Where it is in its life.
    pub state: JobState,
    /// How often it was tried.
    pub attempts: u32,
    /// How many of its leases ended without a word.
    pub crashes: u32,
    /// What went wrong last.
    pub error: Option<String>,
    /// What it gave.
    pub result: Option<Value>,
    /// Who has it, or had it last.
    pub worker: Option<String>,
    /// When it was given out last.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Which jobs somebody wants to see.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Only in this state.
    pub state: Option<JobState>,
    /// Only of this queue.
    pub queue: Option<String>,
    /// Only of this name.
    pub name: Option<String>,
    /// Only those made before the one with this id: the next page.
    pub before: Option<String>,
    /// How many at most.
    pub max: usize,
}

/// Some of the jobs that somebody wants to see, and whether there are more.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JobPage {
    /// The jobs, newest first.
    pub records: Vec<JobRecord>,
    /// Before which id the next page begins, if there is one.
    pub next: Option<String>,
}

/// How many jobs a queue has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct QueueCounts {
    /// The queue.
    pub queue: String,
    /// Whether it gives out no more jobs.
    pub is_paused: bool,
    /// Due now.
    pub due: u64,
    /// Waiting for their time.
    pub scheduled: u64,
    /// Given out.
    pub running: u64,
    /// Done, as far as they are kept.
    pub done: u64,
    /// Dead letters.
    pub dead: u64,
    /// Cancelled, as far as they are kept.
    pub cancelled: u64,
    /// Since when the oldest that is due has been due.
    pub oldest_due: Option<chrono::DateTime<chrono::Utc>>,
}

/// What was done in an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaceOfHour {
    /// When the hour began.
    pub from: DateTime<Utc>,
    /// How many jobs were done in it.
    pub done: u64,
    /// How long they took from the time they were due, in milliseconds, on average.
    pub milliseconds: u64,
}
