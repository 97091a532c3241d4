//! Which job has which of the places that a limit leaves.

use chrono::{DateTime, Utc};

use crate::db::Db;
use crate::db::statement::run;
use crate::error::Result;
use crate::jobs::RunLimit;

/// Takes one place, if nobody has it or its time is over.
const TAKE: &str = "INSERT INTO job_slots (key, place, job_id, until) VALUES ($1, $2, $3, $4) \
                    ON CONFLICT (key, place) DO UPDATE SET job_id = excluded.job_id, until = excluded.until \
                    WHERE job_slots.until < $5 OR job_slots.job_id = excluded.job_id";
const RENEW: &str = "UPDATE job_slots SET until = $3 WHERE key = $1 AND job_id = $2";
const RELEASE: &str = "DELETE FROM job_slots WHERE key = $1 AND job_id = $2";

/// Takes a place until this time; `false` when all are taken.
pub(in crate::jobs) async fn take(
    db: &Db,
    limit: &RunLimit,
    job_id: &str,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool> {
    let (now, until) = (now.timestamp_micros(), until.timestamp_micros());
    let places = limit.at_once.max(1);
    // Not everybody begins at the first place, so that they seldom meet.
    let start = job_id.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    for step in 0..places {
        let place = i64::from((start % places + step) % places);
        let values = [limit.key.as_str().into(), place.into(), job_id.into(), until.into(), now.into()];
        if run(db, TAKE, values).await? == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps the place until this time.
pub(in crate::jobs) async fn renew(db: &Db, limit: &RunLimit, job_id: &str, until: DateTime<Utc>) -> Result<()> {
    run(db, RENEW, [limit.key.as_str().into(), job_id.into(), until.timestamp_micros().into()]).await?;
    Ok(())
}

/// Leaves the place.
pub(in crate::jobs) async fn release(db: &Db, limit: &RunLimit, job_id: &str) -> Result<()> {
    run(db, RELEASE, [limit.key.as_str().into(), job_id.into()]).await?;
    Ok(())
}
