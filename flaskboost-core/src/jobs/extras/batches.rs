//! Which jobs of a batch have not ended.

use chrono::{DateTime, Utc};
use sea_orm::Value;

use crate::db::statement::{all, first, run};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::jobs::Envelope;

const OPEN: &str = "INSERT INTO job_batches (id, total, failed, next, created_at) VALUES ($1, $2, 0, $3, $4)";
const JOIN: &str = "INSERT INTO job_batch_members (batch_id, job_id) VALUES ($1, $2)";
const LEAVE: &str = "DELETE FROM job_batch_members WHERE batch_id = $1 AND job_id = $2";
const FAIL: &str = "UPDATE job_batches SET failed = failed + 1 WHERE id = $1";
const CLOSE: &str = "UPDATE job_batches SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL \
                     AND NOT EXISTS (SELECT 1 FROM job_batch_members WHERE batch_id = $1)";
const NEXT: &str = "SELECT next FROM job_batches WHERE id = $1";
const LOOK: &str = "SELECT total, failed, ended_at, \
                    (SELECT COUNT(*) FROM job_batch_members WHERE batch_id = $1) AS left_over \
                    FROM job_batches WHERE id = $1";
const LOCK: &str = "UPDATE job_batches SET total = total WHERE id = $1";
const OPEN_MEMBERS: &str = "SELECT m.job_id FROM job_batch_members m JOIN job_batches b ON b.id = m.batch_id \
                            WHERE b.ended_at IS NULL ORDER BY m.job_id LIMIT 1000";
const SWEEP: &str = "DELETE FROM job_batches WHERE ended_at < $1";

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchProgress {
    /// How many jobs it began with.
    pub total: u64,
    /// How many have not ended.
    pub left: u64,
    /// How many ended as dead letters or were cancelled.
    pub failed: u64,
    /// Whether all have ended, and what follows was enqueued.
    pub has_ended: bool,
}

/// Writes down a batch with its jobs and what follows.
pub(in crate::jobs) async fn open(
    tx: &Tx,
    id: &str,
    jobs: &[Envelope],
    next: Option<&Envelope>,
    now: DateTime<Utc>,
) -> Result<()> {
    let next = next.map(serde_json::to_string).transpose().map_err(Error::internal)?;
    let total = i64::try_from(jobs.len()).map_err(Error::internal)?;
    run(tx, OPEN, [id.into(), total.into(), next.into(), now.timestamp_micros().into()]).await?;
    for job in jobs {
        run(tx, JOIN, [id.into(), job.id.as_str().into()]).await?;
    }
    Ok(())
}

/// A job of a batch has ended. Gives what follows the batch, when it was the last one.
pub(in crate::jobs) async fn leave(
    tx: &Tx,
    id: &str,
    job_id: &str,
    has_failed: bool,
    now: DateTime<Utc>,
) -> Result<Option<Envelope>> {
    // The row of the batch is taken first: of two that end at once the second sees that the first has left.
    run(tx, LOCK, [id.into()]).await?;
    if run(tx, LEAVE, [id.into(), job_id.into()]).await? == 1 && has_failed {
        run(tx, FAIL, [id.into()]).await?;
    }
    if run(tx, CLOSE, [id.into(), now.timestamp_micros().into()]).await? == 0 {
        return Ok(None);
    }
    let Some(row) = first(tx, NEXT, [id.into()]).await? else { return Ok(None) };
    let next: Option<String> = row.try_get("", "next")?;
    next.map(|json| serde_json::from_str(&json).map_err(Error::internal)).transpose()
}

/// How far it is.
pub(in crate::jobs) async fn progress(db: &Db, id: &str) -> Result<Option<BatchProgress>> {
    let Some(row) = first(db, LOOK, [id.into()]).await? else { return Ok(None) };
    let number = |name: &str| -> Result<u64> { Ok(row.try_get::<i64>("", name)?.max(0).unsigned_abs()) };
    let ended: Option<i64> = row.try_get("", "ended_at")?;
    Ok(Some(BatchProgress {
        total: number("total")?,
        left: number("left_over")?,
        failed: number("failed")?,
        has_ended: ended.is_some(),
    }))
}

/// The oldest jobs of batches that have not ended.
pub(in crate::jobs) async fn open_members(db: &Db) -> Result<Vec<String>> {
    let none: [Value; 0] = [];
    all(db, OPEN_MEMBERS, none).await?.iter().map(|row| Ok(row.try_get("", "job_id")?)).collect()
}

/// Forgets batches that ended before this time.
pub(in crate::jobs) async fn sweep(db: &Db, before: DateTime<Utc>) -> Result<u64> {
    run(db, SWEEP, [Value::from(before.timestamp_micros())]).await
}
