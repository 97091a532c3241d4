//! The Redis engine in a program that was built without it.

use std::sync::Arc;

use super::{Engine, JobError};
use crate::db::outbox::Outbox;

/// There is none.
#[derive(Debug)]
pub enum RedisEngine {}

impl RedisEngine {
    /// Refuses, because the feature `redis` is off.
    ///
    /// # Errors
    ///
    /// - Always.
    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub async fn open(_url: &str, _site: &str, _outbox: Outbox) -> Result<Arc<dyn Engine>, JobError> {
        let reason = "the queue is to be on a Redis server, and this program was built without the feature `redis`";
        Err(JobError::Engine { reason: reason.to_owned() })
    }
}
