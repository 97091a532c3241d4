//! [`Worker`]: takes jobs out of the queue and does them.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval, sleep, timeout};

use super::crew::Crew;
use super::told::Told;
use super::{WorkerOptions, endings};
use crate::jobs::extras::{batches, effects, rates, slots, trials};
use crate::jobs::{Jobs, Lost, Wanted};
use crate::services::Services;

/// How long a worker waits after the engine could not be asked, at first and at most.
const TROUBLE: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(5));

/// How long it takes at most to give jobs back.
const LAST: Duration = Duration::from_secs(4);

/// For how long it is remembered what was done once.
const EFFECTS: TimeDelta = TimeDelta::days(90);

/// Takes jobs out of the queue and does them, several at a time.
#[derive(Debug)]
pub struct Worker {
    jobs: Jobs,
    services: Services,
    options: WorkerOptions,
    ground: Option<Handle>,
}

impl Worker {
    /// A worker for these jobs. They get these services.
    #[must_use]
    pub fn new(jobs: Jobs, services: Services, options: WorkerOptions) -> Self {
        Self { jobs, services, options, ground: None }
    }

    /// Runs the jobs on this runtime instead of the one that it is run on: so that one that blocks its thread blocks
    /// nothing else. It should have more threads than jobs run at once.
    #[must_use]
    pub fn on(mut self, runtime: Handle) -> Self {
        self.ground = Some(runtime);
        self
    }

    /// Does what is due, and what becomes due by that, until nothing is: for tests, which say when.
    pub async fn run_until_idle(self) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let ground = self.ground.unwrap_or_else(Handle::current);
        let crew = Arc::new(Crew::new((self.jobs, self.services), self.options, ground, sender));
        let writer = tokio::spawn(endings::write(Arc::clone(&crew), receiver));
        take_all(&crew).await;
        writer.abort();
    }

    /// Works until `stop` completes. Then what runs has a while to end, and goes back into the queue if it does not.
    ///
    /// When the engine cannot be asked it waits and tries again, however long that takes. It comes back by itself only
    /// when so many jobs block their threads that no place is left; then the process should be started again.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let ground = self.ground.unwrap_or_else(Handle::current);
        let crew = Arc::new(Crew::new((self.jobs, self.services), self.options, ground, sender));
        let background = [
            tokio::spawn(endings::write(Arc::clone(&crew), receiver)),
            tokio::spawn(beat(Arc::clone(&crew))),
            tokio::spawn(tend(Arc::clone(&crew))),
        ];
        let (tell, stopping) = watch::channel(false);
        let stop = async {
            stop.await;
            tell.send_replace(true);
            std::future::pending::<()>().await;
        };
        // What is being taken when the worker is told to stop is taken to the end: else it would be leased to nobody.
        tokio::select! {
            () = stop => {}
            () = take(&crew, stopping) => {}
        }
        part(&crew).await;
        for task in background {
            task.abort();
        }
    }
}

/// Takes jobs until none is due.
async fn take_all(crew: &Arc<Crew>) {
    loop {
        let now = crew.jobs.clock().now();
        let wanted = Wanted {
            queues: crew.options.queues.clone(),
            max: crew.options.at_once.max(1),
            now,
            until: now + crew.options.lease,
            worker: crew.options.name.clone(),
        };
        let leased = match crew.jobs.engine().reserve(&wanted).await {
            Ok(leased) if !leased.is_empty() => leased,
            Ok(_) => return,
            Err(error) => return tracing::error!("no job can be taken: {error:?}"),
        };
        for one in leased {
            let Ok(place) = Arc::clone(&crew.places).acquire_owned().await else { return };
            crew.start(one, place);
        }
        idle(crew).await;
    }
}

