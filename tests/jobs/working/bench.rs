//! A queue with workers, and jobs that do what the test says.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use flaskboost::clock::Clock;
use flaskboost::error::{Error, Result};
use flaskboost::jobs::{
    Backoff, Job, JobContext, JobOptions, JobRecord, JobState, Jobs, Rate, Registry, RunLimit, Unique, Worker,
    WorkerOptions,
};
use flaskboost::random::Random;
use flaskboost::services::Services;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;

use crate::places::Place;

/// What jobs did.
#[derive(Debug)]
pub(super) struct Log {
    lines: Mutex<Vec<String>>,
    /// How many hold the gate at this moment, and how many at most.
    inside: Mutex<(usize, usize)>,
    /// What [`What::Hold`] waits for.
    pub(super) gate: Semaphore,
}

impl Log {
    pub(super) fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }

    pub(super) fn count(&self, line: &str) -> usize {
        self.lines().iter().filter(|one| *one == line).count()
    }

    pub(super) fn most_at_once(&self) -> usize {
        self.inside.lock().unwrap().1
    }

    fn add(&self, line: String) {
        self.lines.lock().unwrap().push(line);
    }
}

/// Counts who is inside, also of those who are stopped.
struct Inside(Arc<Log>, String);

impl Inside {
    fn of(log: &Arc<Log>, name: &str) -> Self {
        let mut inside = log.inside.lock().unwrap();
        inside.0 += 1;
        inside.1 = inside.1.max(inside.0);
        drop(inside);
        log.add(format!("{name} begins"));
        Self(Arc::clone(log), name.to_owned())
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        self.0.inside.lock().unwrap().0 -= 1;
        self.0.add(format!("{} leaves", self.1));
    }
}

/// What a job does.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) enum What {
    /// Writes its name to the log.
    #[default]
    Note,
    /// Waits until the gate is open, and writes its name.
    Hold,
    /// Fails as often.
    Fail(u32),
    Panic,
    /// Waits for ever.
    Hang,
    /// Waits for the gate without leaving its thread.
    Block,
    /// Writes a row, once for its key.
    Once,
}

/// A job that is tried once.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Do {
    pub(super) name: String,
    pub(super) what: What,
    pub(super) unique: Option<Unique>,
    pub(super) run_limit: Option<RunLimit>,
    pub(super) rate: Option<Rate>,
}

impl Do {
    pub(super) fn new(name: &str, what: What) -> Self {
        Self { name: name.to_owned(), what, ..Self::default() }
    }
}

impl Job for Do {
    const NAME: &'static str = "tests.do";
    type Output = String;

    fn options() -> JobOptions {
        JobOptions { attempts: 1, timeout: Duration::from_secs(60), ..JobOptions::default() }
    }

    fn unique(&self) -> Option<Unique> {
        self.unique.clone()
    }

    fn run_limit(&self) -> Option<RunLimit> {
        self.run_limit.clone()
    }

    fn rate(&self) -> Option<Rate> {
        self.rate.clone()
    }

    async fn run(self, context: JobContext) -> Result<String> {
        act(self.name, self.what, context).await
    }
}

/// A job that is tried three times.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Try(pub(super) String, pub(super) What);

impl Job for Try {
    const NAME: &'static str = "tests.try";
    type Output = String;

    fn options() -> JobOptions {
        let backoff = Backoff { first: Duration::from_millis(10), longest: Duration::from_millis(20) };
        JobOptions { attempts: 3, timeout: Duration::from_secs(60), backoff, ..JobOptions::default() }
    }

    async fn run(self, context: JobContext) -> Result<String> {
        act(self.0, self.1, context).await
    }
}

/// A job that has one second, once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Hurry(pub(super) String, pub(super) What);

impl Job for Hurry {
    const NAME: &'static str = "tests.hurry";
    type Output = String;

    fn options() -> JobOptions {
        JobOptions { attempts: 1, timeout: Duration::from_secs(1), ..JobOptions::default() }
    }

    async fn run(self, context: JobContext) -> Result<String> {
        act(self.0, self.1, context).await
    }
}

