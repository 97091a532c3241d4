//! [`OutboxConsumer`]: brings jobs from the outbox into an engine that is outside of the database.

use std::sync::Arc;

use chrono::DateTime;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{Engine, Envelope};
use crate::db::outbox::{Consumer, Entry};
use crate::error::{Error, Result};

/// The topic of jobs.
pub(super) const TOPIC: &str = "jobs";

/// Brings jobs from the outbox into an engine that is outside of the database. Give it to the
/// [`Relay`](crate::db::outbox::Relay).
#[derive(Debug)]
pub struct OutboxConsumer {
    engine: Arc<dyn Engine>,
}

impl OutboxConsumer {
    /// The consumer for this engine.
    #[must_use]
    pub fn new(engine: Arc<dyn Engine>) -> Self {
        Self { engine }
    }
}

impl Consumer for OutboxConsumer {
    fn topic(&self) -> &str {
        TOPIC
    }

    fn take<'a>(&'a self, entries: &'a [Entry]) -> BoxFuture<'a, Result<()>> {
        async move {
            let read = |entry: &Entry| serde_json::from_value(entry.payload.clone()).map_err(Error::internal);
            let jobs: Vec<Envelope> = entries.iter().map(read).collect::<Result<_>>()?;
            self.engine.push(&jobs).await
        }
        .boxed()
    }
}

/// What is written to the outbox for these jobs. They go on at once, in the order in which they were written, whatever
/// the clocks of several processes say: each engine knows itself when a job is due.
#[cfg_attr(
    not(any(feature = "redis", feature = "nats")),
    expect(dead_code, reason = "no engine of this build needs it")
)]
pub(super) fn entries(jobs: &[Envelope]) -> Result<Vec<Entry>> {
    jobs.iter()
        .map(|job| {
            let payload = serde_json::to_value(job).map_err(Error::internal)?;
            Ok(Entry { topic: TOPIC.to_owned(), key: job.id.clone(), payload, due_at: DateTime::UNIX_EPOCH })
        })
        .collect()
}
