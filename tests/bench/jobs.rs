//! How fast jobs go through the queue, beside a plain INSERT for each on the same database.
//!
//! `cargo bench -p flaskboost-tests --bench jobs` measures the queue on SQLite. With `-- --postgres URL` it measures the
//! one on PostgreSQL too, and with `--redis URL` and `--nats URL` the brokers, whose outbox is then on PostgreSQL if
//! that is given, else on SQLite. `--jobs 5000` is how many. All of it runs in this process: what enqueues, what works
//! and what counts share the processor, as they do where one process serves pages and works jobs.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use flaskboost::app::{App, Parts, Site, Surroundings};
use flaskboost::error::{Error, Result};
use flaskboost::http::Assets;
use flaskboost::jobs::{Job, JobContext, Jobs};
use flaskboost::settings::{JobsEngine, Runtime, Secret, Settings};
use futures_util::future::join_all;
use mimalloc::MiMalloc;
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};

/// As in the program of the template.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// What goes wrong here ends the benchmark with its message.
type Outcome<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How many enqueue at the same time in the measurements that are not one after the other.
const AT_ONCE: u64 = 16;

/// How many jobs are looked at one by one for the time until they start.
const LOOKS: usize = 200;

/// Does nothing but say that it ran.
#[derive(Serialize, Deserialize)]
struct Tick {
    number: u64,
}

impl Job for Tick {
    const NAME: &'static str = "bench.tick";
    type Output = ();

    async fn run(self, context: JobContext) -> Result<()> {
        let board = context.service::<Board>()?;
        board.done.fetch_add(1, Ordering::Relaxed);
        board.started.send(Instant::now()).map_err(Error::internal)
    }
}

/// Where jobs say that they ran.
struct Board {
    done: AtomicU64,
    started: mpsc::UnboundedSender<Instant>,
}

/// What the command line asks for.
struct Options {
    jobs: u64,
    postgres: Option<String>,
    redis: Option<String>,
    nats: Option<String>,
}

