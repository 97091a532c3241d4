//! The queue of jobs, and the schedules.

use chrono::{DateTime, Utc};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::{Chart, Frame};
use crate::admin::redaction::{redacted, without_links};
use crate::jobs::{JobRecord, JobState, QueueCounts, ScheduleRecord};
use crate::view::View;

/// The queues, and a page of jobs.
#[derive(Default, Serialize, View)]
#[view("admin/jobs/index.html")]
pub(in crate::admin) struct Jobs {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) may_edit: bool,
    pub(in crate::admin) queues: Vec<QueueCounts>,
    pub(in crate::admin) jobs: Vec<JobLine>,
    /// The last of this page, when there are more.
    pub(in crate::admin) next: Option<String>,
    pub(in crate::admin) states: Vec<&'static str>,
    pub(in crate::admin) state: Option<&'static str>,
    pub(in crate::admin) queue: Option<String>,
    pub(in crate::admin) engine: String,
    /// What ended in the last day, where the engine can tell.
    pub(in crate::admin) pace: Option<Pace>,
}

/// What ended in the last day, by hours.
#[derive(Default, Serialize)]
pub(in crate::admin) struct Pace {
    pub(in crate::admin) done: Chart,
    /// Milliseconds from the time a job was due until it was done.
    pub(in crate::admin) taken: Chart,
}

/// One job.
#[derive(Default, Serialize, View)]
#[view("admin/jobs/show.html")]
pub(in crate::admin) struct Job {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) may_edit: bool,
    pub(in crate::admin) job: JobLine,
}

/// The schedules.
#[derive(Default, Serialize, View)]
#[view("admin/jobs/schedule.html")]
pub(in crate::admin) struct Schedule {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) may_edit: bool,
    pub(in crate::admin) schedules: Vec<ScheduleLine>,
}

/// One schedule.
#[derive(Serialize)]
pub(in crate::admin) struct ScheduleLine {
    #[serde(flatten)]
    record: ScheduleRecord,
    /// Its name as a part of an address.
    place: String,
}

impl From<ScheduleRecord> for ScheduleLine {
    fn from(record: ScheduleRecord) -> Self {
        Self { place: utf8_percent_encode(&record.name, NON_ALPHANUMERIC).to_string(), record }
    }
}

/// What is known of a job, without its secrets.
#[derive(Default, Serialize)]
pub(in crate::admin) struct JobLine {
    id: String,
    name: String,
    queue: String,
    state: &'static str,
    tone: &'static str,
    attempts: u32,
    max_attempts: u32,
    crashes: u32,
    created_at: DateTime<Utc>,
    run_at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    worker: Option<String>,
    payload: String,
    result: Option<String>,
    error: Option<String>,
    may_retry: bool,
    may_cancel: bool,
}

impl From<JobRecord> for JobLine {
    fn from(record: JobRecord) -> Self {
        let one = record.envelope;
        let pretty = |value: &serde_json::Value| serde_json::to_string_pretty(&redacted(value)).unwrap_or_default();
        Self {
            payload: pretty(&one.payload),
            result: record.result.as_ref().filter(|result| !result.is_null()).map(pretty),
            tone: tone(record.state),
            may_retry: record.state.may_be_retried(),
            may_cancel: record.state.may_be_cancelled(),
            state: record.state.name(),
            id: one.id,
            name: one.name,
            queue: one.queue,
            attempts: record.attempts,
            max_attempts: one.max_attempts,
            crashes: record.crashes,
            created_at: one.created_at,
            run_at: one.run_at,
            started_at: record.started_at,
            ended_at: record.ended_at,
            worker: record.worker,
            error: record.error.as_deref().map(without_links),
        }
    }
}

/// How a state looks.
pub(super) fn tone(state: JobState) -> &'static str {
    match state {
        JobState::Waiting => "neutral",
        JobState::Running => "info",
        JobState::Done => "success",
        JobState::Dead => "error",
        JobState::Cancelled => "warning",
    }
}
