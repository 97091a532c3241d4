//! What was done once, by name and key.

use chrono::{DateTime, Utc};

use crate::db::statement::run;
use crate::db::{Db, Tx};
use crate::error::Result;

const BEGIN: &str = "INSERT INTO job_effects (name, key, at) VALUES ($1, $2, $3) ON CONFLICT (name, key) DO NOTHING";
const SWEEP: &str = "DELETE FROM job_effects WHERE at < $1";

/// Writes down that it is done, if it was not. Of two transactions that try at once the second waits for the first.
pub(in crate::jobs) async fn begin(tx: &Tx, name: &str, key: &str, now: DateTime<Utc>) -> Result<bool> {
    Ok(run(tx, BEGIN, [name.into(), key.into(), micros(now).into()]).await? == 1)
}

/// Forgets what was done before this time.
pub(in crate::jobs) async fn sweep(db: &Db, before: DateTime<Utc>) -> Result<u64> {
    run(db, SWEEP, [micros(before).into()]).await
}

/// Times of the queue are numbers, so that every engine compares them alike.
fn micros(time: DateTime<Utc>) -> i64 {
    time.timestamp_micros()
}