impl Options {
    fn read() -> Outcome<Self> {
        let mut options = Self { jobs: 5000, postgres: None, redis: None, nats: None };
        let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
        while let Some(argument) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{argument} takes a value"))?;
            match argument.as_str() {
                "--jobs" => options.jobs = value.parse::<u64>()?.max(AT_ONCE),
                "--postgres" => options.postgres = Some(value),
                "--redis" => options.redis = Some(value),
                "--nats" => options.nats = Some(value),
                other => return Err(format!("{other:?} is no option").into()),
            }
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    let measured = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(measure()));
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Outcome<()> {
    let options = Options::read()?;
    println!("{} jobs; a second:\n", options.jobs);
    println!(
        "| queue | plain INSERT | enqueued, one by one | … by {AT_ONCE} at once | … 100 in a transaction | worked | start after commit, p50 | p99 |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let folder = tempfile::tempdir()?;
    let sqlite = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    row("SQLite", &sqlite("jobs.sqlite"), &options, |_| {}).await?;
    if let Some(url) = &options.postgres {
        row("PostgreSQL", &fresh(url).await?, &options, |_| {}).await?;
    }
    if let Some(url) = &options.redis {
        let database = match &options.postgres {
            Some(postgres) => fresh(postgres).await?,
            None => sqlite("redis.sqlite"),
        };
        row("Redis", &database, &options, |settings| {
            settings.jobs.engine = JobsEngine::Redis;
            settings.redis.url = Some(Secret::new(url.clone()));
        })
        .await?;
    }
    if let Some(url) = &options.nats {
        let database = match &options.postgres {
            Some(postgres) => fresh(postgres).await?,
            None => sqlite("nats.sqlite"),
        };
        row("JetStream", &database, &options, |settings| {
            settings.jobs.engine = JobsEngine::Nats;
            settings.nats.url = Some(Secret::new(url.clone()));
        })
        .await?;
    }
    Ok(())
}

/// A new database beside the one of this address.
async fn fresh(url: &str) -> Outcome<String> {
    let (server, _) = url.rsplit_once('/').ok_or("the address of PostgreSQL ends with the name of a database")?;
    let pool = sqlx::PgPool::connect(url).await?;
    let name = format!("flaskboost_bench_{:x}", Instant::now().elapsed().as_nanos() ^ u128::from(std::process::id()));
    let name = format!("{name}_{}", chrono::Utc::now().timestamp_micros());
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&pool).await?;
    pool.close().await;
    Ok(format!("{server}/{name}"))
}

/// Measures one queue and prints its row.
async fn row(name: &str, database: &str, options: &Options, change: impl FnOnce(&mut Settings)) -> Outcome<()> {
    let (started, mut starts) = mpsc::unbounded_channel();
    let app =
        App::new(Assets::NONE).migrations(Vec::new).job::<Tick>().service(Board { done: AtomicU64::new(0), started });
    let mut settings = Surroundings::bare(&app, Runtime::Testing).settings(&app)?;
    settings.database.url = Some(Secret::new(database.to_owned()));
    settings.jobs.at_once = 16;
    settings.jobs.queues = vec!["default".to_owned()];
    change(&mut settings);
    let site = app.boot(settings, Parts::default()).await?;
    let count = options.jobs;
    let plain = inserts(&site, count).await?;
    let jobs = site.state().jobs.clone();
    let one_by_one = one_by_one(&jobs, count).await?;
    let at_once = at_once(&jobs, count).await?;
    let together = together(&site, count).await?;
    let board = site.state().services.get::<Board>().ok_or("the board is not there")?;
    let (worked, latency) = {
        let labour = site.labour().clone();
        let (stop, stopped) = oneshot::channel::<()>();
        let begun = Instant::now();
        let working = tokio::spawn(async move {
            labour
                .run(async {
                    // Whoever stops it may be gone already.
                    let _ = stopped.await;
                })
                .await;
        });
        while board.done.load(Ordering::Relaxed) < 3 * count {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let worked = begun.elapsed();
        while starts.try_recv().is_ok() {}
        let mut latency = Vec::with_capacity(LOOKS);
        for number in 0..LOOKS {
            tokio::time::sleep(Duration::from_millis(15)).await;
            let number = u64::try_from(number)?;
            let _ = jobs.push(Tick { number }).await?;
            let committed = Instant::now();
            let start = starts.recv().await.ok_or("nothing started")?;
            latency.push(start.saturating_duration_since(committed));
        }
        let _ = stop.send(());
        working.await?;
        (worked, latency)
    };
    let (p50, p99) = shares(latency);
    let rate = |count: u64, time: Duration| format!("{:.0}", count as f64 / time.as_secs_f64());
    println!(
        "| {name} | {} | {} ({:.2}) | {} | {} | {} | {:.1} ms | {:.1} ms |",
        rate(count, plain),
        rate(count, one_by_one),
        plain.as_secs_f64() / one_by_one.as_secs_f64(),
        rate(count, at_once),
        rate(count, together),
        rate(3 * count, worked),
        p50.as_secs_f64() * 1000.0,
        p99.as_secs_f64() * 1000.0,
    );
    Ok(())
}

/// What a user would write who has no queue: a row for each job, in a transaction of its own.
async fn inserts(site: &Site, count: u64) -> Outcome<Duration> {
    let db = &site.state().db;
    db.execute_unprepared(
        "CREATE TABLE plain_jobs (id VARCHAR(40) PRIMARY KEY, payload TEXT NOT NULL, run_at BIGINT NOT NULL)",
    )
    .await?;
    let backend = ConnectionTrait::get_database_backend(db);
    let begun = Instant::now();
    for number in 0..count {
        let now = chrono::Utc::now().timestamp_micros();
        let payload = serde_json::to_string(&Tick { number })?;
        let values = [format!("{now:016x}{number:016x}").into(), payload.into(), now.into()];
        let sql = "INSERT INTO plain_jobs (id, payload, run_at) VALUES ($1, $2, $3)";
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(begun.elapsed())
}

async fn one_by_one(jobs: &Jobs, count: u64) -> Outcome<Duration> {
    let begun = Instant::now();
    for number in 0..count {
        let _ = jobs.push(Tick { number }).await?;
    }
    Ok(begun.elapsed())
}

async fn at_once(jobs: &Jobs, count: u64) -> Outcome<Duration> {
    let jobs = Arc::new(jobs.clone());
    let begun = Instant::now();
    let tasks = (0..AT_ONCE).map(|part| {
        let jobs = Arc::clone(&jobs);
        tokio::spawn(async move {
            for number in (part..count).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
                let _ = jobs.push(Tick { number }).await?;
            }
            Ok::<(), Error>(())
        })
    });
    for task in join_all(tasks).await {
        task?.map_err(|error| format!("{error:?}"))?;
    }
    Ok(begun.elapsed())
}

async fn together(site: &Site, count: u64) -> Outcome<Duration> {
    let (db, jobs) = (&site.state().db, &site.state().jobs);
    let begun = Instant::now();
    let mut number = 0;
    while number < count {
        let tx = db.begin().await?;
        for number in number..(number + 100).min(count) {
            let _ = jobs.enqueue(&tx, Tick { number }).await?;
        }
        tx.commit().await?;
        number += 100;
    }
    Ok(begun.elapsed())
}

/// The middle and the 99th percentile.
fn shares(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
    (at(50).unwrap_or_default(), at(99).unwrap_or_default())
}
