//! What is written down about schedules: when each is due next. Whoever changes that note has the tick.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryResult};
use serde::Serialize;

use super::Schedule;
use crate::db::statement::{first, run};
use crate::db::{Db, Tx};
use crate::error::Result;

/// A schedule that changed counts anew.
const NOTE: &str = "INSERT INTO job_schedules (name, hours, zone, next_at, is_paused) VALUES ($1, $2, $3, $4, FALSE) \
                    ON CONFLICT (name) DO UPDATE \
                    SET hours = excluded.hours, zone = excluded.zone, next_at = excluded.next_at \
                    WHERE job_schedules.hours <> excluded.hours OR job_schedules.zone <> excluded.zone";
const LOOK: &str = "SELECT hours, zone, next_at, last_at, last_job, is_paused FROM job_schedules WHERE name = $1";
const TICK: &str = "UPDATE job_schedules SET next_at = $3, last_at = $2 \
                    WHERE name = $1 AND next_at = $2 AND is_paused = FALSE";
const JOB: &str = "UPDATE job_schedules SET last_job = $2 WHERE name = $1";
const PAUSE: &str = "UPDATE job_schedules SET is_paused = $2, next_at = $3 WHERE name = $1";

/// The end of time, for a schedule that has no hour any more.
const NEVER: i64 = i64::MAX;

/// What is known of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScheduleRecord {
    /// Its name.
    pub name: String,
    /// The cron expression.
    pub hours: String,
    /// The time zone.
    pub zone: String,
    /// When it is due next; none when it has no hour any more.
    pub next_at: Option<DateTime<Utc>>,
    /// The last hour that was kept.
    pub last_at: Option<DateTime<Utc>>,
    /// The job of that hour.
    pub last_job: Option<String>,
    /// Whether its hours pass unused.
    pub is_paused: bool,
}

impl ScheduleRecord {
    /// Whether it is of this schedule as it is now, and not as it was in an earlier release.
    pub(super) fn is_of(&self, schedule: &Schedule) -> bool {
        self.hours == schedule.hours() && self.zone == schedule.zone()
    }
}

/// Writes a schedule down, unless it is.
pub(super) async fn note(db: &Db, schedule: &Schedule, now: DateTime<Utc>) -> Result<()> {
    let values = [
        schedule.name().into(),
        schedule.hours().into(),
        schedule.zone().into(),
        micros(schedule.next_after(now)).into(),
    ];
    run(db, NOTE, values).await?;
    Ok(())
}

/// What is written about it.
pub(super) async fn look(db: &Db, schedule: &Schedule) -> Result<Option<ScheduleRecord>> {
    let Some(row) = first(db, LOOK, [schedule.name().into()]).await? else { return Ok(None) };
    let time = |name: &str, row: &QueryResult| -> Result<Option<DateTime<Utc>>> {
        let value: Option<i64> = row.try_get("", name)?;
        Ok(value.filter(|micros| *micros != NEVER).and_then(DateTime::from_timestamp_micros))
    };
    Ok(Some(ScheduleRecord {
        name: schedule.name().to_owned(),
        hours: row.try_get("", "hours")?,
        zone: row.try_get("", "zone")?,
        next_at: time("next_at", &row)?,
        last_at: time("last_at", &row)?,
        last_job: row.try_get("", "last_job")?,
        is_paused: row.try_get("", "is_paused")?,
    }))
}

/// Takes the tick that is due at `due`; `false` when somebody else did.
pub(super) async fn tick(
    tx: &Tx,
    schedule: &Schedule,
    due: DateTime<Utc>,
    next: Option<DateTime<Utc>>,
) -> Result<bool> {
    let values = [schedule.name().into(), due.timestamp_micros().into(), micros(next).into()];
    Ok(run(tx, TICK, values).await? == 1)
}

/// Notes the job of the last tick.
pub(super) async fn job<C: ConnectionTrait>(db: &C, schedule: &Schedule, id: &str) -> Result<()> {
    run(db, JOB, [schedule.name().into(), id.into()]).await?;
    Ok(())
}

/// Pauses a schedule, or lets it go on with its next hour.
pub(super) async fn pause(db: &Db, schedule: &Schedule, is_paused: bool, now: DateTime<Utc>) -> Result<bool> {
    let values = [schedule.name().into(), is_paused.into(), micros(schedule.next_after(now)).into()];
    Ok(run(db, PAUSE, values).await? == 1)
}

fn micros(time: Option<DateTime<Utc>>) -> i64 {
    time.map_or(NEVER, |time| time.timestamp_micros())
}
