//! How often jobs of a key have started: the generic cell rate algorithm, as in [`limit`](crate::limit).

use chrono::{DateTime, Duration, Utc};

use crate::db::Db;
use crate::db::statement::{first, run};
use crate::error::Result;
use crate::jobs::Rate;

const TAKE: &str = "INSERT INTO job_rates (key, tat) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE \
                    SET tat = CASE WHEN job_rates.tat > $3 THEN job_rates.tat ELSE $3 END + $4 \
                    WHERE job_rates.tat <= $5";
const LOOK: &str = "SELECT tat FROM job_rates WHERE key = $1";
const SWEEP: &str = "DELETE FROM job_rates WHERE tat <= $1";

/// Takes one start; else says when there is one.
pub(in crate::jobs) async fn take(db: &Db, rate: &Rate, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let (count, seconds) = (i64::from(rate.count.max(1)), i64::from(rate.seconds.max(1)));
    let interval = (seconds * 1_000_000 / count).max(1);
    let now = now.timestamp_micros();
    let latest = now + seconds * 1_000_000 - interval;
    let values = [rate.key.as_str().into(), (now + interval).into(), now.into(), interval.into(), latest.into()];
    if run(db, TAKE, values).await? == 1 {
        return Ok(None);
    }
    let found = first(db, LOOK, [rate.key.as_str().into()]).await?;
    let tat: i64 = found.map_or(Ok(latest), |row| row.try_get("", "tat"))?;
    let open = now + (tat - latest).max(1);
    Ok(Some(DateTime::from_timestamp_micros(open).unwrap_or(DateTime::<Utc>::MAX_UTC)))
}

/// Forgets keys whose starts are all paid for.
pub(in crate::jobs) async fn sweep(db: &Db, now: DateTime<Utc>) -> Result<u64> {
    run(db, SWEEP, [(now - Duration::days(1)).timestamp_micros().into()]).await
}
