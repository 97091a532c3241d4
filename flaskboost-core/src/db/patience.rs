//! A statement that the engine itself gives up when it takes too long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sea_orm::sqlx::sqlite::SqliteConnection;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, RuntimeErr, Statement, StatementBuilder};

use super::{Db, Engine};
use crate::error::Result;

/// How many steps of SQLite lie between two looks at the clock: less than a thousandth of a second.
const STEPS: i32 = 10_000;

/// What the engines say of a statement that was given up: the result INTERRUPT of SQLite, and `query_canceled`.
const GIVEN_UP: [&str; 2] = ["9", "57014"];

impl Db {
    /// All rows of a statement that only reads, or nothing when it takes longer than this. The engine itself stops then,
    /// so that nothing goes on behind the back of whoever asked.
    ///
    /// # Errors
    ///
    /// - The database cannot answer for another reason.
    pub async fn query_all_within(
        &self,
        statement: &impl StatementBuilder,
        time: Duration,
    ) -> Result<Option<Vec<QueryResult>>> {
        let statement = StatementBuilder::build(statement, &self.get_database_backend());
        let found = match self.engine() {
            Engine::Sqlite => self.on_sqlite_within(statement, time).await,
            Engine::Postgres => self.on_postgres_within(statement, time).await,
        };
        match found {
            Ok(rows) => Ok(Some(rows)),
            Err(error) if is_given_up(&error) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    async fn on_postgres_within(&self, statement: Statement, time: Duration) -> Result<Vec<QueryResult>, DbErr> {
        let tx = sea_orm::TransactionTrait::begin(self).await?;
        tx.execute_unprepared(&format!("SET LOCAL statement_timeout = {}", time.as_millis().max(1))).await?;
        // Dropped, the transaction is rolled back, and the setting with it.
        tx.query_all_raw(statement).await
    }
}

/// Ends a statement of SQLite when its time is over. Dropped, it goes on doing that, so that a request that was given up
/// leaves nothing running; so a connection that others use afterwards takes [`Patience::until_dropped`].
#[derive(Debug)]
pub(super) struct Patience(Arc<AtomicBool>);

/// The same, and it ends with this value.
#[derive(Debug)]
pub(super) struct Passing(Patience);

impl Patience {
    /// From now on, for the statements of this connection.
    ///
    /// # Errors
    ///
    /// - The connection is lost.
    pub(super) async fn on(connection: &mut SqliteConnection, time: Duration) -> Result<Self, sea_orm::sqlx::Error> {
        let is_over = Arc::new(AtomicBool::new(false));
        let (begun, known) = (Instant::now(), Arc::clone(&is_over));
        let goes_on = move || known.load(Ordering::Relaxed) || begun.elapsed() < time;
        connection.lock_handle().await?.set_progress_handler(STEPS, goes_on);
        Ok(Self(is_over))
    }

    /// Ends with the value that it returns.
    pub(super) fn until_dropped(self) -> Passing {
        Passing(self)
    }

    /// Does nothing to the statements that come from now on.
    pub(super) fn end(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        self.0.end();
    }
}

fn is_given_up(error: &DbErr) -> bool {
    let (DbErr::Query(RuntimeErr::SqlxError(cause)) | DbErr::Exec(RuntimeErr::SqlxError(cause))) = error else {
        return false;
    };
    let code = cause.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| GIVEN_UP.contains(&&*code))
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::{Alias, Expr, SelectStatement};

    use super::*;
    use crate::settings::DatabaseSettings;
    use crate::testing::TestDatabase;

    /// Counts the pairs of so many rows with themselves.
    fn pairs(engine: Engine) -> SelectStatement {
        let rows = match engine {
            Engine::Sqlite => {
                "(WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 20000) SELECT x FROM n)"
            }
            Engine::Postgres => "(SELECT generate_series(1, 20000) AS x)",
        };
        let sql = format!("(SELECT count(*) FROM {rows} AS a, {rows} AS b WHERE a.x + b.x < 0)");
        SelectStatement::new().expr_as(Expr::cust(sql), Alias::new("number")).take()
    }

    #[tokio::test]
    async fn a_statement_that_takes_too_long_is_given_up_and_the_next_ones_are_not() {
        for most in [1, 6] {
            let place = TestDatabase::create().await.unwrap();
            let settings = DatabaseSettings { max_connections: most, ..DatabaseSettings::default() };
            let db = Db::connect(place.url(), &settings).await.unwrap();
            let begun = Instant::now();
            let found = db.query_all_within(&pairs(db.engine()), Duration::from_millis(50)).await.unwrap();
            assert!(found.is_none());
            assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
            tokio::time::sleep(Duration::from_millis(100)).await;
            for _ in 0..3 {
                let one = SelectStatement::new().expr_as(Expr::cust("1"), Alias::new("number")).take();
                let found = db.query_all_within(&one, Duration::from_secs(60)).await.unwrap();
                assert_eq!(found.map(|rows| rows.len()), Some(1));
                let many = "SELECT count(*) AS n FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50000) \
                            SELECT x FROM n) AS n";
                let many = many.replace("LIMIT 50000", "WHERE x < 50000");
                let many = Statement::from_string(db.get_database_backend(), many);
                assert!(db.query_one_raw(many).await.unwrap().is_some(), "nothing is left of the clock");
            }
        }
    }

    #[tokio::test]
    async fn what_fails_for_another_reason_fails() {
        let place = TestDatabase::create().await.unwrap();
        let db = Db::connect(place.url(), &DatabaseSettings::default()).await.unwrap();
        let wrong = SelectStatement::new().column(Alias::new("x")).from(Alias::new("nothing")).take();
        assert!(db.query_all_within(&wrong, Duration::from_secs(60)).await.is_err());
    }
}
