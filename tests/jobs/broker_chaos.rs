//! Ten thousand jobs go through the outbox and a broker to workers, while all of them are killed again and again: the
//! workers, the relay between handing over and deleting, and the broker itself.

use std::env;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::db::outbox::{Consumer, Entry, Outbox, Relay, RelayOptions};
use flaskboost::error::Result;
use flaskboost::jobs::{
    Engine, Job, JobContext, JobFilter, JobState, Jobs, NatsEngine, OutboxConsumer, RedisEngine, Registry, Worker,
    WorkerOptions,
};
use flaskboost::random::Random;
use flaskboost::services::Services;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::places::{database, leave_out, open};

const JOBS: i64 = 10_000;

/// How often everything is killed.
const KILLS: i64 = 10;

/// The broker that this test starts and kills.
#[derive(Clone, Copy)]
enum Broker {
    Redis,
    Nats,
}

impl Broker {
    fn program(self) -> &'static str {
        match self {
            Self::Redis => "redis-server",
            Self::Nats => "nats-server",
        }
    }

    fn start(self, port: u16, folder: &TempDir) -> Killed {
        let (port, folder) = (port.to_string(), folder.path().display().to_string());
        let mut command = Command::new(self.program());
        match self {
            Self::Redis => command
                .args(["--bind", "127.0.0.1", "--port", &port, "--dir", &folder, "--save", ""])
                .args(["--appendonly", "yes", "--appendfsync", "always"]),
            Self::Nats => command.args(["-a", "127.0.0.1", "-p", &port, "-js", "-sd", &folder]),
        };
        Killed(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    fn url(self, port: u16) -> String {
        match self {
            Self::Redis => format!("redis://127.0.0.1:{port}"),
            Self::Nats => format!("nats://127.0.0.1:{port}"),
        }
    }
}

/// Opens the engine of an address as soon as the broker is there.
async fn engine(url: &str, outbox: &Outbox) -> Arc<dyn Engine> {
    let begun = Instant::now();
    loop {
        let opened = if url.starts_with("redis") {
            RedisEngine::open(url, "chaos", outbox.clone()).await
        } else {
            NatsEngine::open(url, "chaos", outbox.clone()).await
        };
        match opened {
            Ok(engine) => return engine,
            Err(error) => assert!(begun.elapsed() < Duration::from_secs(30), "{error}"),
        }
        sleep(Duration::from_millis(50)).await;
    }
}

/// A process that is killed when it is dropped.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        // On Unix this is SIGKILL; whoever is dead already is dead.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// This program, as a worker or a relay.
fn child(role: &str, database: &str, broker: &str) -> Killed {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "broker_chaos::part_of_the_chaos", "--ignored", "--nocapture"]);
    command.env("CHAOS_ROLE", role).env("CHAOS_DATABASE", database).env("CHAOS_BROKER", broker);
    Killed(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

/// Leaves a mark, once.
#[derive(Serialize, Deserialize)]
struct Mark {
    number: i64,
}

impl Job for Mark {
    const NAME: &'static str = "chaos.mark";
    type Output = ();

    async fn run(self, context: JobContext) -> Result<()> {
        let work = async |tx: &flaskboost::db::Tx| {
            let sql = "INSERT INTO marks (number) VALUES ($1)";
            tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [self.number.into()]))
                .await?;
            Ok(())
        };
        context.once(work).await?;
        Ok(())
    }
}

fn jobs(db: &Db, engine: Arc<dyn Engine>) -> Jobs {
    Jobs::new(db.clone(), engine, Registry::default().with::<Mark>(), (Clock::system(), Random::system()))
}

/// Hands over, and kills its process in the middle of that.
#[derive(Debug)]
struct Dying {
    inner: OutboxConsumer,
    batches: AtomicUsize,
    last: usize,
}

impl Consumer for Dying {
    fn topic(&self) -> &str {
        self.inner.topic()
    }

