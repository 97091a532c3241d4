//! What the server answers, as the types of the queue.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::error::{Error, Result};
use crate::jobs::{Envelope, JobRecord, JobState, Leased, QueueCounts};

/// A job that was given out: itself, the attempt, how many crashes, the receipt.
pub(super) type Given = (String, u32, u32, String);

/// A queue: name, paused, due, scheduled, running, done, dead, cancelled, oldest.
pub(super) type Counted = (String, u8, u64, u64, i64, i64, i64, i64, String);

pub(super) fn leased((text, attempt, crashes, receipt): Given) -> Result<Leased> {
    Ok(Leased { envelope: envelope(&text)?, attempt, crashes, receipt })
}

pub(super) fn counts(counted: Counted) -> QueueCounts {
    let (queue, is_paused, due, scheduled, running, done, dead, cancelled, oldest) = counted;
    let many = |count: i64| count.max(0).unsigned_abs();
    QueueCounts {
        queue,
        is_paused: is_paused == 1,
        due,
        scheduled,
        running: many(running),
        done: many(done),
        dead: many(dead),
        cancelled: many(cancelled),
        oldest_due: time(&oldest),
    }
}

/// The record of a hash; an empty one is none.
pub(super) fn record(mut hash: HashMap<String, String>) -> Result<Option<JobRecord>> {
    let Some(text) = hash.remove("j") else { return Ok(None) };
    let state = hash.get("s").and_then(|name| JobState::of_name(name));
    let number = |name: &str| hash.get(name).and_then(|text| text.parse().ok()).unwrap_or(0);
    Ok(Some(JobRecord {
        envelope: envelope(&text)?,
        state: state.ok_or_else(|| Error::internal("a job on the Redis server has no state"))?,
        attempts: number("n"),
        crashes: number("c"),
        result: hash.get("result").map(|text| serde_json::from_str(text)).transpose().map_err(Error::internal)?,
        started_at: hash.get("started").and_then(|text| time(text)),
        ended_at: hash.get("ended").and_then(|text| time(text)),
        error: hash.remove("error"),
        worker: hash.remove("w"),
    }))
}

fn envelope(text: &str) -> Result<Envelope> {
    serde_json::from_str(text).map_err(Error::internal)
}

fn time(micros: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros.parse().ok()?)
}
