//! The JetStream engine in a program that was built without it.

use std::sync::Arc;

use super::{Engine, JobError};
use crate::db::outbox::Outbox;

/// There is none.
#[derive(Debug)]
pub enum NatsEngine {}

impl NatsEngine {
    /// Refuses, because the feature `nats` is off.
    ///
    /// # Errors
    ///
    /// - Always.
    #[expect(clippy::unused_async, reason = "the same shape as with JetStream")]
    pub async fn open(_url: &str, _site: &str, _outbox: Outbox) -> Result<Arc<dyn Engine>, JobError> {
        let reason = "the queue is to be in NATS JetStream, and this program was built without the feature `nats`";
        Err(JobError::Engine { reason: reason.to_owned() })
    }
}
