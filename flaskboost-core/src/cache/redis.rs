//! [`Redis`]: keeps values on a Redis server, for all processes that share it.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, RedisError, RedisResult, Script, pipe};
use serde::{Deserialize, Serialize};

use super::CacheError;
use super::cached::{Cached, Fresh, Lock, Stamp};
use crate::error::{Error, Result};
use crate::random::Random;

/// How long the server may take to take a connection, and to answer: a page waits for it.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long it is left alone after it did not answer, so that not every page waits.
const REST: Duration = Duration::from_secs(2);

/// How long whoever computes a value keeps others from doing so.
const LOCKED: Duration = Duration::from_secs(10);

/// How long the version of a tag is kept after it was last needed. Without it what has the tag is forgotten.
const TAG_SECONDS: u64 = 31 * 24 * 3600;

/// Keeps a value, unless somebody else computes it by now. `KEYS`: the value and its lock; `ARGV`: the lock of whoever
/// computed it or nothing, the value, and for how many milliseconds.
const WRITE: &str = "
if ARGV[1] ~= '' and redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if ARGV[1] ~= '' then redis.call('DEL', KEYS[2]) end
return 1";

/// Gives a lock back, if it is still held.
const UNLOCK: &str = "
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 0";

/// A Redis server, or one that speaks as Redis does.
pub(super) struct Redis {
    connection: ConnectionManager,
    prefix: String,
    random: Random,
    write: Script,
    unlock: Script,
    rests_until: Mutex<Option<Instant>>,
}

/// A value as it stands on the server.
#[derive(Serialize, Deserialize)]
struct Entry {
    text: String,
    until: i64,
    tags: Vec<(String, String)>,
}

impl Redis {
    /// Connects, so that a wrong address is found at the start.
    pub(super) async fn open(url: &str, prefix: &str, random: Random) -> Result<Self, CacheError> {
        let config = ConnectionManagerConfig::new()
            .set_response_timeout(Some(PATIENCE))
            .set_connection_timeout(Some(PATIENCE))
            .set_number_of_retries(1);
        let client = Client::open(url).map_err(|error| unreachable(&error))?;
        let connection =
            client.get_connection_manager_with_config(config).await.map_err(|error| unreachable(&error))?;
        let (write, unlock) = (Script::new(WRITE), Script::new(UNLOCK));
        Ok(Self { connection, prefix: prefix.to_owned(), random, write, unlock, rests_until: Mutex::default() })
    }

    pub(super) async fn read(&self, key: &str) -> Option<Cached> {
        let mut get = redis::cmd("GET");
        get.arg(self.value_key(key));
        let text: Option<String> = self.ask(get.query_async(&mut self.connection.clone())).await?;
        let entry: Entry = serde_json::from_str(&text?).ok()?;
        if !entry.tags.is_empty() {
            let mut versions = redis::cmd("MGET");
            for (tag, _) in &entry.tags {
                versions.arg(self.tag_key(tag));
            }
            let now: Vec<Option<String>> = self.ask(versions.query_async(&mut self.connection.clone())).await?;
            let is_same = entry.tags.iter().zip(now).all(|((_, then), now)| now.as_ref() == Some(then));
            if !is_same {
                return None;
            }
        }
        Some(Cached { text: entry.text.into(), until: entry.until })
    }

    /// The versions of tags; one that has none gets one, and nobody else ever gets the same.
    pub(super) async fn stamp(&self, tags: &[String]) -> Option<Stamp> {
        if tags.is_empty() {
            return Some(Stamp::default());
        }
        let mut pipe = pipe();
        for tag in tags {
            let key = self.tag_key(tag);
            pipe.cmd("SET").arg(&key).arg(self.random.token()).arg("EX").arg(TAG_SECONDS).arg("NX").ignore();
            pipe.cmd("EXPIRE").arg(&key).arg(TAG_SECONDS).ignore();
        }
        let mut versions = redis::cmd("MGET");
        for tag in tags {
            versions.arg(self.tag_key(tag));
        }
        pipe.add_command(versions);
        let (versions,): (Vec<String>,) = self.ask(pipe.query_async(&mut self.connection.clone())).await?;
        Some(Stamp { count: 0, versions })
    }

