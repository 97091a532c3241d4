//! [`Cache`]: keeps what was expensive to compute.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::cached::{Cached, Fresh, Lock, Stamp};
use super::flights::Flights;
use super::memory::Memory;
use super::redis::Redis;
use super::store::Store;
use super::{CacheError, Tagged};
use crate::clock::Clock;
use crate::db::Tx;
use crate::error::Result;
use crate::random::Random;
use crate::settings::{CacheEngine, Settings};

/// For how long at most an old value serves those who would wait for the next one.
const OLD: Duration = Duration::from_secs(60);

/// How often it is looked whether another process has computed a value.
const LOOK: Duration = Duration::from_millis(40);

/// Keeps what was expensive to compute, for a while. Cheap to clone; handlers take it as `Service<Cache>`.
///
/// ```
/// use std::time::Duration;
/// use flaskboost::cache::Cache;
/// use flaskboost::clock::Clock;
/// # use flaskboost::error::Result;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<()> {
/// let cache = Cache::in_memory(1_000_000, Clock::system());
/// let minute = Duration::from_secs(60);
/// let runs = cache.get_or_compute("runs:count", minute, async || Ok(42_u64)).await?;
/// assert_eq!(runs, 42);
/// assert_eq!(cache.get::<u64>("runs:count").await, Some(42));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Cache {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Clock,
    time: Duration,
    flights: Flights,
}

impl Cache {
    /// A cache in the memory of this process, with so many bytes at most.
    #[must_use]
    pub fn in_memory(bytes: usize, clock: Clock) -> Self {
        Self::new(Store::Memory(Memory::new(bytes)), clock)
    }

    /// A cache on the Redis server of this address. Every key begins with `prefix`.
    ///
    /// # Errors
    ///
    /// - The address is none, or the server does not answer.
    /// - The program was built without the feature `redis`.
    pub async fn in_redis(url: &str, prefix: &str, clock: Clock) -> Result<Self, CacheError> {
        Ok(Self::new(Store::Redis(Redis::open(url, prefix, Random::system()).await?), clock))
    }

    /// The cache of the settings. On a server that several sites use, `site` keeps theirs apart.
    ///
    /// # Errors
    ///
    /// - As of [`Cache::in_redis`], if the settings ask for that.
    pub async fn open(settings: &Settings, site: &str, clock: Clock) -> Result<Self, CacheError> {
        let wanted = &settings.cache;
        let cache = match (wanted.engine, &settings.redis.url) {
            (CacheEngine::Redis, Some(url)) => {
                Self::in_redis(url.expose(), &format!("flaskboost:cache:{site}"), clock).await?
            }
            _ => Self::in_memory(wanted.max_megabytes.saturating_mul(1 << 20), clock),
        };
        Ok(cache.with_default_time(Duration::from_secs(wanted.default_seconds)))
    }

    /// The same cache, in which a value is kept for this long when nothing else is said; an hour without it.
    #[must_use]
    pub fn with_default_time(self, time: Duration) -> Self {
        match Arc::try_unwrap(self.inner) {
            Ok(inner) => Self { inner: Arc::new(Inner { time, ..inner }) },
            Err(inner) => Self { inner },
        }
    }

    fn new(store: Store, clock: Clock) -> Self {
        let time = Duration::from_secs(3600);
        Self { inner: Arc::new(Inner { store, clock, time, flights: Flights::default() }) }
    }

