//! [`Labour`]: the work that a process does beside its pages, or instead of them.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::sync::watch;

use super::AppState;
use crate::clock::Clock;
use crate::db::Db;
use crate::db::outbox::{Consumer, Outbox, Relay, RelayOptions};
use crate::jobs::{Jobs, Keep, OutboxConsumer, Schedule, Scheduler, Worker, WorkerOptions};
use crate::random::Random;
use crate::services::Services;
use crate::settings::JobsEngine;

/// The work that a process does beside its pages, or instead of them: its jobs and its schedules.
#[derive(Debug, Clone)]
pub struct Labour {
    jobs: Jobs,
    services: Services,
    schedules: Vec<Schedule>,
    options: WorkerOptions,
    parts: (Db, Clock, Random),
    outbox: Outbox,
    consumers: Vec<Arc<dyn Consumer>>,
    has_work: bool,
}

impl Labour {
    pub(super) fn new(
        state: &AppState,
        services: Services,
        schedules: Vec<Schedule>,
        (outbox, has_work): (Outbox, bool),
    ) -> Self {
        let (jobs, settings) = (state.jobs.clone(), &state.settings.jobs);
        let hours = Duration::from_secs(3600);
        let options = WorkerOptions {
            queues: settings.queues.clone(),
            at_once: settings.at_once,
            lease: Duration::from_secs(settings.lease_seconds),
            poll: Duration::from_millis(settings.poll_milliseconds),
            stop: Duration::from_secs(settings.stop_seconds),
            keep: Keep {
                done: hours.saturating_mul(u32::try_from(settings.keep_done_hours).unwrap_or(u32::MAX)),
                dead: (hours * 24).saturating_mul(u32::try_from(settings.keep_dead_days).unwrap_or(u32::MAX)),
            },
            name: format!("process {}", std::process::id()),
        };
        let parts = (state.db.clone(), state.clock.clone(), state.random.clone());
        // Jobs of the database are in the queue as soon as they are committed; the others go through the outbox.
        let consumers: Vec<Arc<dyn Consumer>> = match settings.engine {
            JobsEngine::Database => Vec::new(),
            JobsEngine::Redis | JobsEngine::Nats => vec![Arc::new(OutboxConsumer::new(Arc::clone(jobs.engine())))],
        };
        Self { jobs, services, schedules, options, parts, outbox, consumers, has_work }
    }

    /// Whether there is nothing to work: the app has no jobs, and no database in which mails could wait.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_work
    }

    /// Where the queue is, and which queues are worked.
    #[must_use]
    pub fn describe(&self) -> String {
        format!("{}, queues {}", self.jobs.describe(), self.options.queues.join(", "))
    }

    /// Without its schedules.
    #[must_use]
    pub fn without_schedules(mut self) -> Self {
        self.schedules.clear();
        self
    }

    /// The jobs.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// The schedules.
    #[must_use]
    pub fn scheduler(&self) -> Scheduler {
        Scheduler::new(self.jobs.clone(), self.schedules.clone())
    }

    /// A worker, for a test that wants to say when.
    #[must_use]
    pub fn worker(&self) -> Worker {
        Worker::new(self.jobs.clone(), self.services.clone(), self.options.clone())
    }

    /// Hands over what is in the outbox until `stop` completes; comes back at once when nothing goes through it.
    pub async fn relay(&self, stop: impl Future<Output = ()> + Send) {
        if self.consumers.is_empty() {
            return;
        }
        let (db, clock, random) = self.parts.clone();
        let options = RelayOptions { poll: self.options.poll, ..RelayOptions::default() };
        let relay = Relay::new(db, (clock, random), &self.outbox, options);
        self.consumers.iter().fold(relay, |relay, one| relay.with(Arc::clone(one))).run(stop).await;
    }

    /// Works and keeps the schedules until `stop` completes. Jobs run on threads of their own, so one that computes for
    /// long keeps no page waiting.
    pub async fn run(&self, stop: impl Future<Output = ()> + Send) {
        // A job that blocks its thread takes it from the others: there are two more than are needed.
        let threads = Builder::new_multi_thread()
            .worker_threads(self.options.at_once + 2)
            .thread_name("jobs")
            .enable_all()
            .build();
        let ground = match threads {
            Ok(ground) => ground,
            Err(error) => return tracing::error!("the threads for jobs cannot be started: {error}"),
        };
        let (tell, told) = watch::channel(false);
        let scheduler = self.scheduler();
        let worker = self.worker().on(ground.handle().clone());
        let working = async {
            tokio::join!(worker.run(until(told.clone())), self.relay(until(told.clone())), async {
                if !scheduler.is_empty() {
                    scheduler.run(until(told.clone())).await;
                }
            });
        };
        let stop = async {
            stop.await;
            tell.send_replace(true);
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = working => {}
            () = stop => {}
        }
        ground.shutdown_background();
    }
}

/// Completes when it is told.
async fn until(mut told: watch::Receiver<bool>) {
    // Whoever tells is gone only when nothing is to go on.
    let _ = told.wait_for(|is_told| *is_told).await;
}
