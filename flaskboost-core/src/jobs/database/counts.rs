//! How many jobs each queue has, and which queues are paused.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::QueryResult;

use super::row::{get, time};
use crate::db::Db;
use crate::db::statement::{all, run};
use crate::error::Result;
use crate::jobs::{JobState, QueueCounts};

const COUNT: &str = "SELECT queue, state, COUNT(*) AS number, \
                     COUNT(CASE WHEN state = 'waiting' AND run_at <= $1 THEN 1 END) AS due, \
                     MIN(CASE WHEN state = 'waiting' AND run_at <= $1 THEN run_at END) AS oldest \
                     FROM jobs GROUP BY queue, state";
const PAUSED: &str = "SELECT queue FROM job_paused_queues";
const PAUSE: &str = "INSERT INTO job_paused_queues (queue) VALUES ($1) ON CONFLICT (queue) DO NOTHING";
const RESUME: &str = "DELETE FROM job_paused_queues WHERE queue = $1";

/// How many jobs each queue has; queues sorted by name.
pub(super) async fn counts(db: &Db, now: DateTime<Utc>) -> Result<Vec<QueueCounts>> {
    let mut queues: BTreeMap<String, QueueCounts> = BTreeMap::new();
    for row in all(db, COUNT, [now.timestamp_micros().into()]).await? {
        let name: String = get(&row, "queue")?;
        add(queues.entry(name).or_default(), &row)?;
    }
    for row in all(db, PAUSED, []).await? {
        queues.entry(get(&row, "queue")?).or_default().is_paused = true;
    }
    Ok(queues.into_iter().map(|(queue, counts)| QueueCounts { queue, ..counts }).collect())
}

fn add(counts: &mut QueueCounts, row: &QueryResult) -> Result<()> {
    let number = |column| -> Result<u64> { Ok(get::<i64>(row, column)?.max(0).unsigned_abs()) };
    let state: String = get(row, "state")?;
    let all = number("number")?;
    match JobState::of_name(&state) {
        Some(JobState::Waiting) => {
            counts.due = number("due")?;
            counts.scheduled = all - counts.due;
            counts.oldest_due = get::<Option<i64>>(row, "oldest")?.map(time);
        }
        Some(JobState::Running) => counts.running = all,
        Some(JobState::Done) => counts.done = all,
        Some(JobState::Dead) => counts.dead = all,
        Some(JobState::Cancelled) => counts.cancelled = all,
        None => {}
    }
    Ok(())
}

/// Pauses a queue, or lets it go on.
pub(super) async fn pause(db: &Db, queue: &str, is_paused: bool) -> Result<()> {
    run(db, if is_paused { PAUSE } else { RESUME }, [queue.into()]).await?;
    Ok(())
}
