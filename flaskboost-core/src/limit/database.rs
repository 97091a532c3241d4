//! [`Database`]: keeps the counts in the site's own database.

use sea_orm::Value;

use super::store::{Answer, Use};
use crate::db::Db;
use crate::db::statement::{first, run};
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

/// The table `rate_limits`.
#[derive(Clone, Debug)]
pub(super) struct Database(pub(super) Db);

impl Database {
    pub(super) async fn take(&self, one: &Use<'_>) -> Result<Answer> {
        let values = [one.now.saturating_add(one.interval), one.now, one.interval, one.latest].map(Value::from);
        let values = [Value::from(one.key_hash)].into_iter().chain(values);
        let taken = first(&self.0, TAKE, values).await?;
        if let Some(row) = taken {
            return Ok(Answer::Taken(row.try_get("", "tat")?));
        }
        let found = first(&self.0, LOOK, [one.key_hash.into()]).await?;
        // Without a row somebody gave everything back in between: then trying again at once will do.
        Ok(Answer::Refused(found.map_or(Ok(one.latest), |row| row.try_get("", "tat"))?))
    }

    pub(super) async fn give_back(&self, key_hash: &str, open: i64) -> Result<()> {
        run(&self.0, GIVE_BACK, [key_hash.into(), open.into()]).await?;
        Ok(())
    }

    pub(super) async fn forget(&self, key_hash: &str) -> Result<()> {
        run(&self.0, FORGET, [key_hash.into()]).await?;
        Ok(())
    }

    pub(super) async fn sweep(&self, now: i64) -> Result<u64> {
        run(&self.0, SWEEP, [now.into()]).await
    }
}
