//! How many jobs were done in each hour, and how long they took.

use chrono::{DateTime, TimeDelta, Utc};

use super::row::get;
use crate::db::Db;
use crate::db::statement::all;
use crate::error::Result;
use crate::jobs::PaceOfHour;

/// Only the newest are looked at: a queue may have done millions.
const PACE: &str = "SELECT (ended_at - $1) / 3600000000 AS hour, COUNT(*) AS done, \
                    CAST(AVG(ended_at - run_at) AS BIGINT) AS taken \
                    FROM (SELECT ended_at, run_at FROM jobs WHERE state = 'done' AND ended_at >= $1 \
                    ORDER BY ended_at DESC LIMIT 10000) AS newest GROUP BY 1 ORDER BY 1";

/// The hours since then, each with what was done in it.
pub(super) async fn pace(db: &Db, since: DateTime<Utc>, hours: u32) -> Result<Vec<PaceOfHour>> {
    let begin = since.timestamp_micros();
    let mut pace: Vec<PaceOfHour> = (0..hours)
        .map(|hour| PaceOfHour { from: since + TimeDelta::hours(hour.into()), done: 0, milliseconds: 0 })
        .collect();
    for row in all(db, PACE, [begin.into()]).await? {
        let hour: i64 = get(&row, "hour")?;
        // One that ended as this was asked belongs to the last of them.
        let place = usize::try_from(hour.max(0)).unwrap_or_default().min(pace.len().saturating_sub(1));
        if let Some(of_hour) = pace.get_mut(place) {
            of_hour.done += get::<i64>(&row, "done")?.max(0).unsigned_abs();
            of_hour.milliseconds = get::<Option<i64>>(&row, "taken")?.unwrap_or_default().max(0).unsigned_abs() / 1000;
        }
    }
    Ok(pace)
}