    pub(super) async fn write(&self, fresh: Fresh<'_>) {
        let Fresh { key, value, kept, tags, stamp, lock } = fresh;
        let tags = tags.iter().cloned().zip(stamp.versions).collect();
        let entry = Entry { text: value.text.to_string(), until: value.until, tags };
        let Ok(text) = serde_json::to_string(&entry) else { return };
        let mut call = self.write.key(self.value_key(key));
        call.key(self.lock_key(key)).arg(lock.unwrap_or_default()).arg(text);
        call.arg(u64::try_from(kept.as_millis()).unwrap_or(u64::MAX).clamp(1, i64::MAX.unsigned_abs() / 2));
        let _: Option<u8> = self.ask(call.invoke_async(&mut self.connection.clone())).await;
    }

    /// Forgets a value. Whoever computes it meanwhile loses the lock, and does not keep what is old by then.
    pub(super) async fn remove(&self, key: &str) -> Result<()> {
        let mut forget = redis::cmd("DEL");
        forget.arg(self.value_key(key)).arg(self.lock_key(key));
        let _: i64 = forget.query_async(&mut self.connection.clone()).await.map_err(Error::unavailable)?;
        Ok(())
    }

    pub(super) async fn invalidate(&self, tag: &str) -> Result<()> {
        let mut set = redis::cmd("SET");
        set.arg(self.tag_key(tag)).arg(self.random.token()).arg("EX").arg(TAG_SECONDS);
        let _: () = set.query_async(&mut self.connection.clone()).await.map_err(Error::unavailable)?;
        Ok(())
    }

    pub(super) async fn lock(&self, key: &str) -> Lock {
        let token = self.random.token();
        let mut set = redis::cmd("SET");
        set.arg(self.lock_key(key)).arg(&token).arg("NX").arg("PX");
        set.arg(u64::try_from(LOCKED.as_millis()).unwrap_or(u64::MAX));
        let answer: Option<Option<String>> = self.ask(set.query_async(&mut self.connection.clone())).await;
        match answer {
            Some(None) => Lock::Theirs,
            // The second: the server does not answer. Then everybody computes, as if there were no cache.
            Some(Some(_)) | None => Lock::Ours(token),
        }
    }

    pub(super) async fn unlock(&self, key: &str, lock: &str) {
        let mut call = self.unlock.key(self.lock_key(key));
        call.arg(lock);
        let _: Option<u8> = self.ask(call.invoke_async(&mut self.connection.clone())).await;
    }

    /// Asks, unless the server did not answer a moment ago. What it does not answer is logged once for each rest.
    async fn ask<T: FromRedisValue>(&self, question: impl Future<Output = RedisResult<T>>) -> Option<T> {
        if self.rests_until().is_some_and(|until| Instant::now() < until) {
            return None;
        }
        match question.await {
            Ok(answer) => Some(answer),
            Err(error) => {
                *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + REST);
                tracing::warn!(target: "flaskboost::cache", "the Redis server does not answer, so nothing is cached: {error}");
                None
            }
        }
    }

    fn rests_until(&self) -> Option<Instant> {
        *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn value_key(&self, key: &str) -> String {
        format!("{}:value:{key}", self.prefix)
    }

    fn lock_key(&self, key: &str) -> String {
        format!("{}:lock:{key}", self.prefix)
    }

    fn tag_key(&self, tag: &str) -> String {
        format!("{}:tag:{tag}", self.prefix)
    }
}

/// The message of the crate names the host at most, never the password.
fn unreachable(error: &RedisError) -> CacheError {
    CacheError::Redis { reason: error.to_string() }
}

impl fmt::Debug for Redis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redis").field("prefix", &self.prefix).finish_non_exhaustive()
    }
}
