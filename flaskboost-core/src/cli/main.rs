//! The entry: reads the command line, runs one command, and says what went wrong if it did.

use std::process::ExitCode;

use clap::Parser;

use super::args::{Args, Command};
use super::failure::Failure;
use super::terminal::Paint;
use super::{
    audit, check, crumbs, dev, jobs, logging, mail, migrate, reset, roles, routes, schedule, seed, serve, settings,
    user, worker,
};
use crate::app::{App, Surroundings};
use crate::settings::Settings;

impl App {
    /// Runs the app as the command line says; without a command it serves.
    ///
    /// Exit codes: 0 when it worked, 1 when it did not, 2 when the command line makes no sense.
    pub fn main(self) -> ExitCode {
        let args = Args::parse();
        match run(self, args.command.unwrap_or(Command::Serve)) {
            Ok(code) => code,
            Err(Failure(text)) => {
                let paint = Paint::for_stderr();
                eprintln!("{} {text}", paint.red("error:"));
                ExitCode::FAILURE
            }
        }
    }
}

fn run(app: App, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Crumbs => return Ok(crumbs::run(&app)),
        Command::Dev => return dev::run(&app),
        Command::Roles => return roles::run(&app),
        _ => {}
    }
    let surroundings = Surroundings::look(&app)?;
    if let Command::Settings { command } = command {
        return settings::run(&app, &surroundings, command);
    }
    let settings = surroundings.settings(&app)?;
    logging::start(&settings.log);
    let runtime = runtime(&settings)?;
    runtime.block_on(async move {
        match command {
            Command::Serve => serve::run(app, settings).await,
            Command::Worker { queues, at_once, no_schedules } => {
                worker::run(app, settings, (queues, at_once), !no_schedules).await
            }
            Command::Scheduler => worker::schedule(app, settings).await,
            Command::Jobs { command } => jobs::run(app, settings, command).await,
            Command::Schedule { command } => schedule::run(app, settings, command).await,
            Command::Routes => routes::run(app, &settings),
            Command::Check => check::run(app, settings).await,
            Command::Migrate { status, down, adopt } => migrate::run(&app, &settings, status, down, adopt).await,
            Command::Seed => seed::run(&app, settings).await,
            Command::Reset { database } => reset::run(&app, settings, database).await,
            Command::User(command) => user::run(&app, settings, command).await,
            Command::Audit(command) => audit::run(&app, settings, command).await,
            Command::Mail(command) => mail::run(&app, settings, command).await,
            Command::Crumbs | Command::Dev | Command::Roles | Command::Settings { .. } => Ok(ExitCode::SUCCESS),
        }
    })
}

fn runtime(settings: &Settings) -> Result<tokio::runtime::Runtime, Failure> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    if let Some(workers) = settings.server.workers {
        builder.worker_threads(workers);
    }
    builder.enable_all().build().map_err(|error| Failure::new(format!("the threads cannot be started: {error}")))
}
