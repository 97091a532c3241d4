//! Writes down how jobs went, and what people decide about them.

use chrono::{DateTime, Utc};
use sea_orm::Value;

use super::row;
use crate::db::statement::{all, run};
use crate::db::{Db, Engine};
use crate::error::{Error, Result};
use crate::jobs::{Ending, Outcome};

/// The columns of the list of endings, and their types: PostgreSQL does not guess them in a list of values.
const COLUMNS: [(&str, &str); 9] = [
    ("id", "TEXT"),
    ("lease", "BIGINT"),
    ("state", "TEXT"),
    ("run_at", "BIGINT"),
    ("error", "TEXT"),
    ("result", "TEXT"),
    ("uncounted", "BIGINT"),
    ("ended_at", "BIGINT"),
    ("at", "BIGINT"),
];

const SET: &str = "UPDATE jobs SET \
    state = CASE WHEN ended.state = 'waiting' AND jobs.cancel_asked_at IS NOT NULL THEN 'cancelled' ELSE ended.state END, \
    ended_at = CASE WHEN ended.state = 'waiting' AND jobs.cancel_asked_at IS NOT NULL THEN ended.at ELSE ended.ended_at END, \
    run_at = COALESCE(ended.run_at, jobs.run_at), error = COALESCE(ended.error, jobs.error), result = ended.result, \
    attempts = jobs.attempts - ended.uncounted, lease_until = NULL \
    FROM ended WHERE jobs.id = ended.id AND jobs.leases = ended.lease AND jobs.state = 'running'";

/// Writes down the endings whose leases hold, all of them or none.
pub(super) async fn settle(db: &Db, endings: &[Ending]) -> Result<()> {
    if endings.is_empty() {
        return Ok(());
    }
    let tx = db.begin().await?;
    if db.engine() == Engine::Postgres {
        // In one order: two workers that settle the same jobs do not wait for each other.
        let ids: Vec<Value> = endings.iter().map(|ending| ending.leased.envelope.id.as_str().into()).collect();
        let sql = format!("SELECT id FROM jobs WHERE id IN ({}) ORDER BY id FOR UPDATE", row::places(0, ids.len()));
        all(&tx, &sql, ids).await?;
    }
    for part in row::parts(endings) {
        let mut values = Vec::new();
        let mut rows = Vec::new();
        for ending in part {
            let casts = COLUMNS.iter().enumerate();
            let casts = casts.map(|(n, (_, kind))| format!("CAST(${} AS {kind})", values.len() + n + 1));
            rows.push(format!("({})", casts.collect::<Vec<_>>().join(", ")));
            values.extend(values_of(ending)?);
        }
        let names = COLUMNS.map(|(name, _)| name).join(", ");
        run(&tx, &format!("WITH ended ({names}) AS (VALUES {}) {SET}", rows.join(", ")), values).await?;
    }
    tx.commit().await
}

fn values_of(ending: &Ending) -> Result<[Value; 9]> {
    let at = ending.at.timestamp_micros();
    let (mut run_at, mut error, mut result, mut uncounted) = (None::<i64>, None, None, 0_i64);
    let state = match &ending.outcome {
        Outcome::Done(value) => {
            result = Some(serde_json::to_string(value).map_err(Error::internal)?);
            "done"
        }
        Outcome::Retry { at, error: what } => {
            (run_at, error) = (Some(at.timestamp_micros()), Some(row::text(what)));
            "waiting"
        }
        Outcome::Dead { error: what } => {
            error = Some(row::text(what));
            "dead"
        }
        Outcome::Returned => {
            uncounted = 1;
            "waiting"
        }
        Outcome::Postponed { until } => {
            (run_at, uncounted) = (Some(until.timestamp_micros()), 1);
            "waiting"
        }
        Outcome::Cancelled => "cancelled",
    };
    let ended_at = (state != "waiting").then_some(at);
    Ok([
        ending.leased.envelope.id.as_str().into(),
        row::number(&ending.leased).into(),
        state.into(),
        run_at.into(),
        error.into(),
        result.into(),
        uncounted.into(),
        ended_at.into(),
        at.into(),
    ])
}

const RETRY: &str = "UPDATE jobs SET state = 'waiting', run_at = $2, attempts = 0, crashes = 0, result = NULL, \
                     ended_at = NULL, cancel_asked_at = NULL \
                     WHERE id = $1 AND state IN ('dead', 'cancelled')";

/// Puts it back among those that wait.
pub(super) async fn retry(db: &Db, id: &str, now: DateTime<Utc>) -> Result<bool> {
    Ok(run(db, RETRY, [id.into(), now.timestamp_micros().into()]).await? == 1)
}

const CANCEL: &str = "UPDATE jobs SET cancel_asked_at = $2, \
                      ended_at = CASE WHEN state = 'waiting' THEN $2 ELSE ended_at END, \
                      state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END \
                      WHERE id = $1 AND state IN ('waiting', 'running')";

/// Ends it when it waits; when it runs, its worker hears of it.
pub(super) async fn cancel(db: &Db, id: &str, now: DateTime<Utc>) -> Result<bool> {
    Ok(run(db, CANCEL, [id.into(), now.timestamp_micros().into()]).await? == 1)
}
