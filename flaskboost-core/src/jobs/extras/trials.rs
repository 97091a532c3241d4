//! Which jobs ran alone after a worker had died, and have not ended since: each time it happens again is proof.

use chrono::{DateTime, Utc};

use crate::db::Db;
use crate::db::statement::{first, run};
use crate::error::{Error, Result};

const BEGIN: &str = "INSERT INTO job_trials (job_id, count, at) VALUES ($1, 1, $2) ON CONFLICT (job_id) \
                     DO UPDATE SET count = job_trials.count + 1, at = excluded.at RETURNING count";
const END: &str = "DELETE FROM job_trials WHERE job_id = $1";
const SWEEP: &str = "DELETE FROM job_trials WHERE at < $1";

/// Writes down that the job is about to run alone. Says how many times it did before without coming to an end.
pub(in crate::jobs) async fn begin(db: &Db, job_id: &str, now: DateTime<Utc>) -> Result<u32> {
    let row = first(db, BEGIN, [job_id.into(), now.timestamp_micros().into()]).await?;
    let count: i64 = row.ok_or_else(|| Error::internal("the trial of a job was not written"))?.try_get("", "count")?;
    Ok(u32::try_from(count - 1).unwrap_or(u32::MAX))
}

/// The job came to an end, whichever.
pub(in crate::jobs) async fn end(db: &Db, job_id: &str) -> Result<()> {
    run(db, END, [job_id.into()]).await?;
    Ok(())
}

/// Forgets trials of before this time.
pub(in crate::jobs) async fn sweep(db: &Db, before: DateTime<Utc>) -> Result<u64> {
    run(db, SWEEP, [before.timestamp_micros().into()]).await
}
