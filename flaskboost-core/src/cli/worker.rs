//! `worker` and `scheduler`: processes that do jobs, or see to their hours, and serve nothing.

use std::process::ExitCode;

use super::failure::Failure;
use super::serve::asked_to_stop;
use crate::app::{App, Labour, Parts};
use crate::settings::Settings;

/// Works jobs until the process is told to stop.
pub(super) async fn run(
    app: App,
    settings: Settings,
    (queues, at_once): (Option<Vec<String>>, Option<usize>),
    has_schedules: bool,
) -> Result<ExitCode, Failure> {
    let stop = asked_to_stop().map_err(|error| Failure::new(format!("signals cannot be heard: {error}")))?;
    let labour = open(app, with(settings, queues, at_once)?).await?;
    let labour = if has_schedules { labour } else { labour.without_schedules() };
    tracing::info!("works {}", labour.describe());
    labour.run(stop).await;
    Ok(ExitCode::SUCCESS)
}

/// Sees to the hours of jobs until the process is told to stop.
pub(super) async fn schedule(app: App, settings: Settings) -> Result<ExitCode, Failure> {
    let stop = asked_to_stop().map_err(|error| Failure::new(format!("signals cannot be heard: {error}")))?;
    let scheduler = open(app, settings).await?.scheduler();
    if scheduler.is_empty() {
        return Err(Failure::new("this app has no schedules; it gets one with App::schedule"));
    }
    tracing::info!("sees to the schedules");
    scheduler.run(stop).await;
    Ok(ExitCode::SUCCESS)
}

async fn open(app: App, settings: Settings) -> Result<Labour, Failure> {
    let site = app.boot(settings, Parts::default()).await?;
    let labour = site.labour().clone();
    if labour.is_empty() {
        return Err(Failure::new("this app has no jobs; it gets one with App::job"));
    }
    Ok(labour)
}

/// The settings with what the command line says instead; refused as a setting would be.
fn with(mut settings: Settings, queues: Option<Vec<String>>, at_once: Option<usize>) -> Result<Settings, Failure> {
    settings.jobs.queues = queues.unwrap_or(settings.jobs.queues);
    settings.jobs.at_once = at_once.unwrap_or(settings.jobs.at_once);
    match settings.jobs.problems().first() {
        Some((key, message)) => Err(Failure::new(format!("{} {message}", key.trim_start_matches("jobs.")))),
        None => Ok(settings),
    }
}
