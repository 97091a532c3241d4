//! A process with a worker, for tests that kill it: `jobs-worker work`, `jobs-worker push 100` and `jobs-worker eat`.

use std::sync::Arc;
use std::time::Duration;

use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::error::{Error, Result};
use flaskboost::jobs::{
    Backoff, DatabaseEngine, Job, JobContext, JobOptions, Jobs, Order, Priority, Registry, Worker, WorkerOptions,
};
use flaskboost::random::Random;
use flaskboost::services::Services;
use flaskboost::settings::DatabaseSettings;
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};

/// Writes a row: once for each number, if all is well.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    number: i64,
}

impl Job for Note {
    const NAME: &'static str = "chaos.note";
    type Output = ();

    fn options() -> JobOptions {
        let backoff = Backoff { first: Duration::from_millis(50), longest: Duration::from_secs(1) };
        JobOptions { attempts: 100, backoff, ..JobOptions::default() }
    }

    async fn run(self, context: JobContext) -> Result<()> {
        let insert = "INSERT INTO notes (number) VALUES ($1)";
        let insert = Statement::from_sql_and_values(context.db().get_database_backend(), insert, [self.number.into()]);
        context
            .once(async |tx| {
                tx.execute_raw(insert).await?;
                Ok(())
            })
            .await?;
        Ok(())
    }
}

/// Takes memory until there is none.
#[derive(Debug, Serialize, Deserialize)]
struct Eat;

impl Job for Eat {
    const NAME: &'static str = "chaos.eat";
    type Output = ();

    async fn run(self, _: JobContext) -> Result<()> {
        let mut eaten: Vec<Vec<u8>> = Vec::new();
        loop {
            eaten.push(Vec::with_capacity(1 << 28));
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let url = std::env::var("DATABASE_URL").map_err(Error::internal)?;
    let db = Db::connect(&url, &DatabaseSettings { busy_timeout_seconds: 30, ..DatabaseSettings::default() }).await?;
    let registry = Registry::default().with::<Note>().with::<Eat>();
    let engine = Arc::new(DatabaseEngine::new(db.clone()));
    let jobs = Jobs::new(db.clone(), engine, registry, (Clock::system(), Random::system()));
    let mut words = std::env::args().skip(1);
    match words.next().as_deref() {
        Some("push") => {
            let count = words.next().and_then(|count| count.parse().ok()).unwrap_or(0);
            let tx = db.begin().await?;
            for number in 0..count {
                let _ = jobs.enqueue(&tx, Note { number }).await?;
            }
            tx.commit().await
        }
        Some("eat") => {
            let _ = jobs.push(Order::of(Eat).with_priority(Priority::High)).await?;
            Ok(())
        }
        _ => {
            let options = WorkerOptions {
                at_once: 8,
                lease: Duration::from_secs(2),
                poll: Duration::from_millis(20),
                ..WorkerOptions::default()
            };
            Worker::new(jobs, Services::default(), options).run(std::future::pending()).await;
            Ok(())
        }
    }
}
