//! Takes jobs in.

use sea_orm::Value;

use super::row;
use crate::db::Tx;
use crate::db::statement::run;
use crate::error::{Error, Result};
use crate::jobs::Envelope;

const INTO: &str = "INSERT INTO jobs (state, attempts, crashes, leases, id, name, queue, priority, payload, key, \
                    created_at, run_at, max_attempts, timeout_seconds, extras) VALUES ";

/// Writes the rows, several in one statement.
pub(super) async fn push(tx: &Tx, jobs: &[Envelope]) -> Result<()> {
    for part in row::parts(jobs) {
        let mut values = Vec::new();
        let mut rows = Vec::new();
        for job in part {
            let places = row::places(values.len(), 11);
            rows.push(format!("('waiting', 0, 0, 0, {places})"));
            values.extend(values_of(job)?);
        }
        let sql = format!("{INTO}{} ON CONFLICT (id) DO NOTHING", rows.join(", "));
        run(tx, &sql, values).await?;
    }
    Ok(())
}

fn values_of(job: &Envelope) -> Result<[Value; 11]> {
    let extras = if job.extras.is_empty() { None } else { Some(json(&job.extras)?) };
    Ok([
        job.id.as_str().into(),
        job.name.as_str().into(),
        job.queue.as_str().into(),
        i64::from(job.priority.rank()).into(),
        json(&job.payload)?.into(),
        job.key.as_str().into(),
        job.created_at.timestamp_micros().into(),
        job.run_at.timestamp_micros().into(),
        i64::from(job.max_attempts).into(),
        i64::try_from(job.timeout_seconds).unwrap_or(i64::MAX).into(),
        extras.into(),
    ])
}

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}
