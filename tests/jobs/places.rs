//! Where the tests keep their jobs.

use std::env;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Utc};
use flaskboost::db::{Db, Migrations};
use flaskboost::jobs::{DatabaseEngine, Engine, Envelope, Extras, Priority};
use flaskboost::settings::{DatabaseSettings, Runtime};
use flaskboost::testing::TestDatabase;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::json;

/// An engine of its own for one test, with the database of the site beside it.
pub(crate) struct Place {
    pub(crate) engine: Arc<dyn Engine>,
    pub(crate) db: Db,
    pub(crate) deliver: Deliver,
    made: AtomicU32,
    _database: TestDatabase,
}

/// Carries to the engine what was written to the outbox, and completes when all of it is there.
pub(crate) type Deliver = Box<dyn Fn() -> BoxFuture<'static, ()> + Send + Sync>;

/// When the tests begin: a time that stands still.
pub(crate) fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

impl Place {
    /// Around this engine.
    pub(crate) fn new(database: TestDatabase, db: Db, engine: Arc<dyn Engine>, deliver: Deliver) -> Self {
        Self { engine, db, deliver, made: AtomicU32::new(0), _database: database }
    }

    /// A job that is due at the start, with an id that sorts after all earlier ones.
    pub(crate) fn job(&self) -> Envelope {
        let id = format!("{:032x}", self.made.fetch_add(1, Ordering::SeqCst));
        Envelope {
            key: id.clone(),
            id,
            name: "tests.note".to_owned(),
            queue: "default".to_owned(),
            priority: Priority::Normal,
            payload: json!({"note": "größer 🚀 \u{0}\"'", "numbers": [1, 2.5, null, u64::MAX]}),
            created_at: start(),
            run_at: start(),
            max_attempts: 3,
            timeout_seconds: 60,
            extras: Extras::default(),
        }
    }
}

/// A database for one test: on this server, or a SQLite file.
pub(crate) async fn database(url: Option<&str>) -> (TestDatabase, Db) {
    let database = TestDatabase::create_beside(url).await.unwrap();
    let db = open(database.url()).await;
    migrate(&db).await;
    (database, db)
}

/// Makes the tables of the queue.
pub(crate) async fn migrate(db: &Db) {
    let migrations = Migrations::default().with(flaskboost::db::outbox::migrations).with(flaskboost::jobs::migrations);
    migrations.apply(db, Runtime::Testing, false).await.unwrap();
}

/// A database that is there.
pub(crate) async fn open(url: &str) -> Db {
    let settings = DatabaseSettings { busy_timeout_seconds: 30, ..DatabaseSettings::default() };
    Db::connect(url, &settings).await.unwrap()
}

async fn on_database(url: Option<&str>) -> Place {
    let (database, db) = database(url).await;
    let engine = Arc::new(DatabaseEngine::new(db.clone()));
    Place::new(database, db, engine, Box::new(|| async {}.boxed()))
}

/// On a SQLite file.
pub(crate) async fn sqlite() -> Option<Place> {
    Some(on_database(None).await)
}

/// On the PostgreSQL server.
pub(crate) async fn postgres() -> Option<Place> {
    Some(on_database(Some(&postgres_server().await?)).await)
}

/// The address of a PostgreSQL server: `FLASKBOOST_TEST_POSTGRES`, else the one of this machine.
pub(crate) async fn postgres_server() -> Option<String> {
    let local = || "postgres://postgres@127.0.0.1:5432/postgres".to_owned();
    let url = env::var("FLASKBOOST_TEST_POSTGRES").unwrap_or_else(|_| local());
    match TestDatabase::create_beside(Some(&url)).await {
        Ok(_) => Some(url),
        Err(why) => {
            leave_out(&format!("no PostgreSQL server for this test at {url}: {why}"));
            None
        }
    }
}

/// Says loudly that a server is not there; in CI that is a failure.
pub(crate) fn leave_out(why: &str) {
    assert_ne!(env::var("CI").as_deref(), Ok("true"), "LEFT OUT: {why}");
    eprintln!("\nLEFT OUT: {why}\n");
}
