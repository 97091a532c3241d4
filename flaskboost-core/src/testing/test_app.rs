//! A whole app, booted for one test.

use std::panic::Location;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};

use crate::app::{App, AppState, BootError, Parts, Site, Surroundings};
use crate::clock::Clock;
use crate::db::{Db, fetched};
use crate::mail::Mailer;
use crate::random::Random;
use crate::settings::{Runtime, Secret, Settings};
use crate::testing::{Browser, Mail, TestDatabase};

/// 2026-01-15T10:00:00Z, a Thursday.
const START: i64 = 1_768_471_200;

/// A whole app, booted for one test: the runtime is `testing`, the database is the test's own and migrated, mail
/// stays in memory, the clock stands still at 2026-01-15 10:00 UTC until the test moves it, and what is random
/// repeats itself in each run.
///
/// ```
/// use flaskboost::app::App;
/// use flaskboost::http::Assets;
/// use flaskboost::testing::TestApp;
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let app = TestApp::new(App::new(Assets::NONE).get("hello", "/", async || "Hello")).await;
/// let mut anna = app.browser();
/// anna.visit("/").await.assert_status(200).assert_text("Hello");
/// # }
/// ```
#[derive(Debug)]
pub struct TestApp {
    site: Site,
    clock: Clock,
    // The last, so that the site has let go of it before it is removed.
    _database: TestDatabase,
}

impl TestApp {
    /// Boots an app.
    ///
    /// # Panics
    ///
    /// When it does not boot, or when `DATABASE_URL` points to a database that is not meant for tests.
    #[track_caller]
    pub fn new(app: App) -> impl Future<Output = Self> {
        Self::with(app, |_| ())
    }

    /// Boots an app after changing its settings.
    ///
    /// # Panics
    ///
    /// As [`TestApp::new`].
    #[track_caller]
    pub fn with(app: App, change: impl FnOnce(&mut Settings)) -> impl Future<Output = Self> {
        let caller = Location::caller();
        async move {
            match Self::boot(app, change).await {
                Ok(app) => app,
                Err(why) => panic!("the app of the test at {caller} does not boot: {}", told(&why)),
            }
        }
    }

    /// Boots an app after changing its settings, for a test of what may go wrong.
    ///
    /// # Errors
    ///
    /// - The settings, the routes or the templates are not right.
    /// - The database cannot be used, or `DATABASE_URL` points to one that is not meant for tests.
    pub async fn boot(app: App, change: impl FnOnce(&mut Settings)) -> Result<Self, BootError> {
        let mut settings = Surroundings::bare(&app, Runtime::Testing).settings(&app)?;
        let database = TestDatabase::create_for(&app.all_migrations()).await?;
        settings.database.url = Some(Secret::new(database.url().to_owned()));
        change(&mut settings);
        let clock = Clock::fixed(start());
        let random = Random::seeded(1);
        let mailer = Mailer::in_memory(&settings.mail.from, clock.clone(), random.clone())?;
        let parts = Parts { clock: clock.clone(), random, mailer: Some(mailer) };
        let site = app.boot(settings, parts).await?;
        Ok(Self { site, clock, _database: database })
    }

    /// A new visitor, with a browser that has no cookies.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::at(&self.settings().app.url, self.site.router(), self.clock.clone())
    }

    /// The site itself, to serve it on a port for a client that wants one.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The clock; move it with [`Clock::advance`] or [`TestApp::advance`].
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Lets time pass.
    ///
    /// # Panics
    ///
    /// When it would lead out of the calendar.
    #[track_caller]
    pub fn advance(&self, by: Duration) {
        if let Err(why) = self.clock.advance(by) {
            panic!("the clock cannot be moved: {why}");
        }
    }

    /// The database, for builders and for looking at rows.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.state().db
    }

    /// Everything that handlers get: the passwords, the mailer, the services and the rest.
    #[must_use]
    pub fn state(&self) -> &AppState {
        self.site.state()
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Arc<Settings> {
        &self.state().settings
    }

    /// Does every job that is due, and those that they enqueue, as a worker would; `advance` makes more of them due.
    pub async fn work(&self) {
        self.site.settle().await;
        self.site.labour().worker().run_until_idle().await;
    }

    /// Takes the ticks of schedules that are due, and says whose they were; `work` does their jobs.
    ///
    /// # Panics
    ///
    /// When the database cannot be asked.
    #[track_caller]
    pub fn tick(&self) -> impl Future<Output = Vec<String>> {
        let caller = Location::caller();
        let scheduler = self.site.labour().scheduler();
        async move {
            match scheduler.tick().await {
                Ok(ticked) => ticked,
                Err(error) => panic!("the schedules of the test at {caller} cannot be looked at: {error:?}"),
            }
        }
    }

    /// How many statements `work` sends to the database; what was begun before it is waited for first.
    pub async fn query_count(&self, work: impl Future) -> u64 {
        self.site.settle().await;
        let before = self.db().query_count();
        let _ = work.await;
        self.db().query_count() - before
    }

    /// How many rows `work` fetches from the database, as far as it does not leave that to another task.
    ///
    /// ```
    /// use flaskboost::app::App;
    /// use flaskboost::http::Assets;
    /// use flaskboost::testing::TestApp;
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// let app = TestApp::new(App::new(Assets::NONE).get("hello", "/", async || "Hello")).await;
    /// assert_eq!(app.row_count(app.browser().visit("/")).await, 0);
    /// # }
    /// ```
    pub async fn row_count(&self, work: impl Future) -> u64 {
        self.site.settle().await;
        fetched(work).await.1.rows
    }

    /// Every mail sent so far, the newest first; waits for those that are still being written.
    ///
    /// # Panics
    ///
    /// When the test has replaced the mailer by one that cannot be read.
    pub async fn mails(&self) -> Vec<Mail> {
        self.site.settle().await;
        match self.state().mailer.captured() {
            Ok(mails) => mails.into_iter().map(Mail::new).collect(),
            Err(why) => panic!("the mails cannot be read: {why}"),
        }
    }

    /// The newest mail to this address.
    ///
    /// # Panics
    ///
    /// When there is none; the message lists the mails that there are.
    #[track_caller]
    pub fn last_mail_to<'a>(&'a self, address: &'a str) -> impl Future<Output = Mail> + 'a {
        let caller = Location::caller();
        async move {
            let mails = self.mails().await;
            let found = mails.iter().find(|mail| mail.is_to(address)).cloned();
            found.unwrap_or_else(|| {
                let sent: Vec<String> =
                    mails.iter().map(|mail| format!("\"{}\" to {}", mail.subject, mail.to)).collect();
                panic!("the test at {caller} expected a mail to {address}; sent were: [{}]", sent.join(", "))
            })
        }
    }
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(START, 0).expect("the constant is a time of this century")
}

/// An error and its causes.
fn told(error: &BootError) -> String {
    let mut told = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(why) = cause {
        let text = why.to_string();
        if !told.ends_with(&text) {
            told = format!("{told}: {text}");
        }
        cause = why.source();
    }
    told
}
