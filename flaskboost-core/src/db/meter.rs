//! [`Meter`]: counts statements, and in tests the rows that they bring.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_util::Stream;
use sea_orm::{DbErr, QueryResult, QueryStream, Statement};

tokio::task_local! {
    /// What the piece of work that is going on in this task has read; see [`fetched`].
    static TALLY: Arc<Mutex<Fetched>>;
}

/// What a piece of work has read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fetched {
    /// How many rows came.
    pub(crate) rows: u64,
    /// How many rows the greatest of its statements brought.
    pub(crate) most: u64,
    /// That statement, without its values.
    pub(crate) statement: String,
}

/// Counts the rows that `work` reads, where the database [counts rows](super::Db::counting_rows).
///
/// A variable of the task and no value, because the rows of one request come through several clones of a `Db` that
/// other requests hold too. So what `work` leaves to another task is not counted.
pub(crate) async fn fetched<F: Future>(work: F) -> (F::Output, Fetched) {
    let tally = Arc::<Mutex<Fetched>>::default();
    let output = TALLY.scope(Arc::clone(&tally), work).await;
    let fetched = locked(&tally).clone();
    // Whoever counts around this work counts its rows as well.
    let _ = TALLY.try_with(|outer| locked(outer).add(fetched.rows, fetched.most, &fetched.statement));
    (output, fetched)
}

fn locked(tally: &Mutex<Fetched>) -> MutexGuard<'_, Fetched> {
    tally.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Fetched {
    fn add(&mut self, rows: u64, most: u64, statement: &str) {
        self.rows += rows;
        if most > self.most {
            self.most = most;
            statement.clone_into(&mut self.statement);
        }
    }
}

/// Counts what goes through a `Db`, its clones and its transactions.
#[derive(Clone, Default)]
pub(super) struct Meter {
    statements: Arc<AtomicU64>,
    counts_rows: bool,
}

impl Meter {
    /// The same, which counts rows too.
    pub(super) fn of_rows(self) -> Self {
        Self { counts_rows: true, ..self }
    }

    /// Counts a statement.
    pub(super) fn count(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }

    /// How many statements there were.
    pub(super) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Counts a statement that brings rows; [`Reading::saw`] counts these.
    pub(super) fn read(&self, statement: &Statement) -> Reading {
        self.count();
        let tally = if self.counts_rows { TALLY.try_with(Arc::clone).ok() } else { None };
        Reading(tally.map(|tally| (tally, statement.sql.clone(), 0)))
    }
}

/// A statement whose rows are still to come: where they are counted, if at all, and how many have come.
pub(super) struct Reading(Option<(Arc<Mutex<Fetched>>, String, u64)>);

impl Reading {
    /// Some rows came.
    pub(super) fn saw(&mut self, rows: usize) {
        if let Some((tally, statement, seen)) = &mut self.0 {
            let rows = rows as u64;
            *seen += rows;
            locked(tally).add(rows, *seen, statement);
        }
    }
}

/// The rows of a statement, one after the other.
pub struct Rows {
    rows: QueryStream,
    reading: Reading,
}

impl Rows {
    pub(super) fn new(rows: QueryStream, reading: Reading) -> Self {
        Self { rows, reading }
    }
}

impl Stream for Rows {
    type Item = Result<QueryResult, DbErr>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = Pin::new(&mut self.rows).poll_next(context);
        if let Poll::Ready(Some(Ok(_))) = polled {
            self.reading.saw(1);
        }
        polled
    }
}

#[cfg(test)]
mod tests {
    use futures_util::TryStreamExt;
    use sea_orm::{ConnectionTrait, DbBackend, Statement, StreamTrait};

    use super::fetched;
    use crate::db::Db;
    use crate::settings::DatabaseSettings;
    use crate::testing::TestDatabase;

    fn numbers(many: usize) -> Statement {
        Statement::from_string(DbBackend::Sqlite, format!("SELECT * FROM (VALUES {})", vec!["(1)"; many].join(", ")))
    }

    async fn opened() -> (TestDatabase, Db) {
        let place = TestDatabase::create_beside(None).await.unwrap();
        let db = Db::connect(place.url(), &DatabaseSettings::default()).await.unwrap();
        (place, db)
    }

    #[tokio::test]
    async fn rows_are_counted_whichever_way_they_come() {
        let (_place, db) = opened().await;
        let db = db.counting_rows();
        let (_, all) = fetched(async {
            db.query_all_raw(numbers(3)).await.unwrap();
            db.query_one_raw(numbers(1)).await.unwrap();
            let tx = db.begin().await.unwrap();
            tx.query_all_raw(numbers(7)).await.unwrap();
            tx.rollback().await.unwrap();
            let _: Vec<_> = db.stream_raw(numbers(5)).await.unwrap().try_collect().await.unwrap();
        })
        .await;
        assert_eq!((all.rows, all.most), (16, 7));
        assert_eq!(all.statement, numbers(7).sql);
    }

    #[tokio::test]
    async fn whoever_counts_around_it_counts_it_too_and_nobody_else() {
        let (_place, db) = opened().await;
        let db = db.counting_rows();
        let ((_, inner), outer) = fetched(async {
            db.query_all_raw(numbers(2)).await.unwrap();
            fetched(async { db.query_all_raw(numbers(3)).await.unwrap() }).await
        })
        .await;
        assert_eq!((inner.rows, outer.rows, outer.most), (3, 5, 3));
    }

    #[tokio::test]
    async fn a_database_that_counts_no_rows_counts_none() {
        let (_place, db) = opened().await;
        let (_, all) = fetched(async { db.query_all_raw(numbers(3)).await.unwrap() }).await;
        assert_eq!((all.rows, db.query_count()), (0, 1));
    }
}
