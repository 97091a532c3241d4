//! [`Store`]: where the counts are kept.

use super::database::Database;
use super::redis::Redis;
use crate::error::Result;

/// Where the counts are kept.
#[derive(Clone, Debug)]
pub(super) enum Store {
    /// In the database of the site.
    Database(Database),
    /// On a Redis server.
    Redis(Redis),
}

/// One use that somebody asks for; moments and times in microseconds.
pub(super) struct Use<'a> {
    /// Whose.
    pub(super) key_hash: &'a str,
    /// The time.
    pub(super) now: i64,
    /// What it costs.
    pub(super) interval: i64,
    /// The latest TAT with which there is a use left.
    pub(super) latest: i64,
}

/// What a store says, with the TAT of the key.
pub(super) enum Answer {
    /// It was counted; this is the TAT after it.
    Taken(i64),
    /// There was none left; this is the TAT that stands in the way.
    Refused(i64),
}

impl Store {
    /// Takes one use if there is one left: in one step that nothing comes between.
    pub(super) async fn take(&self, one: &Use<'_>) -> Result<Answer> {
        match self {
            Self::Database(database) => database.take(one).await,
            Self::Redis(redis) => redis.take(one).await,
        }
    }

    pub(super) async fn give_back(&self, key_hash: &str, open: i64) -> Result<()> {
        match self {
            Self::Database(database) => database.give_back(key_hash, open).await,
            Self::Redis(redis) => redis.give_back(key_hash, open).await,
        }
    }

    pub(super) async fn forget(&self, key_hash: &str) -> Result<()> {
        match self {
            Self::Database(database) => database.forget(key_hash).await,
            Self::Redis(redis) => redis.forget(key_hash).await,
        }
    }

    /// Deletes what time has forgotten. Redis does that by itself.
    pub(super) async fn sweep(&self, now: i64) -> Result<u64> {
        match self {
            Self::Database(database) => database.sweep(now).await,
            Self::Redis(_) => Ok(0),
        }
    }
}
