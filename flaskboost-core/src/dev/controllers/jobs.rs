//! The queue of jobs.

use serde::Deserialize;

use crate::controller::{Path, Query, Redirect};
use crate::dev::local::Local;
use crate::dev::views;
use crate::error::{Error, Result};
use crate::jobs::{JobFilter, JobState, Jobs};

/// How many jobs one page shows.
const SHOWN: usize = 50;

/// Which jobs somebody wants to see.
#[derive(Debug, Default, Deserialize)]
pub(in crate::dev) struct Wanted {
    state: Option<String>,
    queue: Option<String>,
    before: Option<String>,
}

pub(in crate::dev) async fn index(_: Local, jobs: Jobs, Query(wanted): Query<Wanted>) -> Result<views::Jobs> {
    let filter = JobFilter {
        state: wanted.state.as_deref().and_then(JobState::of_name),
        queue: wanted.queue.filter(|queue| !queue.is_empty()),
        before: wanted.before,
        name: None,
        max: SHOWN,
    };
    let page = jobs.page(&filter).await?;
    Ok(views::Jobs {
        queues: jobs.counts().await?,
        next: page.next,
        jobs: page.records.into_iter().map(views::JobLine::from).collect(),
        state: filter.state.map(JobState::name),
        queue: filter.queue,
        names: jobs.registry().names(),
        engine: jobs.describe(),
    })
}

pub(in crate::dev) async fn show(_: Local, jobs: Jobs, Path(id): Path<String>) -> Result<views::Job> {
    let record = jobs.find(&id).await?.ok_or_else(missing)?;
    Ok(views::Job { job: views::JobLine::from(record) })
}

pub(in crate::dev) async fn retry(_: Local, jobs: Jobs, Path(id): Path<String>) -> Result<Redirect> {
    if !jobs.retry(&id).await? {
        return Err(missing());
    }
    Ok(Redirect::to("dev.job").with("id", id).flash("The job waits again."))
}

pub(in crate::dev) async fn cancel(_: Local, jobs: Jobs, Path(id): Path<String>) -> Result<Redirect> {
    if !jobs.cancel(&id).await? {
        return Err(missing());
    }
    Ok(Redirect::to("dev.job").with("id", id).flash("The job is cancelled."))
}

fn missing() -> Error {
    Error::not_found("There is no such job, or nothing can be done about it any more.")
}
