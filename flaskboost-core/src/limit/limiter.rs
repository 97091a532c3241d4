//! [`Limiter`]: counts uses in the database.

use std::fmt::{self, Display, Write as _};
use std::sync::Arc;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ConnectionTrait, Statement, Value};
use sha2::Sha256;

use super::taken::Receipt;
use super::{Limit, Taken};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;

/// Takes one use, or gives no row. `$2` is what a new key is set to, `$3` the time, `$4` what a use costs, and `$5` the
/// latest TAT with which there is a use left. `MAX` of two values has another name on each engine, `CASE` has one.
const TAKE: &str = "INSERT INTO rate_limits (key_hash, tat) VALUES ($1, $2) ON CONFLICT (key_hash) DO UPDATE \
                    SET tat = CASE WHEN rate_limits.tat > $3 THEN rate_limits.tat ELSE $3 END + $4 \
                    WHERE rate_limits.tat <= $5 RETURNING tat";
const LOOK: &str = "SELECT tat FROM rate_limits WHERE key_hash = $1";
const GIVE_BACK: &str = "UPDATE rate_limits SET tat = tat - $2 WHERE key_hash = $1";
const FORGET: &str = "DELETE FROM rate_limits WHERE key_hash = $1";
const SWEEP: &str = "DELETE FROM rate_limits WHERE tat <= $1";

/// Keeps the hashes apart from whatever else the same secret signs.
const PURPOSE: &[u8] = b"flaskboost limit 1";

/// Counts uses in the database, so that they survive a restart and hold for every process.
///
/// Of a key only an HMAC is kept: a copy of the database names no address. Clones share everything. In a controller
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
    db: Db,
    clock: Clock,
    secret: Arc<[u8]>,
}

impl Limiter {
    /// Counts in this database. With the secret, which is that of the site, keys are hashed.
    #[must_use]
    pub fn new(db: Db, clock: Clock, secret: impl Into<Arc<[u8]>>) -> Self {
        Self { db, clock, secret: secret.into() }
    }

    /// Takes one use of a limit for this key: an address, the id of a user, whatever is to be counted apart. What is
    /// refused counts nothing.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn take(&self, limit: &Limit, key: impl Display) -> Result<Taken> {
        if limit.is_off() {
            return Ok(Taken::free(limit.name()));
        }
        let key_hash = self.hash(limit, &key);
        let (now, interval) = (self.now(), limit.interval());
        let latest = now.saturating_add(limit.burst()).saturating_sub(interval);
        let values = [now.saturating_add(interval), now, interval, latest].map(Value::from);
        let values = [Value::from(key_hash.clone())].into_iter().chain(values);
        let taken = self.db.query_one_raw(self.statement(TAKE, values)).await?;
        if let Some(row) = taken {
            let receipt = Receipt { key_hash, tat: row.try_get("", "tat")?, interval };
            return Ok(Taken::counted(limit.name(), receipt));
        }
        let found = self.db.query_one_raw(self.statement(LOOK, [key_hash.into()])).await?;
        // Without a row somebody gave everything back in between: then trying again at once will do.
        let tat = found.map_or(Ok(latest), |row| row.try_get("", "tat"))?;
        let wait = u64::try_from(tat.saturating_sub(latest)).unwrap_or_default();
        Ok(Taken::refused(limit.name(), Duration::from_micros(wait.max(1))))
    }

    /// Gives one use back, for something that turned out not to count. What time has forgotten since is not given
    /// back again, so this never lets more through.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn give_back(&self, taken: Taken) -> Result<()> {
        let Some(receipt) = taken.receipt() else { return Ok(()) };
        let open = receipt.tat.saturating_sub(self.now()).min(receipt.interval);
        if open > 0 {
            let values = [Value::from(receipt.key_hash.clone()), Value::from(open)];
            self.db.execute_raw(self.statement(GIVE_BACK, values)).await?;
        }
        Ok(())
    }

    /// Forgets whatever this key used of a limit.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn forget(&self, limit: &Limit, key: impl Display) -> Result<()> {
        if !limit.is_off() {
            let key_hash = self.hash(limit, &key);
            self.db.execute_raw(self.statement(FORGET, [key_hash.into()])).await?;
        }
        Ok(())
    }

    /// Deletes what time has forgotten. Returns how many keys that were.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn sweep(&self) -> Result<u64> {
        let swept = self.db.execute_raw(self.statement(SWEEP, [self.now().into()])).await?;
        Ok(swept.rows_affected())
    }

    fn now(&self) -> i64 {
        self.clock.now().timestamp_micros()
    }

    fn statement(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(ConnectionTrait::get_database_backend(&self.db), sql, values)
    }

    fn hash(&self, limit: &Limit, key: &impl Display) -> String {
        let mut hash = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes a key of any length");
        hash.update(PURPOSE);
        hash.update(limit.name().as_bytes());
        // No name holds a zero, so no name and key make what another name and key make.
        hash.update(b"\0");
        hash.update(key.to_string().as_bytes());
        hash.finalize().into_bytes().iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limiter").field("db", &self.db).finish_non_exhaustive()
    }
}
