//! [`DatabaseEngine`]: jobs as rows of the site's own database.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{counts, pace, push, reserve, settle, sweep, view};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::jobs::{
    Ending, Engine, Envelope, JobFilter, JobRecord, Keep, Leased, Lost, PaceOfHour, QueueCounts, Wanted,
};

/// Jobs as rows of the site's own database: no other server is needed, and a job is there exactly when the rest of its
/// transaction is.
#[derive(Clone)]
pub struct DatabaseEngine {
    db: Db,
}

impl DatabaseEngine {
    /// The queue of this database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }
}

impl fmt::Debug for DatabaseEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DatabaseEngine").field(&self.db).finish()
    }
}

impl Engine for DatabaseEngine {
    fn describe(&self) -> String {
        format!("{} {}", self.db.engine(), self.db.name())
    }

    fn push<'a>(&'a self, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>> {
        async {
            let tx = self.db.begin().await?;
            push::push(&tx, jobs).await?;
            tx.commit().await
        }
        .boxed()
    }

    fn push_in<'a>(&'a self, tx: &'a Tx, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>> {
        push::push(tx, jobs).boxed()
    }

    fn reserve<'a>(&'a self, wanted: &'a Wanted) -> BoxFuture<'a, Result<Vec<Leased>>> {
        reserve::reserve(&self.db, wanted).boxed()
    }

    fn extend<'a>(&'a self, leased: &'a [Leased], until: DateTime<Utc>) -> BoxFuture<'a, Result<Vec<(String, Lost)>>> {
        reserve::extend(&self.db, leased, until).boxed()
    }

    fn settle<'a>(&'a self, endings: &'a [Ending]) -> BoxFuture<'a, Result<()>> {
        settle::settle(&self.db, endings).boxed()
    }

    fn wait<'a>(&'a self, _queues: &'a [String], at_most: Duration) -> BoxFuture<'a, ()> {
        tokio::time::sleep(at_most).boxed()
    }

    fn sweep(&self, now: DateTime<Utc>, keep: Keep) -> BoxFuture<'_, Result<u64>> {
        sweep::sweep(&self.db, now, keep).boxed()
    }

    fn counts(&self, now: DateTime<Utc>) -> BoxFuture<'_, Result<Vec<QueueCounts>>> {
        counts::counts(&self.db, now).boxed()
    }

    fn pace(&self, since: DateTime<Utc>, hours: u32) -> BoxFuture<'_, Result<Option<Vec<PaceOfHour>>>> {
        async move { pace::pace(&self.db, since, hours).await.map(Some) }.boxed()
    }

    fn list<'a>(&'a self, filter: &'a JobFilter) -> BoxFuture<'a, Result<Vec<JobRecord>>> {
        view::list(&self.db, filter).boxed()
    }

    fn find<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<JobRecord>>> {
        view::find(&self.db, id).boxed()
    }

    fn retry<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        settle::retry(&self.db, id, now).boxed()
    }

    fn cancel<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        settle::cancel(&self.db, id, now).boxed()
    }

    fn pause<'a>(&'a self, queue: &'a str, is_paused: bool) -> BoxFuture<'a, Result<()>> {
        counts::pause(&self.db, queue, is_paused).boxed()
    }
}
