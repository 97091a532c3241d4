//! Redis in a program that was built without it.

use super::LimitError;
use super::store::{Answer, Use};
use crate::error::Result;

/// There is none.
#[derive(Clone, Debug)]
pub(super) enum Redis {}

impl Redis {
    /// Refuses, because the feature `redis` is off.
    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn open(_url: &str) -> Result<Self, LimitError> {
        Err(LimitError::RedisNotBuilt)
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn take(&self, _: &Use<'_>) -> Result<Answer> {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn give_back(&self, _: &str, _: i64) -> Result<()> {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn forget(&self, _: &str) -> Result<()> {
        match *self {}
    }
}