    /// The value of a key, if it is known and reads as a `T`.
    pub async fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let found = self.inner.store.read(key, self.now()).await?;
        self.fresh(key, &found)
    }

    /// Keeps a value for this long; `None` is the default of the settings. A server that does not answer keeps
    /// nothing, and that is no error.
    ///
    /// # Errors
    ///
    /// - The time is zero.
    /// - The value cannot be written as JSON.
    pub async fn set<T: Serialize>(&self, key: &str, value: &T, time: impl Into<Option<Duration>>) -> Result<()> {
        self.keep(key, value, time.into(), &[]).await
    }

    /// Forgets a value. What is being computed for this key right now is not kept.
    ///
    /// # Errors
    ///
    /// - The server does not answer: the value is there until its time is over.
    pub async fn remove(&self, key: &str) -> Result<()> {
        self.inner.flights.void(key);
        self.inner.store.remove(key).await
    }

    /// The value of a key; if it is not known it is computed and kept for this long, `None` being the default of the
    /// settings.
    ///
    /// Of many who ask at once one computes, and the others wait for it, or get the old value if it is not older than a
    /// minute. So it is in all processes that share a Redis server. What fails is not kept, and the next one tries.
    ///
    /// # Errors
    ///
    /// - Whatever `compute` returns.
    /// - The time is zero, or the value cannot be written as JSON.
    pub async fn get_or_compute<T, F>(&self, key: &str, time: impl Into<Option<Duration>>, compute: F) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFnOnce() -> Result<T>,
    {
        self.find_or_compute(key, time.into(), &[], compute).await
    }

    /// The same cache, which gives tags to whatever it keeps.
    pub fn tagged<I>(&self, tags: I) -> Tagged
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Tagged { cache: self.clone(), tags: tags.into_iter().map(Into::into).collect() }
    }

    /// Forgets everything with this tag, and keeps nothing with it that is being computed right now.
    ///
    /// # Errors
    ///
    /// - The server does not answer: the values are there until their time is over.
    pub async fn invalidate_tag(&self, tag: &str) -> Result<()> {
        self.inner.store.invalidate(tag).await
    }

    /// Forgets everything with this tag as soon as the transaction has been committed, and nothing when it is rolled
    /// back.
    ///
    /// In memory that is before `commit` returns, in this process only. On a Redis server it is a moment later, for all
    /// processes; if the server does not answer or the process dies in between, old values stay until their time is over.
    pub fn invalidate_after(&self, tx: &Tx, tag: impl Into<String>) {
        let (cache, tag) = (self.clone(), tag.into());
        tx.after_commit(move || {
            if let Store::Memory(memory) = &cache.inner.store {
                memory.invalidate(&tag);
                return;
            }
            tokio::spawn(async move {
                if let Err(error) = cache.invalidate_tag(&tag).await {
                    tracing::warn!(target: "flaskboost::cache", "what has the tag `{tag}` could not be forgotten: {error:?}");
                }
            });
        });
    }

    /// Where values are kept, in a few words for the terminal.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self.inner.store {
            Store::Memory(_) => "in the memory of this process",
            Store::Redis(_) => "on the Redis server",
        }
    }

    pub(super) async fn keep<T: Serialize>(
        &self,
        key: &str,
        value: &T,
        time: Option<Duration>,
        tags: &[String],
    ) -> Result<()> {
        let time = self.time(key, time)?;
        let text = written(key, value)?;
        if let Some(stamp) = self.inner.store.stamp(tags).await {
            self.write(key, (text, time), (tags, stamp), None).await;
        }
        Ok(())
    }

    pub(super) async fn find_or_compute<T, F>(
        &self,
        key: &str,
        time: Option<Duration>,
        tags: &[String],
        compute: F,
    ) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFnOnce() -> Result<T>,
    {
        let time = self.time(key, time)?;
        let store = &self.inner.store;
        let found = store.read(key, self.now()).await;
        if let Some(value) = found.as_ref().and_then(|found| self.fresh(key, found)) {
            return Ok(value);
        }
        let mut old: Option<T> = found.and_then(|found| read(key, &found.text));
        let seat = self.inner.flights.join(key);
        let _turn = match seat.flight.turn.try_lock() {
            Ok(turn) => turn,
            Err(_) => match old.take() {
                Some(value) => return Ok(value),
                None => seat.flight.turn.lock().await,
            },
        };
        let lock = loop {
            if let Some(value) = self.get(key).await {
                return Ok(value);
            }
            match store.lock(key).await {
                Lock::Ours(lock) => break lock,
                Lock::Theirs => match old.take() {
                    Some(value) => return Ok(value),
                    None => tokio::time::sleep(LOOK).await,
                },
            }
        };
        let stamp = store.stamp(tags).await;
        let computed = async {
            let value = compute().await?;
            let text = written(key, &value)?;
            Ok((value, text))
        };
        match (computed.await, stamp) {
            (Ok((value, text)), Some(stamp)) if !seat.flight.is_void() => {
                self.write(key, (text, time), (tags, stamp), Some(lock)).await;
                Ok(value)
            }
            (computed, _) => {
                store.unlock(key, &lock).await;
                computed.map(|(value, _)| value)
            }
        }
    }

    async fn write(
        &self,
        key: &str,
        (text, time): (Arc<str>, Duration),
        (tags, stamp): (&[String], Stamp),
        lock: Option<String>,
    ) {
        let now = self.now();
        let until = now.saturating_add(i64::try_from(time.as_micros()).unwrap_or(i64::MAX));
        let kept = time.saturating_add(time.min(OLD));
        self.inner.store.write(Fresh { key, value: Cached { text, until }, kept, tags, stamp, lock }, now).await;
    }

    /// The value, if it is not too old and reads as a `T`.
    fn fresh<T: DeserializeOwned>(&self, key: &str, found: &Cached) -> Option<T> {
        (found.until > self.now()).then(|| read(key, &found.text)).flatten()
    }

    fn time(&self, key: &str, time: Option<Duration>) -> Result<Duration, CacheError> {
        let time = time.unwrap_or(self.inner.time);
        if time.as_millis() == 0 { Err(CacheError::NoTime { key: key.to_owned() }) } else { Ok(time) }
    }

    fn now(&self) -> i64 {
        self.inner.clock.now().timestamp_micros()
    }

    #[cfg(test)]
    pub(super) fn parts(&self) -> (&Store, &Flights) {
        (&self.inner.store, &self.inner.flights)
    }
}

fn written<T: Serialize>(key: &str, value: &T) -> Result<Arc<str>, CacheError> {
    let text = serde_json::to_string(value);
    text.map(Into::into).map_err(|source| CacheError::NotJson { key: key.to_owned(), source })
}

/// A value of another type than was kept is not known: a new release may have changed it.
fn read<T: DeserializeOwned>(key: &str, text: &str) -> Option<T> {
    serde_json::from_str(text)
        .inspect_err(|error| tracing::debug!(target: "flaskboost::cache", "`{key}` is of another type: {error}"))
        .ok()
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cache").field(&self.describe()).finish()
    }
}