/// Takes jobs until it is to stop, or no place is left.
async fn take(crew: &Arc<Crew>, mut stopping: watch::Receiver<bool>) {
    let mut pause = TROUBLE.0;
    while !crew.is_lost() {
        // Waits until there is a place, and then takes as many jobs as there are places.
        let first = tokio::select! {
            place = Arc::clone(&crew.places).acquire_owned() => place,
            _ = stopping.wait_for(|is_told| *is_told) => return,
        };
        let Ok(first) = first else { return };
        let others = std::iter::from_fn(|| Arc::clone(&crew.places).try_acquire_owned().ok());
        let places: Vec<_> = std::iter::once(first).chain(others.take(crew.options.at_once)).collect();
        let now = crew.jobs.clock().now();
        let wanted = Wanted {
            queues: crew.options.queues.clone(),
            max: places.len(),
            now,
            until: now + crew.options.lease,
            worker: crew.options.name.clone(),
        };
        let rest = match crew.jobs.engine().reserve(&wanted).await {
            Ok(leased) if leased.is_empty() => Some(crew.options.poll),
            Ok(leased) => {
                pause = TROUBLE.0;
                for (one, place) in leased.into_iter().zip(places) {
                    crew.start(one, place);
                }
                continue;
            }
            Err(error) => {
                tracing::warn!("no job can be taken; trying again: {error:?}");
                None
            }
        };
        drop(places);
        let wait = async {
            match rest {
                Some(poll) => tokio::select! {
                    () = crew.jobs.woken() => {}
                    () = crew.jobs.engine().wait(&crew.options.queues, poll) => {}
                },
                None => {
                    sleep(pause).await;
                    pause = (pause * 2).min(TROUBLE.1);
                }
            }
        };
        tokio::select! {
            () = wait => {}
            _ = stopping.wait_for(|is_told| *is_told) => return,
        }
    }
    tracing::error!("every place of this worker is taken by a job that blocks its thread: it takes no more jobs");
}

/// Gives signs of life for every job that runs.
async fn beat(crew: Arc<Crew>) {
    let mut beats = beats(&crew);
    loop {
        beats.tick().await;
        let leases = crew.leases();
        if leases.is_empty() {
            continue;
        }
        let until = crew.jobs.clock().now() + crew.options.lease;
        match crew.jobs.engine().extend(&leases, until).await {
            Ok(lost) => {
                for (id, why) in lost {
                    crew.tell(&id, if why == Lost::Cancelled { Told::Cancelled } else { Told::Expired });
                }
            }
            Err(error) => tracing::warn!("no sign of life could be given for {} jobs: {error:?}", leases.len()),
        }
        for one in &leases {
            if let Some(limit) = &one.envelope.extras.run_limit
                && let Err(error) = slots::renew(crew.jobs.db(), limit, &one.envelope.id, until).await
            {
                tracing::warn!(job = one.envelope.id, "the place of a job could not be kept: {error:?}");
            }
        }
    }
}

/// Puts jobs of dead workers back, and forgets what is old.
async fn tend(crew: Arc<Crew>) {
    let mut beats = beats(&crew);
    let mut swept: Option<Instant> = None;
    let mut is_in_trouble = false;
    loop {
        beats.tick().await;
        // An engine that was away and is back: first every worker says that it lives, for the time of a beat.
        if is_in_trouble {
            is_in_trouble = crew.jobs.engine().find("none").await.is_err();
            continue;
        }
        match crew.jobs.engine().sweep(crew.jobs.clock().now(), crew.options.keep).await {
            Ok(0) => {}
            Ok(count) => tracing::warn!("{count} jobs are back in the queue: nothing was heard of their workers"),
            Err(error) => {
                is_in_trouble = true;
                tracing::warn!("jobs of dead workers could not be looked for: {error:?}");
            }
        }
        if swept.is_none_or(|at| at.elapsed() > Duration::from_secs(3600)) {
            swept = Some(Instant::now());
            sweep(&crew).await;
        }
    }
}

/// Three in each lease.
fn beats(crew: &Crew) -> Interval {
    let mut beats = interval((crew.options.lease / 3).max(Duration::from_millis(10)));
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beats
}

/// Forgets what nobody will ask for any more.
async fn sweep(crew: &Crew) {
    let (db, now) = (crew.jobs.db(), crew.jobs.clock().now());
    let long_ago = now - TimeDelta::from_std(crew.options.keep.dead).unwrap_or(EFFECTS);
    let swept = async {
        effects::sweep(db, now - EFFECTS).await?;
        trials::sweep(db, now - EFFECTS).await?;
        rates::sweep(db, now).await?;
        crew.jobs.reconcile().await?;
        batches::sweep(db, long_ago).await
    };
    if let Err(error) = swept.await {
        tracing::warn!("old notes about jobs could not be deleted: {error:?}");
    }
}

/// Lets what runs end, for a while; gives the rest back.
async fn part(crew: &Crew) {
    if timeout(crew.options.stop, idle(crew)).await.is_ok() {
        return;
    }
    crew.tell_all(Told::Return);
    if timeout(LAST, idle(crew)).await.is_err() {
        tracing::warn!("some jobs could not be given back; they are given out again when their leases have ended");
    }
}

async fn idle(crew: &Crew) {
    while !crew.is_idle() {
        sleep(Duration::from_millis(20)).await;
    }
}
