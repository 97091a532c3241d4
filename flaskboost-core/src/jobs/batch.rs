//! [`Batch`]: jobs that belong together.

use super::order::Draft;
use super::{Job, Order};

/// Jobs that belong together, and what follows when all of them have ended.
#[derive(Debug, Default)]
#[must_use = "a batch does nothing until it is enqueued"]
pub struct Batch {
    jobs: Vec<Draft>,
    next: Option<Draft>,
}

impl Batch {
    /// A batch without jobs.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same batch with one job more.
    pub fn with<J: Job>(mut self, order: impl Into<Order<J>>) -> Self {
        self.jobs.push(order.into().draft());
        self
    }

    /// What follows when all have ended, dead letters and cancelled ones included; ask [`Jobs::batch`](super::Jobs::batch)
    /// how many of those there are.
    pub fn then<J: Job>(mut self, order: impl Into<Order<J>>) -> Self {
        self.next = Some(order.into().draft());
        self
    }

    pub(super) fn into_parts(self) -> (Vec<Draft>, Option<Draft>) {
        (self.jobs, self.next)
    }
}
