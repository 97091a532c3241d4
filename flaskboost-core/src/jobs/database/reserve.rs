//! Gives out jobs, and keeps them given out.

use chrono::{DateTime, Utc};
use sea_orm::Value;

use super::row;
use crate::db::statement::{all, first, run};
use crate::db::{Db, Engine};
use crate::error::Result;
use crate::jobs::{Leased, Lost, Priority, Wanted};

/// How many more jobs are looked at than are wanted: others may be taking the first ones at this moment.
const ASIDE: usize = 100;

/// The best first.
const ORDER: &str = "ORDER BY priority DESC, run_at, id";

/// Takes jobs that are due, in one statement.
///
/// On PostgreSQL those that somebody else is just taking are passed over. On SQLite one writes at a time; so that a
/// worker without work never holds that place, it first looks whether there is something.
pub(super) async fn reserve(db: &Db, wanted: &Wanted) -> Result<Vec<Leased>> {
    if wanted.queues.is_empty() || wanted.max == 0 {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = vec![wanted.now.timestamp_micros().into()];
    values.extend(wanted.queues.iter().map(|queue| Value::from(queue.as_str())));
    if db.engine() == Engine::Sqlite
        && first(db, &format!("{} LIMIT 1", due(wanted, 1)), values.clone()).await?.is_none()
    {
        return Ok(Vec::new());
    }
    let next = values.len() + 1;
    values.extend([wanted.until.timestamp_micros().into(), row::text(&wanted.worker).into()]);
    let sql = format!(
        "WITH due AS {chosen} UPDATE jobs SET state = 'running', attempts = attempts + 1, leases = leases + 1, \
         lease_until = ${next}, worker = ${worker}, started_at = $1, ended_at = NULL \
         WHERE id IN (SELECT id FROM due) AND state = 'waiting' RETURNING {envelope}, {lease}",
        chosen = chosen(db, wanted),
        worker = next + 1,
        envelope = row::ENVELOPE,
        lease = row::LEASE,
    );
    let mut leased: Vec<Leased> = all(db, &sql, values).await?.iter().map(row::leased).collect::<Result<_>>()?;
    leased.sort_by(|one, other| {
        let (one, other) = (&one.envelope, &other.envelope);
        other.priority.cmp(&one.priority).then_with(|| (one.run_at, &one.id).cmp(&(other.run_at, &other.id)))
    });
    Ok(leased)
}

/// The rows that are to be taken, as a part of the statement.
fn chosen(db: &Db, wanted: &Wanted) -> String {
    let max = wanted.max;
    match db.engine() {
        Engine::Sqlite => format!("(SELECT id FROM ({}) AS found {ORDER} LIMIT {max})", due(wanted, max)),
        // The rows are locked one after another until there are enough, and no more than that.
        Engine::Postgres => format!(
            "MATERIALIZED (SELECT jobs.id FROM jobs JOIN ({}) AS found ON found.id = jobs.id \
             WHERE jobs.state = 'waiting' ORDER BY found.priority DESC, found.run_at, found.id LIMIT {max} \
             FOR UPDATE OF jobs SKIP LOCKED)",
            due(wanted, max + ASIDE)
        ),
    }
}

/// Jobs that are due, so many of each queue and priority: as each of these is read in the order of an index, it does
/// not matter how many jobs wait for their time, or in other queues.
fn due(wanted: &Wanted, max: usize) -> String {
    let mut branches = Vec::new();
    for place in 2..wanted.queues.len() + 2 {
        for priority in [Priority::High, Priority::Normal, Priority::Low] {
            branches.push(format!(
                "SELECT * FROM (SELECT id, priority, run_at FROM jobs WHERE state = 'waiting' AND queue = ${place} \
                 AND priority = {rank} AND run_at <= $1 \
                 AND NOT EXISTS (SELECT 1 FROM job_paused_queues WHERE job_paused_queues.queue = ${place}) \
                 ORDER BY run_at, id LIMIT {max}) AS b{place}_{rank}",
                rank = priority.rank()
            ));
        }
    }
    branches.join(" UNION ALL ")
}

/// Extends leases; tells those that are lost.
///
/// A row that somebody else writes at this moment is passed over rather than waited for: it is extended the next time,
/// and two statements about the same rows never wait for each other.
pub(super) async fn extend(db: &Db, leased: &[Leased], until: DateTime<Utc>) -> Result<Vec<(String, Lost)>> {
    let mut lost = Vec::new();
    let skip = if db.engine() == Engine::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" };
    for part in row::parts(leased) {
        let ids: Vec<Value> = part.iter().map(|one| one.envelope.id.as_str().into()).collect();
        let sql =
            format!("SELECT id, leases, state, cancel_asked_at FROM jobs WHERE id IN ({})", row::places(0, ids.len()));
        let rows = all(db, &sql, ids).await?;
        let mut held: Vec<Value> = vec![until.timestamp_micros().into()];
        for one in part {
            let found = rows.iter().find(|row| row::get::<String>(row, "id").is_ok_and(|id| id == one.envelope.id));
            let why = match found {
                Some(found) => state_of(found, one)?,
                None => Some(Lost::Expired),
            };
            match why {
                Some(why) => lost.push((one.envelope.id.clone(), why)),
                None => held.extend([one.envelope.id.as_str().into(), row::number(one).into()]),
            }
        }
        if held.len() > 1 {
            let pairs: Vec<String> = (2..=held.len())
                .step_by(2)
                .map(|place| format!("(id = ${place} AND leases = ${})", place + 1))
                .collect();
            let sql = format!(
                "UPDATE jobs SET lease_until = $1 WHERE id IN \
                 (SELECT id FROM jobs WHERE state = 'running' AND ({}){skip})",
                pairs.join(" OR ")
            );
            run(db, &sql, held).await?;
        }
    }
    Ok(lost)
}

/// Why a lease no longer holds; `None` when it does.
fn state_of(row: &sea_orm::QueryResult, leased: &Leased) -> Result<Option<Lost>> {
    let (state, number): (String, i64) = (row::get(row, "state")?, row::get(row, "leases")?);
    let asked: Option<i64> = row::get(row, "cancel_asked_at")?;
    Ok(match (number == row::number(leased), state.as_str()) {
        (true, "running") if asked.is_some() => Some(Lost::Cancelled),
        (true, "running") => None,
        (true, "cancelled") => Some(Lost::Cancelled),
        _ => Some(Lost::Expired),
    })
}