    fn take<'a>(&'a self, entries: &'a [Entry]) -> BoxFuture<'a, Result<()>> {
        async move {
            self.inner.take(entries).await?;
            if self.batches.fetch_add(1, Ordering::SeqCst) + 1 == self.last {
                std::process::abort();
            }
            Ok(())
        }
        .boxed()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "not a test: a process that the others start and kill"]
async fn part_of_the_chaos() {
    let Ok(role) = env::var("CHAOS_ROLE") else { return };
    let db = open(&env::var("CHAOS_DATABASE").unwrap()).await;
    let outbox = Outbox::new();
    let engine = engine(&env::var("CHAOS_BROKER").unwrap(), &outbox).await;
    if role == "worker" {
        let lease = Duration::from_secs(2);
        let options =
            WorkerOptions { at_once: 32, lease, poll: Duration::from_millis(100), ..WorkerOptions::default() };
        Worker::new(jobs(&db, engine), Services::default(), options).run(std::future::pending()).await;
        return;
    }
    let options = RelayOptions { lease: Duration::from_millis(500), poll: Duration::from_millis(50), batch: 100 };
    let last = role.parse().unwrap();
    let consumer = Dying { inner: OutboxConsumer::new(engine), batches: AtomicUsize::new(0), last };
    let relay = Relay::new(db, (Clock::system(), Random::system()), &outbox, options);
    relay.with(Arc::new(consumer)).run(std::future::pending()).await;
}

async fn number(db: &Db, sql: &str) -> i64 {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Enqueues all jobs, and as many in transactions that are rolled back.
async fn enqueue(jobs: Jobs, db: Db) {
    let mut next = 0;
    while next < JOBS {
        for is_committed in [false, true] {
            let tx = db.begin().await.unwrap();
            for step in 0..100 {
                let number = if is_committed { next + step } else { -1 };
                let _ = jobs.enqueue(&tx, Mark { number }).await.unwrap();
            }
            if is_committed { tx.commit().await.unwrap() } else { tx.rollback().await.unwrap() }
        }
        next += 100;
    }
}

async fn survive(broker: Broker) {
    if Command::new(broker.program()).arg("--version").stdout(Stdio::null()).status().is_err() {
        return leave_out(&format!("there is no {} for this test", broker.program()));
    }
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let folder = TempDir::new().unwrap();
    let url = broker.url(port);
    let mut server = broker.start(port, &folder);
    let (place, db) = database(None).await;
    db.execute_unprepared("CREATE TABLE marks (number BIGINT NOT NULL)").await.unwrap();
    let engine = engine(&url, &Outbox::new()).await;
    let mut worker = child("worker", place.url(), &url);
    let mut relay = child("8", place.url(), &url);
    let enqueuing = tokio::spawn(enqueue(jobs(&db, Arc::clone(&engine)), db.clone()));
    let (mut kills, mut deaths, begun) = (0, 0, Instant::now());
    loop {
        let marks = number(&db, "SELECT COUNT(*) FROM marks").await;
        if marks >= JOBS && enqueuing.is_finished() {
            break;
        }
        if kills < KILLS && marks >= (kills + 1) * (JOBS / (KILLS + 1)) {
            kills += 1;
            drop(server);
            drop(worker);
            server = broker.start(port, &folder);
            worker = child("worker", place.url(), &url);
        }
        // One that found nobody to talk to when it began is begun again, as whatever looks after processes would do.
        if worker.0.try_wait().unwrap().is_some() {
            worker = child("worker", place.url(), &url);
        }
        // It has killed itself, between handing over and deleting. The last ones live on.
        if relay.0.try_wait().unwrap().is_some() {
            deaths += 1;
            relay = child(if deaths < KILLS { "8" } else { "0" }, place.url(), &url);
        }
        let outbox = number(&db, "SELECT COUNT(*) FROM outbox").await;
        let seen = format!("{marks} marks, {outbox} in the outbox, {kills} kills, {deaths} deaths of the relay");
        if begun.elapsed() > Duration::from_secs(540) {
            let counts = engine.counts(Clock::system().now()).await;
            let filter = JobFilter { state: Some(JobState::Dead), max: 1, ..JobFilter::default() };
            panic!("{seen}; {counts:?}; dead letters, such as {:?}", engine.list(&filter).await);
        }
        sleep(Duration::from_millis(20)).await;
    }
    enqueuing.await.unwrap();
    eprintln!("{} outlived {kills} kills and {deaths} deaths of the relay in {:?}", broker.program(), begun.elapsed());
    assert_eq!((kills, deaths), (KILLS, KILLS));
    let distinct = number(&db, "SELECT COUNT(DISTINCT number) FROM marks WHERE number >= 0").await;
    assert_eq!((number(&db, "SELECT COUNT(*) FROM marks").await, distinct), (JOBS, JOBS));
    drop((worker, relay, server));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_redis_every_job_is_done_and_its_effect_is_there_once_whatever_is_killed() {
    survive(Broker::Redis).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_jetstream_every_job_is_done_and_its_effect_is_there_once_whatever_is_killed() {
    survive(Broker::Nats).await;
}
