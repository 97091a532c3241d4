//! [`Record`]: a job, and where it is in its life.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::jobs::{Ending, Envelope, JobRecord, JobState, Leased, Outcome, Wanted};

/// A job, and where it is in its life.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) job: Envelope,
    pub(super) state: JobState,
    /// When it is due, while it waits.
    pub(super) at: DateTime<Utc>,
    pub(super) attempts: u32,
    pub(super) crashes: u32,
    pub(super) receipt: Option<String>,
    pub(super) until: Option<DateTime<Utc>>,
    /// Where its ticket is answered for.
    pub(super) ticket: Option<String>,
    pub(super) error: Option<String>,
    pub(super) result: Option<Value>,
    pub(super) worker: Option<String>,
    pub(super) started_at: Option<DateTime<Utc>>,
    pub(super) ended_at: Option<DateTime<Utc>>,
}

impl Record {
    pub(super) fn new(job: &Envelope) -> Self {
        Self {
            state: JobState::Waiting,
            at: job.run_at,
            attempts: 0,
            crashes: 0,
            receipt: None,
            until: None,
            ticket: None,
            error: None,
            result: None,
            worker: None,
            started_at: None,
            ended_at: None,
            job: job.clone(),
        }
    }

    /// The same job, given out.
    pub(super) fn given(mut self, wanted: &Wanted, receipt: String, ticket: &str) -> Self {
        self.state = JobState::Running;
        self.attempts += 1;
        self.receipt = Some(receipt);
        self.until = Some(wanted.until);
        self.ticket = Some(ticket.to_owned());
        self.worker = Some(wanted.worker.clone());
        self.started_at = Some(wanted.now);
        self
    }

    /// What the worker of a given one gets.
    pub(super) fn leased(&self) -> Leased {
        Leased {
            envelope: self.job.clone(),
            attempt: self.attempts,
            crashes: self.crashes,
            receipt: self.receipt.clone().unwrap_or_default(),
        }
    }

    pub(super) fn is_held_with(&self, receipt: &str) -> bool {
        self.state == JobState::Running && self.receipt.as_deref() == Some(receipt)
    }

    /// Whether it runs, and its lease has ended.
    pub(super) fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.state == JobState::Running && self.until.is_none_or(|until| until <= now)
    }

    /// The same job among those that wait.
    pub(super) fn waiting(mut self, at: DateTime<Utc>) -> Self {
        self.state = JobState::Waiting;
        self.at = at;
        self.receipt = None;
        self.until = None;
        self.ended_at = None;
        self
    }

    /// The same job after its worker was not heard of any more.
    pub(super) fn crashed(mut self) -> Self {
        self.crashes += 1;
        let at = self.at;
        self.waiting(at)
    }

    /// The same job, as somebody wanted it again.
    pub(super) fn again(mut self, now: DateTime<Utc>) -> Self {
        (self.attempts, self.crashes) = (0, 0);
        self.waiting(now)
    }

    /// The same job, which has ended.
    pub(super) fn ended(mut self, state: JobState, at: DateTime<Utc>) -> Self {
        self.state = state;
        self.receipt = None;
        self.until = None;
        self.ended_at = Some(at);
        self
    }

    /// The same job after this ending.
    pub(super) fn settled(mut self, ending: &Ending) -> Self {
        match &ending.outcome {
            Outcome::Done(result) => {
                self.result = Some(result.clone());
                self.ended(JobState::Done, ending.at)
            }
            Outcome::Dead { error } => {
                self.error = Some(error.clone());
                self.ended(JobState::Dead, ending.at)
            }
            Outcome::Cancelled => self.ended(JobState::Cancelled, ending.at),
            Outcome::Retry { at, error } => {
                self.error = Some(error.clone());
                self.waiting(*at)
            }
            Outcome::Returned => self.uncounted(ending.at),
            Outcome::Postponed { until } => self.uncounted(*until),
        }
    }

    fn uncounted(mut self, at: DateTime<Utc>) -> Self {
        self.attempts = self.attempts.saturating_sub(1);
        self.waiting(at)
    }

    /// What people see of it.
    pub(super) fn shown(self) -> JobRecord {
        JobRecord {
            envelope: self.job,
            state: self.state,
            attempts: self.attempts,
            crashes: self.crashes,
            error: self.error,
            result: self.result,
            worker: self.worker,
            started_at: self.started_at,
            ended_at: self.ended_at,
        }
    }
}
