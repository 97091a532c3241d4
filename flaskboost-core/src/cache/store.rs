//! [`Store`]: where values are kept.

use super::cached::{Cached, Fresh, Lock, Stamp};
use super::memory::Memory;
use super::redis::Redis;
use crate::error::Result;

/// Where values are kept.
#[derive(Debug)]
pub(super) enum Store {
    /// In this process.
    Memory(Memory),
    /// On a Redis server.
    Redis(Redis),
}

impl Store {
    /// A value, fresh or old; never one of which a tag was invalidated.
    pub(super) async fn read(&self, key: &str, now: i64) -> Option<Cached> {
        match self {
            Self::Memory(memory) => memory.read(key, now),
            Self::Redis(redis) => redis.read(key).await,
        }
    }

    /// What is known of these tags now; `None` when the server does not answer.
    pub(super) async fn stamp(&self, tags: &[String]) -> Option<Stamp> {
        match self {
            Self::Memory(memory) => Some(memory.stamp()),
            Self::Redis(redis) => redis.stamp(tags).await,
        }
    }

    pub(super) async fn write(&self, fresh: Fresh<'_>, now: i64) {
        match self {
            Self::Memory(memory) => memory.write(fresh, now),
            Self::Redis(redis) => redis.write(fresh).await,
        }
    }

    pub(super) async fn remove(&self, key: &str) -> Result<()> {
        match self {
            Self::Memory(memory) => memory.remove(key),
            Self::Redis(redis) => redis.remove(key).await?,
        }
        Ok(())
    }

    pub(super) async fn invalidate(&self, tag: &str) -> Result<()> {
        match self {
            Self::Memory(memory) => memory.invalidate(tag),
            Self::Redis(redis) => redis.invalidate(tag).await?,
        }
        Ok(())
    }

    /// Asks to be the one of all processes who computes a value. A server that does not answer keeps nobody away.
    pub(super) async fn lock(&self, key: &str) -> Lock {
        match self {
            Self::Memory(_) => Lock::Ours(String::new()),
            Self::Redis(redis) => redis.lock(key).await,
        }
    }

    pub(super) async fn unlock(&self, key: &str, lock: &str) {
        match self {
            Self::Memory(_) => {}
            Self::Redis(redis) => redis.unlock(key, lock).await,
        }
    }
}
