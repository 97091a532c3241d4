//! `jobs`: what waits, what runs, what failed, and what to do about it.

use std::process::ExitCode;

use super::args::JobsCommand;
use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::app::{App, Parts};
use crate::jobs::{JobFilter, JobRecord, JobState, Jobs};
use crate::settings::Settings;

/// How much of an error stands in a list, in characters.
const SHORT: usize = 60;

pub(super) async fn run(app: App, settings: Settings, command: Option<JobsCommand>) -> Result<ExitCode, Failure> {
    let site = app.boot(settings, Parts::default()).await?;
    let jobs = site.state().jobs.clone();
    let ok = Paint::for_stdout().green("ok");
    match command {
        None => println!("{}", queues(&jobs).await?),
        Some(JobsCommand::List { state, queue, name, max, before }) => {
            let state = state.as_deref().map(state_of).transpose()?;
            println!("{}", listed(&jobs.list(&JobFilter { state, queue, name, before, max }).await?));
        }
        Some(JobsCommand::Show { id }) => {
            let record = jobs.find(&id).await?.ok_or_else(|| unknown(&id))?;
            println!("{}", shown(&record));
        }
        Some(JobsCommand::Retry { id }) => {
            if !jobs.retry(&id).await? {
                return Err(none_of(&jobs, &id, "is neither dead nor cancelled").await?);
            }
            println!("{ok} {id} waits again");
        }
        Some(JobsCommand::Cancel { id }) => {
            if !jobs.cancel(&id).await? {
                return Err(none_of(&jobs, &id, "has ended already").await?);
            }
            println!("{ok} {id} is cancelled; if it runs, it is ended within seconds");
        }
        Some(JobsCommand::Pause { queue }) => {
            jobs.pause(&queue).await?;
            println!("{ok} no more jobs of {queue} are given out until `jobs resume {queue}`; what runs goes on");
        }
        Some(JobsCommand::Resume { queue }) => {
            jobs.resume(&queue).await?;
            println!("{ok} jobs of {queue} are given out again");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn queues(jobs: &Jobs) -> Result<String, Failure> {
    let counts = jobs.counts().await?;
    if counts.is_empty() {
        return Ok(format!("No jobs. The queue: {}.", jobs.describe()));
    }
    let head = ["QUEUE", "DUE", "LATER", "RUNNING", "DONE", "DEAD", "CANCELLED", ""];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for one in counts {
        let numbers = [one.due, one.scheduled, one.running, one.done, one.dead, one.cancelled];
        let mut row = vec![one.queue];
        row.extend(numbers.map(|number| number.to_string()));
        row.push(if one.is_paused { "paused".to_owned() } else { String::new() });
        rows.push(row);
    }
    Ok(table(&rows))
}

fn listed(records: &[JobRecord]) -> String {
    if records.is_empty() {
        return "No such jobs.".to_owned();
    }
    let mut rows = vec![["ID", "JOB", "QUEUE", "STATE", "TRIES", "DUE", "ERROR"].map(str::to_owned).to_vec()];
    for record in records {
        let one = &record.envelope;
        let error = record.error.as_deref().unwrap_or_default().replace(char::is_control, " ");
        rows.push(vec![
            one.id.clone(),
            one.name.clone(),
            one.queue.clone(),
            record.state.name().to_owned(),
            format!("{}/{}", record.attempts, one.max_attempts),
            one.run_at.format("%Y-%m-%d %H:%M:%S").to_string(),
            error.chars().take(SHORT).collect(),
        ]);
    }
    table(&rows)
}

fn shown(record: &JobRecord) -> String {
    let one = &record.envelope;
    let time = |at: Option<chrono::DateTime<chrono::Utc>>| {
        at.map_or_else(|| "-".to_owned(), |at| at.format("%Y-%m-%d %H:%M:%S UTC").to_string())
    };
    let mut rows = vec![
        ("id", one.id.clone()),
        ("job", one.name.clone()),
        ("queue", format!("{}, priority {:?}", one.queue, one.priority).to_lowercase()),
        ("state", record.state.name().to_owned()),
        ("tries", format!("{} of {}, {} workers died over it", record.attempts, one.max_attempts, record.crashes)),
        ("key", one.key.clone()),
        ("made", time(Some(one.created_at))),
        ("due", time(Some(one.run_at))),
        ("started", time(record.started_at)),
        ("ended", time(record.ended_at)),
        ("worker", record.worker.clone().unwrap_or_else(|| "-".to_owned())),
        ("fields", one.payload.to_string()),
    ];
    rows.extend(record.result.as_ref().map(|result| ("result", result.to_string())));
    // An error may hold what somebody sent: no control character of it reaches the terminal.
    rows.extend(
        record.error.as_ref().map(|error| ("error", error.replace(|c: char| c.is_control() && c != '\n', " "))),
    );
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect();
    table(&rows)
}

fn state_of(name: &str) -> Result<JobState, Failure> {
    JobState::of_name(name).ok_or_else(|| {
        let names = JobState::ALL.map(JobState::name).join(", ");
        Failure::new(format!("`{name}` is no state of a job; there are {names}"))
    })
}

fn unknown(id: &str) -> Failure {
    Failure::new(format!("no job {id} is known; `jobs list` shows those that are"))
}

/// Why nothing could be done about a job.
async fn none_of(jobs: &Jobs, id: &str, why: &str) -> Result<Failure, Failure> {
    Ok(match jobs.find(id).await? {
        Some(record) => Failure::new(format!("the job {id} {why}: it is {}", record.state.name())),
        None => unknown(id),
    })
}
