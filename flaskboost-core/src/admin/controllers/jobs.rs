//! The queue of jobs, and the schedules.

use chrono::Duration;
use serde::Deserialize;

use crate::admin::SystemJobs;
use crate::admin::desk::Desk;
use crate::admin::views::{self, Chart, JobLine, Pace, ScheduleLine};
use crate::admin::words::Words;
use crate::auth::Permission;
use crate::clock::Clock;
use crate::controller::{Path, Query, Redirect, Service};
use crate::error::{Error, Result};
use crate::jobs::{JobFilter, JobState, Jobs, Scheduler};

/// How many jobs one page shows.
const SHOWN: usize = 50;

/// Which jobs somebody wants to see.
#[derive(Debug, Default, Deserialize)]
pub(in crate::admin) struct Wanted {
    state: Option<String>,
    queue: Option<String>,
    before: Option<String>,
}

pub(in crate::admin) async fn index(
    desk: Desk,
    jobs: Jobs,
    clock: Clock,
    Query(wanted): Query<Wanted>,
) -> Result<views::Jobs> {
    let filter = JobFilter {
        state: wanted.state.as_deref().and_then(JobState::of_name),
        queue: wanted.queue.filter(|queue| is_name(queue)),
        before: wanted.before.filter(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))),
        name: None,
        max: SHOWN,
    };
    let page = jobs.page(&filter).await?;
    Ok(views::Jobs {
        frame: desk.frame(Some("jobs")),
        may_edit: may_edit(&desk),
        queues: jobs.counts().await?,
        next: page.next,
        jobs: page.records.into_iter().map(JobLine::from).collect(),
        states: JobState::ALL.iter().map(|state| state.name()).collect(),
        state: filter.state.map(JobState::name),
        queue: filter.queue,
        engine: jobs.describe(),
        pace: pace(&jobs, &clock).await?,
    })
}

pub(in crate::admin) async fn show(desk: Desk, jobs: Jobs, Path(id): Path<String>) -> Result<views::Job> {
    let record = jobs.find(&id).await?.ok_or_else(missing)?;
    let frame = desk.frame(Some("jobs"));
    Ok(views::Job { frame, may_edit: may_edit(&desk), job: JobLine::from(record) })
}

pub(in crate::admin) async fn retry(_: Desk, words: Words, jobs: Jobs, Path(id): Path<String>) -> Result<Redirect> {
    if !jobs.retry(&id).await? {
        return Err(missing());
    }
    Ok(Redirect::to("admin.job").with("id", id).flash(words.of("system-job-waits")))
}

pub(in crate::admin) async fn cancel(_: Desk, words: Words, jobs: Jobs, Path(id): Path<String>) -> Result<Redirect> {
    if !jobs.cancel(&id).await? {
        return Err(missing());
    }
    Ok(Redirect::to("admin.job").with("id", id).flash(words.of("system-job-cancelled")))
}

pub(in crate::admin) async fn pause(_: Desk, words: Words, jobs: Jobs, Path(queue): Path<String>) -> Result<Redirect> {
    known(&jobs, &queue).await?;
    jobs.pause(&queue).await?;
    Ok(Redirect::to("admin.jobs").flash(words.of("system-queue-paused")))
}

pub(in crate::admin) async fn resume(_: Desk, words: Words, jobs: Jobs, Path(queue): Path<String>) -> Result<Redirect> {
    known(&jobs, &queue).await?;
    jobs.resume(&queue).await?;
    Ok(Redirect::to("admin.jobs").flash(words.of("system-queue-resumed")))
}

pub(in crate::admin) async fn schedule(desk: Desk, scheduler: Service<Scheduler>) -> Result<views::Schedule> {
    let schedules = scheduler.records().await?.into_iter().map(ScheduleLine::from).collect();
    Ok(views::Schedule { frame: desk.frame(Some("schedule")), may_edit: may_edit(&desk), schedules })
}

pub(in crate::admin) async fn pause_schedule(
    _: Desk,
    words: Words,
    scheduler: Service<Scheduler>,
    Path(name): Path<String>,
) -> Result<Redirect> {
    if !scheduler.pause(&name).await? {
        return Err(Error::not_found("There is no such schedule."));
    }
    Ok(Redirect::to("admin.schedule").flash(words.of("system-schedule-paused")))
}

pub(in crate::admin) async fn resume_schedule(
    _: Desk,
    words: Words,
    scheduler: Service<Scheduler>,
    Path(name): Path<String>,
) -> Result<Redirect> {
    if !scheduler.resume(&name).await? {
        return Err(Error::not_found("There is no such schedule."));
    }
    Ok(Redirect::to("admin.schedule").flash(words.of("system-schedule-resumed")))
}

/// Whether a text can be the name of a queue.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
}

fn may_edit(desk: &Desk) -> bool {
    desk.actor.may(Permission::edit::<SystemJobs>())
}

/// A queue that was never heard of is not paused: nobody would find it again.
async fn known(jobs: &Jobs, queue: &str) -> Result<()> {
    let queues = jobs.counts().await?;
    let is_known = queues.iter().any(|one| one.queue == queue);
    if is_known { Ok(()) } else { Err(Error::not_found("There is no such queue.")) }
}

async fn pace(jobs: &Jobs, clock: &Clock) -> Result<Option<Pace>> {
    let since = clock.now() - Duration::hours(24);
    let Some(hours) = jobs.pace_since(since, 24).await? else { return Ok(None) };
    let bars = |value: fn(&crate::jobs::PaceOfHour) -> u64| {
        Chart::new(hours.iter().map(|hour| (hour.from.format("%H:%M").to_string(), value(hour))).collect())
    };
    Ok(Some(Pace { done: bars(|hour| hour.done), taken: bars(|hour| hour.milliseconds) }))
}

fn missing() -> Error {
    Error::not_found("There is no such job, or nothing can be done about it any more.")
}
