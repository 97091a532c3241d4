//! `schedule`: lists the schedules, and pauses them.

use std::process::ExitCode;

use super::args::ScheduleCommand;
use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::app::{App, Parts};
use crate::jobs::{ScheduleRecord, Scheduler};
use crate::settings::Settings;

pub(super) async fn run(app: App, settings: Settings, command: Option<ScheduleCommand>) -> Result<ExitCode, Failure> {
    let site = app.boot(settings, Parts::default()).await?;
    let scheduler = site.labour().scheduler();
    let ok = Paint::for_stdout().green("ok");
    match command.unwrap_or(ScheduleCommand::List) {
        ScheduleCommand::List => list(&scheduler).await?,
        ScheduleCommand::Pause { name } => {
            known(scheduler.pause(&name).await?, &name)?;
            println!("{ok} the hours of {name} pass unused until `schedule resume {name}`");
        }
        ScheduleCommand::Resume { name } => {
            known(scheduler.resume(&name).await?, &name)?;
            println!("{ok} {name} goes on with its next hour");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(scheduler: &Scheduler) -> Result<(), Failure> {
    let records = scheduler.records().await?;
    if records.is_empty() {
        println!("This app has no schedules; it gets one with App::schedule.");
        return Ok(());
    }
    let mut rows = vec![["NAME", "HOURS", "ZONE", "NEXT", "LAST"].map(str::to_owned).to_vec()];
    rows.extend(records.iter().map(|record| {
        let last = record.last_at.map_or_else(|| "never".to_owned(), |at| at.format("%Y-%m-%d %H:%M UTC").to_string());
        vec![record.name.clone(), record.hours.clone(), record.zone.clone(), next(record), last]
    }));
    println!("{}", table(&rows));
    Ok(())
}

fn next(record: &ScheduleRecord) -> String {
    match record.next_at {
        _ if record.is_paused => "paused".to_owned(),
        Some(at) => at.format("%Y-%m-%d %H:%M UTC").to_string(),
        None => "never".to_owned(),
    }
}

fn known(is_known: bool, name: &str) -> Result<(), Failure> {
    if is_known { Ok(()) } else { Err(Failure::new(format!("no schedule is called {name}; `schedule` lists them"))) }
}
