//! [`Limiter`]: counts uses where all processes of the site see them.

use std::fmt::{self, Display};
use std::sync::Arc;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::database::Database;
use super::redis::Redis;
use super::store::{Answer, Store, Use};
use super::taken::Receipt;
use super::{Limit, LimitError, Taken};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;

/// Keeps the hashes apart from whatever else the same secret signs.
const PURPOSE: &[u8] = b"flaskboost limit 1";

/// Counts uses in the database, or on a Redis server when `limits.store` says so: they survive a restart of the site and
/// hold for every process.
///
/// Of a key only an HMAC is kept: a copy of the counts names no address. Clones share everything. In a controller
/// it is an extractor.
///
/// ```
/// use std::time::Duration;
///
/// use flaskboost::error::Result;
/// use flaskboost::http::ClientIp;
/// use flaskboost::limit::{Limit, Limiter};
///
/// const SEARCHES: Limit = Limit::new("searches", 30, Duration::from_secs(60));
///
/// async fn search(limiter: Limiter, client: ClientIp) -> Result<&'static str> {
///     limiter.take(&SEARCHES, client).await?.require()?;
///     Ok("found\n")
/// }
/// # let _ = search;
/// ```
#[derive(Clone)]
pub struct Limiter {
    store: Store,
    clock: Clock,
    secret: Arc<[u8]>,
}

impl Limiter {
    /// Counts in this database. With the secret, which is that of the site, keys are hashed.
    #[must_use]
    pub fn new(db: Db, clock: Clock, secret: impl Into<Arc<[u8]>>) -> Self {
        Self { store: Store::Database(Database(db)), clock, secret: secret.into() }
    }

    /// Counts on the Redis server of this address, `redis://…` or, with TLS, `rediss://…`.
    ///
    /// # Errors
    ///
    /// - The address is none, or the server does not answer.
    /// - The program was built without the feature `redis`.
    pub async fn in_redis(url: &str, clock: Clock, secret: impl Into<Arc<[u8]>>) -> Result<Self, LimitError> {
        Ok(Self { store: Store::Redis(Redis::open(url).await?), clock, secret: secret.into() })
    }

    /// Takes one use of a limit for this key: an address, the id of a user, whatever is to be counted apart. What is
    /// refused counts nothing.
    ///
    /// # Errors
    ///
    /// - The database, or the Redis server, cannot answer.
    pub async fn take(&self, limit: &Limit, key: impl Display) -> Result<Taken> {
        if limit.is_off() {
            return Ok(Taken::free(limit.name()));
        }
        let key_hash = self.hash(limit, &key);
        let (now, interval) = (self.now(), limit.interval());
        let latest = now.saturating_add(limit.burst()).saturating_sub(interval);
        let one = Use { key_hash: &key_hash, now, interval, latest };
        let tat = match self.store.take(&one).await? {
            Answer::Taken(tat) => {
                return Ok(Taken::counted(limit.name(), Receipt { key_hash, tat, interval }));
            }
            Answer::Refused(tat) => tat,
        };
        let wait = u64::try_from(tat.saturating_sub(latest)).unwrap_or_default();
        Ok(Taken::refused(limit.name(), Duration::from_micros(wait.max(1))))
    }

    /// Gives one use back, for something that turned out not to count. What time has forgotten since is not given
    /// back again, so this never lets more through.
    ///
    /// # Errors
    ///
    /// - The database, or the Redis server, cannot answer.
    pub async fn give_back(&self, taken: Taken) -> Result<()> {
        let Some(receipt) = taken.receipt() else { return Ok(()) };
        let open = receipt.tat.saturating_sub(self.now()).min(receipt.interval);
        if open > 0 {
            self.store.give_back(&receipt.key_hash, open).await?;
        }
        Ok(())
    }

    /// Forgets whatever this key used of a limit.
    ///
    /// # Errors
    ///
    /// - The database, or the Redis server, cannot answer.
    pub async fn forget(&self, limit: &Limit, key: impl Display) -> Result<()> {
        if !limit.is_off() {
            self.store.forget(&self.hash(limit, &key)).await?;
        }
        Ok(())
    }

    /// Deletes what time has forgotten. Returns how many keys that were.
    ///
    /// # Errors
    ///
    /// - The database, or the Redis server, cannot answer.
    pub async fn sweep(&self) -> Result<u64> {
        self.store.sweep(self.now()).await
    }

    fn now(&self) -> i64 {
        self.clock.now().timestamp_micros()
    }

    fn hash(&self, limit: &Limit, key: &impl Display) -> String {
        let mut hash = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes a key of any length");
        hash.update(PURPOSE);
        hash.update(limit.name().as_bytes());
        // No name holds a zero, so no name and key make what another name and key make.
        hash.update(b"\0");
        hash.update(key.to_string().as_bytes());
        hex::encode(hash.finalize().into_bytes())
    }
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limiter").field("store", &self.store).finish_non_exhaustive()
    }
}
