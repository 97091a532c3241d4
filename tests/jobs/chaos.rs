//! Workers and servers that are killed at random moments.

mod cluster;

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::jobs::{DatabaseEngine, Engine, JobFilter, JobState, QueueCounts};
use flaskboost::random::Random;
use sea_orm::{ConnectionTrait, Statement};

use crate::places::{database, leave_out, migrate, open, postgres_server};
use cluster::Cluster;

const JOBS: u64 = 10_000;
const KILLS: u64 = 10;

/// A process with a worker; it ends with the test.
struct Process(Child);

impl Process {
    fn start(url: &str) -> Self {
        Self::of(Command::new(env!("CARGO_BIN_EXE_jobs-worker")).arg("work").env("DATABASE_URL", url))
    }

    fn of(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    /// As `kill -9`.
    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn tell(url: &str, words: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jobs-worker"));
    assert!(command.args(words).env("DATABASE_URL", url).status().unwrap().success());
}

/// What the jobs wrote, and what became of them.
struct Notes {
    db: Db,
    engine: Arc<DatabaseEngine>,
}

impl Notes {
    async fn new(db: Db) -> Self {
        db.execute_unprepared("CREATE TABLE notes (number BIGINT NOT NULL)").await.unwrap();
        Self { engine: Arc::new(DatabaseEngine::new(db.clone())), db }
    }

    /// How many rows there are, and how many different ones; `None` when the server is not there.
    async fn count(&self) -> Option<(u64, u64)> {
        let sql = "SELECT COUNT(*) AS rows_written, COUNT(DISTINCT number) AS numbers FROM notes";
        let count = Statement::from_string(self.db.get_database_backend(), sql);
        let row = self.db.query_one_raw(count).await.ok()??;
        let number = |column| row.try_get::<i64>("", column).unwrap().unsigned_abs();
        Some((number("rows_written"), number("numbers")))
    }

    /// Waits until there are so many more than now, and some chance.
    async fn grow(&self, more: u64) {
        let before = self.count().await.unwrap_or_default().0;
        let enough = (before + more).min(JOBS);
        until(async || self.count().await.is_some_and(|(rows, _)| rows >= enough)).await;
        let [chance] = Random::system().bytes();
        tokio::time::sleep(Duration::from_millis(u64::from(chance) / 2)).await;
    }

    async fn counts(&self) -> QueueCounts {
        let counts = self.engine.counts(Clock::system().now()).await.unwrap_or_default();
        counts.into_iter().next().unwrap_or_default()
    }

    /// Waits until all have ended, and asserts that each has its effect, once.
    async fn are_all_there_once(&self, all: u64, dead: u64) {
        until(async || {
            let counts = self.counts().await;
            counts.done + counts.dead == all + dead
        })
        .await;
        let letters = JobFilter { state: Some(JobState::Dead), max: 5, ..JobFilter::default() };
        let letters = self.engine.list(&letters).await.unwrap();
        let counts = self.counts().await;
        assert_eq!((counts.done, counts.dead), (all, dead), "{letters:?}");
        assert_eq!(self.count().await, Some((all, all)));
    }
}

async fn until(is_so: impl AsyncFn() -> bool) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < Duration::from_secs(180), "it never came about");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn a_worker_that_is_killed_ten_times(url: &str, db: Db) {
    let notes = Notes::new(db).await;
    tell(url, &["push", &JOBS.to_string()]);
    for _ in 0..KILLS {
        let mut worker = Process::start(url);
        notes.grow(JOBS / (KILLS + 2)).await;
        worker.kill();
    }
    let _worker = Process::start(url);
    notes.are_all_there_once(JOBS, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_on_sqlite_that_is_killed_ten_times_leaves_out_no_job_and_does_none_twice() {
    let (database, db) = database(None).await;
    a_worker_that_is_killed_ten_times(database.url(), db).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_on_postgres_that_is_killed_ten_times_leaves_out_no_job_and_does_none_twice() {
    let Some(server) = postgres_server().await else { return };
    let (database, db) = database(Some(&server)).await;
    a_worker_that_is_killed_ten_times(database.url(), db).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_ten_times_loses_no_job_and_its_workers_wait_and_go_on() {
    let Some(mut cluster) = Cluster::start() else { return leave_out("no programs of a PostgreSQL server") };
    let db = open(cluster.url()).await;
    migrate(&db).await;
    let notes = Notes::new(db).await;
    tell(cluster.url(), &["push", &JOBS.to_string()]);
    let mut worker = Process::start(cluster.url());
    for _ in 0..KILLS {
        notes.grow(JOBS / (KILLS + 2)).await;
        cluster.kill();
        cluster.restart();
    }
    notes.are_all_there_once(JOBS, 0).await;
    assert!(worker.0.try_wait().unwrap().is_none(), "the worker lived through all of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_eats_all_memory_is_a_dead_letter_and_stops_no_other() {
    let (database, db) = database(None).await;
    let notes = Notes::new(db).await;
    tell(database.url(), &["push", "50"]);
    tell(database.url(), &["eat"]);
    // Two gigabytes of addresses; the job takes them without touching them.
    let script = "ulimit -v 2000000 && exec \"$0\" work";
    let start = || {
        let worker = env!("CARGO_BIN_EXE_jobs-worker");
        Process::of(Command::new("sh").args(["-c", script, worker]).env("DATABASE_URL", database.url()))
    };
    let mut worker = start();
    let mut deaths = 0;
    let begun = Instant::now();
    while notes.counts().await.dead == 0 {
        assert!(begun.elapsed() < Duration::from_secs(120), "it is no dead letter after {deaths} deaths");
        if worker.0.try_wait().unwrap().is_some() {
            deaths += 1;
            worker = start();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(deaths, 3);
    notes.are_all_there_once(50, 1).await;
}
