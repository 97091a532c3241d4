//! [`JobHandle`]: a job that was enqueued, for whoever wants to know how it went.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use tokio::time::Instant;

use super::{Job, JobError, JobState, Jobs};
use crate::error::Result;

/// How often whoever waits looks, at first and later on.
const LOOKS: (Duration, Duration) = (Duration::from_millis(10), Duration::from_millis(250));

/// A job that was enqueued.
#[must_use = "a handle that is not wanted is dropped with `let _ =`"]
pub struct JobHandle<J> {
    jobs: Jobs,
    id: String,
    is_new: bool,
    job: PhantomData<fn() -> J>,
}

impl<J> Clone for JobHandle<J> {
    fn clone(&self) -> Self {
        Self { jobs: self.jobs.clone(), id: self.id.clone(), is_new: self.is_new, job: PhantomData }
    }
}

impl<J> fmt::Debug for JobHandle<J> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JobHandle").field("id", &self.id).field("is_new", &self.is_new).finish_non_exhaustive()
    }
}

impl<J: Job> JobHandle<J> {
    pub(super) fn new(jobs: Jobs, id: String, is_new: bool) -> Self {
        Self { jobs, id, is_new, job: PhantomData }
    }

    /// What the queue knows it by.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether it was taken; a unique job of which one waits already is not, and this is the handle of that one.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Waits for its result; `None` when it is not there in time. Call it after the commit: before, nobody runs it.
    ///
    /// # Errors
    ///
    /// - It failed for good, or was cancelled.
    /// - It is not known any more.
    pub async fn wait(&self, at_most: Duration) -> Result<Option<J::Output>> {
        let until = Instant::now() + at_most;
        let mut pause = LOOKS.0;
        let mut was_seen = false;
        loop {
            match self.jobs.find(&self.id).await? {
                Some(record) => {
                    was_seen = true;
                    let name = record.envelope.name;
                    match record.state {
                        JobState::Done => {
                            let result = record.result.unwrap_or_default();
                            let result = serde_json::from_value(result);
                            return Ok(Some(result.map_err(|source| JobError::NotItsType { name, source })?));
                        }
                        JobState::Dead => {
                            return Err(JobError::Failed { name, error: record.error.unwrap_or_default() }.into());
                        }
                        JobState::Cancelled => return Err(JobError::Cancelled { name }.into()),
                        JobState::Waiting | JobState::Running => {}
                    }
                }
                // It may still be in the outbox.
                None if was_seen => return Err(JobError::Gone { id: self.id.clone() }.into()),
                None => {}
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            tokio::time::sleep(pause.min(left)).await;
            pause = (pause * 2).min(LOOKS.1);
        }
    }
}
