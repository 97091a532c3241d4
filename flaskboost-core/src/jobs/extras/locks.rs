//! Which unique job has its key.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, Value};

use crate::db::statement::{first, run};
use crate::db::{Db, Tx};
use crate::error::Result;

/// How long after its time a job keeps its key when nothing is heard of it: its engine may have lost it.
const PATIENCE: Duration = Duration::days(7);

/// Takes a key that nobody has, or whose owner was not heard of.
const TAKE: &str = "INSERT INTO job_locks (key, job_id, until) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE \
                    SET job_id = excluded.job_id, until = excluded.until \
                    WHERE job_locks.until < $4 OR job_locks.job_id = excluded.job_id";
const OWNER: &str = "SELECT job_id FROM job_locks WHERE key = $1";
const RENEW: &str = "UPDATE job_locks SET until = $3 WHERE key = $1 AND job_id = $2";
const RELEASE: &str = "DELETE FROM job_locks WHERE key = $1 AND job_id = $2";

/// Takes the key for this job; else tells whose it is.
pub(in crate::jobs) async fn take(
    tx: &Tx,
    key: &str,
    job_id: &str,
    (run_at, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Option<String>> {
    let until = (run_at.max(now) + PATIENCE).timestamp_micros();
    let values: [Value; 4] = [key.into(), job_id.into(), until.into(), now.timestamp_micros().into()];
    if run(tx, TAKE, values).await? == 1 {
        return Ok(None);
    }
    let owner = first(tx, OWNER, [key.into()]).await?;
    owner.map(|row| Ok(row.try_get("", "job_id")?)).transpose()
}

/// The job is tried again at this time, and keeps its key.
pub(in crate::jobs) async fn renew(db: &Db, key: &str, job_id: &str, run_at: DateTime<Utc>) -> Result<()> {
    let until = (run_at + PATIENCE).timestamp_micros();
    run(db, RENEW, [key.into(), job_id.into(), until.into()]).await?;
    Ok(())
}

/// The job needs its key no more.
pub(in crate::jobs) async fn release<C: ConnectionTrait>(db: &C, key: &str, job_id: &str) -> Result<()> {
    run(db, RELEASE, [key.into(), job_id.into()]).await?;
    Ok(())
}
