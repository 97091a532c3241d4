//! What becomes of a letter: written, held back, sent at once or by a worker.

mod leaving;
mod queue;
mod sending;
mod suppressing;
mod writing;

use std::sync::Arc;

use chrono::DateTime;
use serde::Serialize;
use tokio::sync::oneshot;

use self::queue::Queue;
use super::{Letter, Post, PostParts, SendMail, Writer};
use crate::clock::Clock;
use crate::db::{Db, Migrations};
use crate::http::StaticFiles;
use crate::jobs::{self, Jobs, Outcome, Registry, Worker, WorkerOptions};
use crate::mail::Mailer;
use crate::random::Random;
use crate::seal::Seal;
use crate::services::Services;
use crate::settings::{DatabaseSettings, Loader, Runtime, Settings};
use crate::testing::TestDatabase;
use crate::url::UrlMap;
use crate::view::{AppFacts, LIBRARY, Renderer};

const ANN: &str = "Ann <Ann@Example.com>";

/// A letter that people can leave, on templates of the library.
#[derive(Serialize)]
struct Report {
    url: String,
}

impl Letter for Report {
    const NAME: &'static str = "password_changed";
    const LIST: Option<&'static str> = Some("monthly-report");

    fn subject(&self, site: &str) -> String {
        format!("Report of {site}")
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("Usual", report())]
    }
}

/// A letter that concerns its receiver alone.
#[derive(Serialize)]
struct Notice {
    url: String,
}

impl Letter for Notice {
    const NAME: &'static str = "password_changed";

    fn subject(&self, site: &str) -> String {
        format!("Notice of {site}")
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("Usual", notice())]
    }
}

fn report() -> Report {
    Report { url: "https://example.com/a?b=c&d".to_owned() }
}

fn notice() -> Notice {
    Notice { url: "https://example.com/a".to_owned() }
}

fn settings() -> Settings {
    let variables = [("FLASKBOOST__APP__URL".to_owned(), "https://club.example".to_owned())];
    Loader::new(Runtime::Testing).env(variables).load().unwrap()
}

fn writer() -> Writer {
    let mut urls = UrlMap::default();
    urls.add("GET", "mail.leave", "/mail/leave/{token}").unwrap();
    let renderer = Renderer::new(vec![LIBRARY], Arc::new(urls), StaticFiles::new(vec![LIBRARY]), AppFacts::default());
    Writer::new(renderer, &settings())
}

/// A post with a database and a queue of its own.
struct Office {
    post: Post,
    mailer: Mailer,
    queue: Queue,
    jobs: Jobs,
    clock: Clock,
    db: Db,
    _database: TestDatabase,
}

impl Office {
    async fn open() -> Self {
        Self::with(|clock| Mailer::in_memory("Club <hello@club.example>", clock, Random::seeded(1)).unwrap()).await
    }

    async fn with(mailer: impl FnOnce(Clock) -> Mailer) -> Self {
        Self::in_queue(mailer, Queue::default()).await
    }

    async fn in_queue(mailer: impl FnOnce(Clock) -> Mailer, queue: Queue) -> Self {
        let database = TestDatabase::create().await.unwrap();
        let clock = Clock::fixed(DateTime::from_timestamp(1_700_000_000, 0).unwrap());
        let db = Db::connect(database.url(), &DatabaseSettings::default()).await.unwrap();
        let migrations = Migrations::default().with(super::migrations).with(jobs::migrations);
        migrations.apply(&db, Runtime::Testing, false).await.unwrap();
        let mailer = mailer(clock.clone());
        let registry = Registry::default().with::<SendMail>();
        let engine = Arc::new(queue.clone());
        let jobs = Jobs::new(db.clone(), engine, registry, (clock.clone(), Random::seeded(2)));
        let post = Post::new(PostParts {
            mailer: mailer.clone(),
            writer: writer(),
            db: db.clone(),
            seal: Seal::new(b"the secret of this site", Random::seeded(3)),
            clock: clock.clone(),
        });
        Self { post: post.with_jobs(jobs.clone()), mailer, queue, jobs, clock, db, _database: database }
    }

    /// Works the queue until so many jobs have ended.
    async fn work(&self, count: usize) -> Vec<Outcome> {
        let options = WorkerOptions { queues: vec!["mail".to_owned()], ..WorkerOptions::default() };
        let services = Services::default().with(self.post.clone());
        let worker = Worker::new(self.jobs.clone(), services, options);
        let (stop, stopped) = oneshot::channel::<()>();
        let working = tokio::spawn(worker.run(async move { drop(stopped.await) }));
        let outcomes = self.queue.ended(count).await;
        drop(stop);
        working.await.unwrap();
        outcomes
    }

    /// Sends a letter later, in a transaction of its own.
    async fn send_later(&self, letter: &impl Letter) {
        let tx = self.db.begin().await.unwrap();
        let _ = self.post.send_later(&tx, ANN, letter).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The link in a header that takes somebody off a list.
    fn token(&self) -> String {
        let mail = self.mailer.captured().unwrap().remove(0);
        let header = mail.headers.iter().find(|(name, _)| name == "List-Unsubscribe").unwrap();
        let url = header.1.trim_start_matches('<').trim_end_matches('>');
        url.strip_prefix("https://club.example/mail/leave/").unwrap().to_owned()
    }
}
