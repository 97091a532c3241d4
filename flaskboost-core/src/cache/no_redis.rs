//! Redis in a program that was built without it.

use super::CacheError;
use super::cached::{Cached, Fresh, Lock, Stamp};
use crate::error::Result;
use crate::random::Random;

/// There is none.
#[derive(Debug)]
pub(super) enum Redis {}

impl Redis {
    /// Refuses, because the feature `redis` is off.
    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn open(_url: &str, _prefix: &str, _random: Random) -> Result<Self, CacheError> {
        Err(CacheError::RedisNotBuilt)
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn read(&self, _: &str) -> Option<Cached> {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn stamp(&self, _: &[String]) -> Option<Stamp> {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn write(&self, _: Fresh<'_>) {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn remove(&self, _: &str) -> Result<()> {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn invalidate(&self, _: &str) -> Result<()> {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn lock(&self, _: &str) -> Lock {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "the same shape as with Redis")]
    pub(super) async fn unlock(&self, _: &str, _: &str) {
        match *self {}
    }
}
