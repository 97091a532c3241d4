//! [`Readers`]: the connections that SQLite reads with outside of transactions.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sea_orm::error::ConnAcquireErr;
use sea_orm::sqlx::query::Query;
use sea_orm::sqlx::sqlite::{Sqlite, SqliteConnectOptions, SqliteConnection};
use sea_orm::sqlx::{self, AssertSqlSafe, ConnectOptions, Connection};
use sea_orm::{DbErr, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::patience::Patience;

/// The connections that SQLite reads with outside of transactions; they cannot write.
///
/// The pool asks every connection that comes back to it for a sign of life: one more trip to the thread of that
/// connection, which costs as much as the query before it. A connection to a file does not die between two queries,
/// so these are only put down and picked up again. One whose query failed or was given up half-way is closed.
pub(super) struct Readers {
    options: SqliteConnectOptions,
    idle: Mutex<Vec<SqliteConnection>>,
    seats: Semaphore,
    patience: Duration,
}

impl Readers {
    /// At most `most` connections, opened when they are needed; a query waits for one no longer than `patience`.
    pub(super) fn new(options: SqliteConnectOptions, most: u32, patience: Duration) -> Self {
        let options = options.pragma("query_only", "ON").optimize_on_close(false, None);
        let seats = Semaphore::new(usize::try_from(most).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS));
        Self { options, idle: Mutex::default(), seats, patience }
    }

    /// Whether a statement only reads; what SeaORM builds always tells by its first word.
    pub(super) fn can_run(statement: &Statement) -> bool {
        statement.sql.starts_with("SELECT ")
    }

    /// The first row.
    pub(super) async fn one(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let _seat = self.seat().await?;
        let mut reader = self.pick_up().await?;
        let row = query(statement).fetch_optional(&mut reader).await.map_err(in_query)?;
        self.put_down(reader);
        Ok(row.map(QueryResult::from))
    }

    /// All rows.
    pub(super) async fn all(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let _seat = self.seat().await?;
        let mut reader = self.pick_up().await?;
        let rows = query(statement).fetch_all(&mut reader).await.map_err(in_query)?;
        self.put_down(reader);
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    /// All rows, or the engine gives the statement up.
    pub(super) async fn all_within(&self, statement: Statement, time: Duration) -> Result<Vec<QueryResult>, DbErr> {
        let _seat = self.seat().await?;
        let mut reader = self.pick_up().await?;
        let patience = Patience::on(&mut reader, time).await.map_err(in_query)?;
        let rows = query(statement).fetch_all(&mut reader).await.map_err(in_query)?;
        patience.end();
        self.put_down(reader);
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    /// Closes all connections; every later query fails.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        self.seats.close();
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for reader in idle {
            reader.close().await.map_err(in_connection)?;
        }
        Ok(())
    }

    async fn seat(&self) -> Result<SemaphorePermit<'_>, DbErr> {
        if let Ok(seat) = self.seats.try_acquire() {
            return Ok(seat);
        }
        match tokio::time::timeout(self.patience, self.seats.acquire()).await {
            Ok(Ok(seat)) => Ok(seat),
            Ok(Err(_)) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
            Err(_) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        }
    }

    async fn pick_up(&self) -> Result<SqliteConnection, DbErr> {
        let reader = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match reader {
            Some(reader) => Ok(reader),
            None => Box::pin(self.options.connect()).await.map_err(in_connection),
        }
    }

    fn put_down(&self, reader: SqliteConnection) {
        if !self.seats.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        }
    }
}

pub(super) fn query(statement: Statement) -> Query<'static, Sqlite, SqlxValues> {
    let values = statement.values.unwrap_or_else(|| sea_orm::sea_query::Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql), SqlxValues(values))
}

pub(super) fn in_query(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}

