//! Takes jobs back from workers of which nothing was heard, and forgets what ended long ago.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::Value;

use crate::db::statement::{first, run};
use crate::db::{Db, Engine};
use crate::error::Result;
use crate::jobs::Keep;

/// How many rows are deleted in one statement: others want to write too.
const TOGETHER: u64 = 1000;

const EXPIRED: &str = "SELECT id FROM jobs WHERE state = 'running' AND lease_until < $1";
const FREE: &str = "UPDATE jobs SET crashes = crashes + 1, lease_until = NULL, \
                    ended_at = CASE WHEN cancel_asked_at IS NULL THEN NULL ELSE $1 END, \
                    state = CASE WHEN cancel_asked_at IS NULL THEN 'waiting' ELSE 'cancelled' END";

/// Does both; says how many leases had ended.
pub(super) async fn sweep(db: &Db, now: DateTime<Utc>, keep: Keep) -> Result<u64> {
    let freed = free(db, now).await?;
    for (state, kept) in [("done", keep.done), ("cancelled", keep.done), ("dead", keep.dead)] {
        forget(db, state, before(now, kept)).await?;
    }
    Ok(freed)
}

async fn free(db: &Db, now: DateTime<Utc>) -> Result<u64> {
    let now = Value::from(now.timestamp_micros());
    // Most often there is none, and then nobody has to wait for a place to write.
    if first(db, &format!("{EXPIRED} LIMIT 1"), [now.clone()]).await?.is_none() {
        return Ok(0);
    }
    let skip = if db.engine() == Engine::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" };
    run(db, &format!("{FREE} WHERE id IN ({EXPIRED}{skip})"), [now]).await
}

async fn forget(db: &Db, state: &str, before: DateTime<Utc>) -> Result<()> {
    let found = format!("SELECT id FROM jobs WHERE state = '{state}' AND ended_at < $1");
    let before = Value::from(before.timestamp_micros());
    if first(db, &format!("{found} LIMIT 1"), [before.clone()]).await?.is_none() {
        return Ok(());
    }
    let delete = format!("DELETE FROM jobs WHERE id IN ({found} LIMIT {TOGETHER})");
    while run(db, &delete, [before.clone()]).await? == TOGETHER {}
    Ok(())
}

fn before(now: DateTime<Utc>, kept: Duration) -> DateTime<Utc> {
    let kept = TimeDelta::from_std(kept).ok();
    kept.and_then(|kept| now.checked_sub_signed(kept)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}