async fn act(name: String, what: What, context: JobContext) -> Result<String> {
    let log = Arc::clone(&*context.service::<Arc<Log>>()?);
    let _inside = Inside::of(&log, &name);
    match what {
        What::Note => {}
        What::Hold => drop(log.gate.acquire().await.map_err(Error::internal)?),
        What::Fail(times) if context.attempt() <= times => return Err(Error::internal(format!("{name} will not"))),
        What::Fail(_) => {}
        What::Panic => panic!("{name} panics"),
        What::Hang => std::future::pending().await,
        What::Block => {
            let until = Instant::now() + Duration::from_secs(60);
            while log.gate.try_acquire().is_err() && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        What::Once => {
            let effect = log.clone();
            context
                .once(async |_| {
                    effect.add("effect".to_owned());
                    Ok(())
                })
                .await?;
        }
    }
    log.add(name.clone());
    Ok(name)
}

/// A queue, and what its jobs did.
pub(super) struct Bench {
    pub(super) place: Place,
    pub(super) jobs: Jobs,
    pub(super) log: Arc<Log>,
}

/// A worker that runs.
pub(super) struct Running {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    pub(super) async fn stop(self) {
        let _ = self.stop.send(());
        self.task.await.unwrap();
    }
}

impl Bench {
    pub(super) fn new(place: Place) -> Self {
        let registry = Registry::default().with::<Do>().with::<Try>().with::<Hurry>();
        let jobs = jobs(&place, registry);
        let gate = Semaphore::new(0);
        let log = Arc::new(Log { lines: Mutex::default(), inside: Mutex::default(), gate });
        Self { place, jobs, log }
    }

    pub(super) fn open_gate(&self) {
        self.log.gate.add_permits(10_000);
    }

    /// A worker with four places.
    pub(super) fn worker(&self) -> Running {
        self.worker_with(quick())
    }

    pub(super) fn worker_with(&self, options: WorkerOptions) -> Running {
        self.worker_on(options, &self.jobs, &Handle::current())
    }

    pub(super) fn worker_on(&self, options: WorkerOptions, jobs: &Jobs, ground: &Handle) -> Running {
        let services = Services::default().with(Arc::clone(&self.log));
        let worker = Worker::new(jobs.clone(), services, options).on(ground.clone());
        let (stop, told) = oneshot::channel();
        let task = tokio::spawn(worker.run(async {
            let _ = told.await;
        }));
        Running { stop, task }
    }

    pub(super) async fn record(&self, id: &str) -> JobRecord {
        self.jobs.find(id).await.unwrap().expect("the job is known")
    }

    /// Waits until the job is in this state.
    pub(super) async fn reaches(&self, id: &str, state: JobState) -> JobRecord {
        until(&format!("{id} is {state:?}"), async || {
            self.jobs.find(id).await.unwrap().is_some_and(|record| record.state == state)
        })
        .await;
        self.record(id).await
    }

    /// Waits until this was written to the log so often.
    pub(super) async fn logged(&self, line: &str, times: usize) {
        until(&format!("{line} {times} times"), async || self.log.count(line) >= times).await;
    }

    /// The worker of these jobs dies: their leases end without a word.
    pub(super) async fn let_worker_die(&self, max: usize) {
        let now = Clock::system().now();
        let wanted = flaskboost::jobs::Wanted {
            queues: vec!["default".to_owned()],
            max,
            now,
            until: now,
            worker: "dead".to_owned(),
        };
        let engine = self.jobs.engine();
        assert_eq!(engine.reserve(&wanted).await.unwrap().len(), max);
        let later = now + chrono::TimeDelta::seconds(1);
        assert_eq!(engine.sweep(later, quick().keep).await.unwrap(), u64::try_from(max).unwrap());
    }
}

/// Jobs in this place, with the clock of the system.
pub(super) fn jobs(place: &Place, registry: Registry) -> Jobs {
    Jobs::new(place.db.clone(), Arc::clone(&place.engine), registry, (Clock::system(), Random::system()))
}

/// A worker with four places that looks often.
pub(super) fn quick() -> WorkerOptions {
    WorkerOptions {
        lease: Duration::from_secs(30),
        poll: Duration::from_millis(20),
        stop: Duration::from_secs(10),
        ..WorkerOptions::default()
    }
}

/// Waits until it is so.
pub(super) async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < Duration::from_secs(90), "it never came about that {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
