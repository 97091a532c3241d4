//! [`Db`]: the handle to the database.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, ExecResult,
    IsolationLevel, QueryResult, SqliteTransactionMode, Statement, StreamTrait, TransactionOptions, TransactionTrait,
};

use super::limit::planned_once;
use super::meter::{Meter, Rows};
use super::patience::Patience;
use super::readers::{Readers, in_connection, in_query, query};
use super::trail::{Author, Trail, told_in};
use super::{DbError, Engine, Tx};
use crate::error::Result;
use crate::settings::DatabaseSettings;

/// How long a connection is believed to be alive without being asked. Asking before every query, which is the default
/// of the pool, costs as much as a small query.
const TRUSTED_FOR: Duration = Duration::from_secs(10);

/// A handle to the database: cheap to clone, safe to share.
///
/// Model code passes it to SeaORM (`post::Entity::find().all(db)`); nobody else can do anything with it but open a
/// transaction.
#[derive(Clone)]
pub struct Db {
    connection: DatabaseConnection,
    readers: Option<Arc<Readers>>,
    engine: Engine,
    name: Arc<str>,
    meter: Meter,
    pen: Pen,
}

/// What the audit trail is written with, and by whom.
#[derive(Clone, Default)]
pub(super) struct Pen {
    pub(super) trail: Option<Trail>,
    pub(super) author: Option<Arc<dyn Author>>,
}

impl Db {
    /// Opens the pool. SQLite is opened in WAL mode with foreign keys on, and its folder is made.
    ///
    /// # Errors
    ///
    /// - The address names no engine of this build.
    /// - The server does not answer, or the file cannot be opened.
    pub async fn connect(url: &str, settings: &DatabaseSettings) -> Result<Self, DbError> {
        let engine = Engine::of(url)?;
        let mut options = ConnectOptions::new(url.to_owned());
        options
            .max_connections(settings.max_connections)
            .acquire_timeout(Duration::from_secs(settings.acquire_timeout_seconds))
            .connect_timeout(Duration::from_secs(settings.acquire_timeout_seconds))
            .test_before_acquire_if_idle_for(TRUSTED_FOR)
            .sqlx_logging(settings.log_queries);
        let (name, readers) = match engine {
            Engine::Sqlite => super::sqlite::prepare(url, settings, &mut options)?,
            #[cfg(feature = "postgres")]
            Engine::Postgres => (super::postgres::prepare(url, &mut options)?, None),
            #[cfg(not(feature = "postgres"))]
            _ => return Err(DbError::UnknownEngine { scheme: engine.to_string() }),
        };
        let patience = Duration::from_secs(settings.busy_timeout_seconds);
        let connection = open(options, patience).await.map_err(|source| DbError::Open {
            engine: engine.to_string(),
            name: name.clone(),
            source,
        })?;
        let readers = readers.map(Arc::new);
        Ok(Self { connection, readers, engine, name: name.into(), meter: Meter::default(), pen: Pen::default() })
    }

    /// The same database, whose transactions write this audit trail.
    #[must_use]
    pub fn with_trail(mut self, trail: Trail) -> Self {
        self.pen.trail = Some(trail);
        self
    }

    /// The same database in the hands of somebody: what is written through this handle, the audit trail says is theirs.
    #[must_use]
    pub fn by(&self, author: Arc<dyn Author>) -> Self {
        let pen = Pen { trail: self.pen.trail.clone(), author: Some(author) };
        Self { pen, ..self.clone() }
    }

    /// The same database, which also counts the rows that it brings, for tests.
    #[must_use]
    pub(crate) fn counting_rows(mut self) -> Self {
        self.meter = self.meter.of_rows();
        self
    }

    pub(super) fn trail(&self) -> Option<&Trail> {
        self.pen.trail.as_ref()
    }

    /// Runs `work` in a transaction: commits when it returns `Ok`, rolls back when it returns `Err` or is dropped.
    ///
    /// On SQLite the transaction takes the write lock at once, so two of them never meet half-way.
    ///
    /// # Errors
    ///
    /// - Whatever `work` returns.
    /// - The database cannot begin or commit.
    pub async fn transaction<T, F>(&self, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        let tx = self.begin().await?;
        let value = work(&tx).await?;
        tx.commit().await?;
        Ok(value)
    }