/// A connection that could not be opened or closed.
pub(super) fn in_connection(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

    use super::Readers;
    use crate::db::Db;
    use crate::error::Error;
    use crate::settings::DatabaseSettings;
    use crate::testing::TestDatabase;

    fn select(sql: &str) -> Statement {
        Statement::from_string(DbBackend::Sqlite, sql)
    }

    async fn number(db: &Db, sql: &str) -> Result<i64, DbErr> {
        db.query_one_raw(select(sql)).await?.expect("one row").try_get_by_index(0)
    }

    async fn opened(settings: &DatabaseSettings) -> (TestDatabase, Db) {
        let place = TestDatabase::create_beside(None).await.unwrap();
        let db = Db::connect(place.url(), settings).await.unwrap();
        db.execute_unprepared("CREATE TABLE runs (metres INTEGER)").await.unwrap();
        (place, db)
    }

    #[tokio::test]
    async fn a_reader_sees_what_was_written_before_and_nothing_of_an_open_transaction() {
        let (_place, db) = opened(&DatabaseSettings::default()).await;
        for count in 1..=20 {
            db.execute_unprepared("INSERT INTO runs VALUES (5000)").await.unwrap();
            assert_eq!(number(&db, "SELECT count(*) FROM runs").await.unwrap(), count);
        }
        let tx = db.begin().await.unwrap();
        tx.execute_unprepared("DELETE FROM runs").await.unwrap();
        assert_eq!(number(&db, "SELECT count(*) FROM runs").await.unwrap(), 20);
        tx.commit().await.unwrap();
        assert_eq!(number(&db, "SELECT count(*) FROM runs").await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_reader_outlives_a_change_of_the_tables_and_a_statement_that_fails() {
        let (_place, db) = opened(&DatabaseSettings::default()).await;
        let all = "SELECT metres FROM runs";
        assert!(db.query_all_raw(select(all)).await.unwrap().is_empty());
        db.execute_unprepared("ALTER TABLE runs ADD COLUMN title TEXT").await.unwrap();
        db.execute_unprepared("INSERT INTO runs (metres, title) VALUES (5000, 'Park')").await.unwrap();
        assert_eq!(db.query_all_raw(select(all)).await.unwrap().len(), 1);
        db.execute_unprepared("DROP TABLE runs").await.unwrap();
        db.execute_unprepared("CREATE TABLE runs (title TEXT, metres INTEGER)").await.unwrap();
        db.execute_unprepared("INSERT INTO runs (title, metres) VALUES ('Park', 5000)").await.unwrap();
        let rows = db.query_all_raw(select(all)).await.unwrap();
        assert_eq!(rows[0].try_get::<i64>("", "metres").unwrap(), 5000);
        assert!(number(&db, "SELECT nothing FROM runs").await.is_err());
        assert_eq!(number(&db, "SELECT metres FROM runs").await.unwrap(), 5000);
    }

    #[tokio::test]
    async fn a_statement_that_writes_goes_to_the_pool() {
        let (_place, db) = opened(&DatabaseSettings::default()).await;
        assert_eq!(number(&db, "INSERT INTO runs VALUES (7) RETURNING metres").await.unwrap(), 7);
    }

    #[tokio::test]
    async fn a_query_that_was_given_up_leaves_the_others_alone() {
        let (_place, db) = opened(&DatabaseSettings::default()).await;
        let long = "SELECT count(*) FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 300000) \
                    SELECT x FROM n)";
        for _ in 0..8 {
            assert!(tokio::time::timeout(Duration::from_millis(1), number(&db, long)).await.is_err());
        }
        assert_eq!(number(&db, "SELECT 1").await.unwrap(), 1);
    }

    #[tokio::test]
    async fn who_waits_too_long_for_a_reader_gets_a_503() {
        let (place, _db) = opened(&DatabaseSettings::default()).await;
        let readers = Readers::new(place.url().parse().unwrap(), 1, Duration::from_millis(20));
        let seat = readers.seat().await.unwrap();
        let error = readers.one(select("SELECT 1")).await.unwrap_err();
        assert_eq!(Error::from(error).status(), 503);
        drop(seat);
        assert!(readers.one(select("SELECT 1")).await.unwrap().is_some());
        assert!(readers.one(select("DELETE FROM runs")).await.is_err(), "a reader cannot write");
    }

    #[tokio::test]
    async fn one_connection_is_enough_and_a_closed_database_answers_503() {
        for most in [1, 2, 10] {
            let settings = DatabaseSettings { max_connections: most, ..DatabaseSettings::default() };
            let (_place, db) = opened(&settings).await;
            assert_eq!(number(&db, "SELECT 7").await.unwrap(), 7);
            db.close().await.unwrap();
            assert_eq!(Error::from(number(&db, "SELECT 7").await.unwrap_err()).status(), 503);
        }
    }
}
