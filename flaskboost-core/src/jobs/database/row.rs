//! How a job reads as a row, and how statements about several rows are written.

use chrono::{DateTime, Utc};
use sea_orm::{QueryResult, TryGetable};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::jobs::{Envelope, JobRecord, JobState, Leased, Priority};

/// What [`envelope`] reads.
pub(super) const ENVELOPE: &str = "jobs.id, jobs.name, jobs.queue, jobs.priority, jobs.payload, jobs.key, jobs.created_at, jobs.run_at, \
     jobs.max_attempts, jobs.timeout_seconds, jobs.extras";

/// What [`leased`] reads beside that.
pub(super) const LEASE: &str = "jobs.attempts, jobs.crashes, jobs.leases";

/// What [`record`] reads beside that.
pub(super) const RECORD: &str =
    "jobs.attempts, jobs.crashes, jobs.state, jobs.error, jobs.result, jobs.worker, jobs.started_at, jobs.ended_at";

/// The job of a row.
pub(super) fn envelope(row: &QueryResult) -> Result<Envelope> {
    let extras: Option<String> = get(row, "extras")?;
    Ok(Envelope {
        id: get(row, "id")?,
        name: get(row, "name")?,
        queue: get(row, "queue")?,
        priority: Priority::of_rank(i16::try_from(get::<i64>(row, "priority")?).unwrap_or(i16::MAX)),
        payload: json(&get::<String>(row, "payload")?)?,
        key: get(row, "key")?,
        created_at: time(get(row, "created_at")?),
        run_at: time(get(row, "run_at")?),
        max_attempts: count(get(row, "max_attempts")?),
        timeout_seconds: get::<i64>(row, "timeout_seconds")?.max(1).unsigned_abs(),
        extras: extras.map(|text| json(&text)).transpose()?.unwrap_or_default(),
    })
}

/// The lease of a row.
pub(super) fn leased(row: &QueryResult) -> Result<Leased> {
    let envelope = envelope(row)?;
    let receipt = format!("{}/{}", envelope.id, get::<i64>(row, "leases")?);
    Ok(Leased { envelope, attempt: count(get(row, "attempts")?), crashes: count(get(row, "crashes")?), receipt })
}

/// All that is known of the job of a row.
pub(super) fn record(row: &QueryResult) -> Result<JobRecord> {
    let state: String = get(row, "state")?;
    let result: Option<String> = get(row, "result")?;
    Ok(JobRecord {
        envelope: envelope(row)?,
        state: JobState::of_name(&state)
            .ok_or_else(|| Error::internal(format!("a job is in the state `{state}`, which there is not")))?,
        attempts: count(get(row, "attempts")?),
        crashes: count(get(row, "crashes")?),
        error: get(row, "error")?,
        result: result.map(|text| json::<Value>(&text)).transpose()?,
        worker: get(row, "worker")?,
        started_at: get::<Option<i64>>(row, "started_at")?.map(time),
        ended_at: get::<Option<i64>>(row, "ended_at")?.map(time),
    })
}

/// The number of a lease, read from its receipt; a receipt that is none is the number of no lease.
pub(super) fn number(leased: &Leased) -> i64 {
    let number = leased.receipt.rsplit_once('/').filter(|(id, _)| *id == leased.envelope.id);
    number.and_then(|(_, number)| number.parse().ok()).unwrap_or(-1)
}

/// Cuts a list into parts of few lengths: each length is a statement of its own, and the database keeps only so many
/// of them prepared.
pub(super) fn parts<T>(mut all: &[T]) -> Vec<&[T]> {
    let mut parts = Vec::new();
    for length in [64, 16, 4, 1] {
        while let Some((part, rest)) = all.split_at_checked(length) {
            parts.push(part);
            all = rest;
        }
    }
    parts
}

/// The places of so many values that follow those that are there already: `$3, $4, $5`.
pub(super) fn places(there: usize, more: usize) -> String {
    (there + 1..=there + more).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// A text as every database takes it.
pub(super) fn text(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// A column.
pub(super) fn get<T: TryGetable>(row: &QueryResult, column: &str) -> Result<T> {
    Ok(row.try_get("", column)?)
}

/// A time of a column.
pub(super) fn time(micros: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::{parts, places};

    #[test]
    fn a_list_is_cut_into_parts_of_few_lengths_and_nothing_is_left_over() {
        let all: Vec<u32> = (0..150).collect();
        let lengths: Vec<usize> = parts(&all).iter().map(|part| part.len()).collect();
        assert_eq!(lengths, [64, 64, 16, 4, 1, 1]);
        assert_eq!(parts(&all).concat(), all);
        assert!(parts::<u32>(&[]).is_empty());
    }

    #[test]
    fn places_go_on_where_the_others_end() {
        assert_eq!(places(2, 3), "$3, $4, $5");
    }
}