    /// Begins a transaction; it is rolled back when the value is dropped before [`Tx::commit`].
    ///
    /// # Errors
    ///
    /// - The database cannot begin.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(TransactionTrait::begin(self).await?)
    }

    /// Which engine answers.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The database in words, without its password.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many statements went through this handle and its clones so far.
    #[must_use]
    pub fn query_count(&self) -> u64 {
        self.meter.statements()
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    ///
    /// - It does not answer.
    pub async fn ping(&self) -> Result<()> {
        self.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// Closes the pool; every later query fails.
    ///
    /// # Errors
    ///
    /// - The pool cannot be closed.
    pub async fn close(&self) -> Result<()> {
        if let Some(readers) = &self.readers {
            readers.close().await?;
        }
        Ok(self.connection.close_by_ref().await?)
    }

    /// The rows of a statement for SQLite, unless it takes longer than this.
    pub(super) async fn on_sqlite_within(
        &self,
        statement: Statement,
        time: Duration,
    ) -> Result<Vec<QueryResult>, DbErr> {
        let statement = planned_once(statement);
        let mut reading = self.meter.read(&statement);
        if let Some(readers) = &self.readers {
            let rows = readers.all_within(statement, time).await?;
            reading.saw(rows.len());
            return Ok(rows);
        }
        let mut connection = self.connection.get_sqlite_connection_pool().acquire().await.map_err(in_connection)?;
        let _patience = Patience::on(&mut connection, time).await.map_err(in_query)?.until_dropped();
        let rows = query(statement).fetch_all(&mut *connection).await.map_err(in_query)?;
        reading.saw(rows.len());
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    pub(super) fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    fn options(&self, mut options: TransactionOptions) -> TransactionOptions {
        if self.engine == Engine::Sqlite && options.sqlite_transaction_mode.is_none() {
            options.sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
        }
        options
    }
}

/// Opens the pool. SQLite does not wait for its lock while it switches a new file to WAL, so when another process does
/// that at the same moment this one tries again.
async fn open(options: ConnectOptions, patience: Duration) -> std::result::Result<DatabaseConnection, DbErr> {
    let begun = Instant::now();
    loop {
        match Database::connect(options.clone()).await {
            Err(error) if super::sqlite::is_locked(&error) && begun.elapsed() < patience => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            opened => return opened,
        }
    }
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Db({} {})", self.engine, self.name)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Db {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.meter.count();
        self.connection.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.meter.count();
        self.connection.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        if let Some(told) = told_in(&statement) {
            return Err(told?.refuse());
        }
        let statement = planned_once(statement);
        let mut reading = self.meter.read(&statement);
        let row = match &self.readers {
            Some(readers) if Readers::can_run(&statement) => readers.one(statement).await?,
            _ => self.connection.query_one_raw(statement).await?,
        };
        reading.saw(usize::from(row.is_some()));
        Ok(row)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = planned_once(statement);
        let mut reading = self.meter.read(&statement);
        let rows = match &self.readers {
            Some(readers) if Readers::can_run(&statement) => readers.all(statement).await?,
            _ => self.connection.query_all_raw(statement).await?,
        };
        reading.saw(rows.len());
        Ok(rows)
    }
}

#[async_trait::async_trait]
impl TransactionTrait for Db {
    type Transaction = Tx;

    async fn begin(&self) -> Result<Tx, DbErr> {
        self.begin_with_options(TransactionOptions::default()).await
    }

    async fn begin_with_config(
        &self,
        isolation_level: Option<IsolationLevel>,
        access_mode: Option<AccessMode>,
    ) -> Result<Tx, DbErr> {
        self.begin_with_options(TransactionOptions { isolation_level, access_mode, sqlite_transaction_mode: None })
            .await
    }

    async fn begin_with_options(&self, options: TransactionOptions) -> Result<Tx, DbErr> {
        let inner = self.connection.begin_with_options(self.options(options)).await?;
        Ok(Tx::new(inner, self.meter.clone(), self.pen.clone()))
    }

    async fn transaction<F, T, E>(&self, callback: F) -> Result<T, sea_orm::TransactionError<E>>
    where
        F: for<'c> FnOnce(&'c Tx) -> Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>> + Send,
        T: Send,
        E: std::fmt::Display + std::fmt::Debug + Send,
    {
        self.transaction_with_config(callback, None, None).await
    }

    async fn transaction_with_config<F, T, E>(
        &self,
        callback: F,
        isolation_level: Option<IsolationLevel>,
        access_mode: Option<AccessMode>,
    ) -> Result<T, sea_orm::TransactionError<E>>
    where
        F: for<'c> FnOnce(&'c Tx) -> Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>> + Send,
        T: Send,
        E: std::fmt::Display + std::fmt::Debug + Send,
    {
        let tx = self
            .begin_with_config(isolation_level, access_mode)
            .await
            .map_err(sea_orm::TransactionError::Connection)?;
        tx.finish(callback).await
    }
}

impl StreamTrait for Db {
    type Stream<'a> = Rows;

    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    fn stream_raw<'a>(
        &'a self,
        statement: Statement,
    ) -> Pin<Box<dyn Future<Output = Result<Self::Stream<'a>, DbErr>> + 'a + Send>> {
        let statement = planned_once(statement);
        let reading = self.meter.read(&statement);
        Box::pin(async move { Ok(Rows::new(self.connection.stream_raw(statement).await?, reading)) })
    }
}
