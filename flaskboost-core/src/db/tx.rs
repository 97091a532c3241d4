//! [`Tx`]: a transaction that is open.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, IsolationLevel, QueryResult,
    Statement, TransactionError, TransactionOptions, TransactionSession, TransactionTrait,
};

use super::db::Pen;
use super::limit::planned_once;
use super::meter::Meter;
use super::trail::{self, Ledger, told_in};
use crate::error::Result;

/// An open transaction: what model code takes instead of a [`Db`](super::Db) when several writes belong together.
///
/// Dropped without [`Tx::commit`], it is rolled back. What audited models told it, it writes into the
/// [audit trail](crate::audited) when it is committed.
#[must_use = "a transaction that is dropped is rolled back"]
pub struct Tx {
    inner: DatabaseTransaction,
    meter: Meter,
    waiting: Waiting,
    pen: Pen,
}

type Hook = Box<dyn FnOnce() + Send>;

/// What waits for the end of a transaction. One inside of another hands its own over to that one when it commits, and
/// forgets it when it does not.
#[derive(Clone, Default)]
struct Waiting {
    own: Arc<Mutex<Things>>,
    outer: Option<Arc<Mutex<Things>>>,
}

#[derive(Default)]
struct Things {
    /// What is done when the outermost transaction has been committed.
    hooks: Vec<Hook>,
    /// What the outermost transaction writes into the audit trail before it commits.
    ledger: Ledger,
}

impl Waiting {
    fn inside(&self) -> Self {
        Self { own: Arc::default(), outer: Some(Arc::clone(&self.own)) }
    }

    /// What the outermost transaction has to write down now.
    fn ledger(&self) -> Option<Ledger> {
        let mut own = locked(&self.own);
        (self.outer.is_none() && !own.ledger.is_empty()).then(|| std::mem::take(&mut own.ledger))
    }

    fn committed(&self) {
        let mut things = std::mem::take(&mut *locked(&self.own));
        match &self.outer {
            Some(outer) => {
                let mut outer = locked(outer);
                outer.hooks.append(&mut things.hooks);
                outer.ledger.append(&mut things.ledger);
            }
            None => things.hooks.into_iter().for_each(|hook| hook()),
        }
    }
}

fn locked(things: &Mutex<Things>) -> MutexGuard<'_, Things> {
    things.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Tx {
    pub(super) fn new(inner: DatabaseTransaction, meter: Meter, pen: Pen) -> Self {
        Self { inner, meter, waiting: Waiting::default(), pen }
    }

    /// Makes everything done in it last.
    ///
    /// # Errors
    ///
    /// - The database refuses to commit.
    pub async fn commit(self) -> Result<()> {
        Ok(self.conclude().await?)
    }

    /// Writes into the audit trail what it was told, and commits.
    async fn conclude(self) -> Result<(), DbErr> {
        if let Some(ledger) = self.waiting.ledger() {
            trail::write(&self, self.pen.trail.as_ref(), self.pen.author.as_deref(), ledger).await?;
        }
        let waiting = self.waiting.clone();
        self.inner.commit().await?;
        waiting.committed();
        Ok(())
    }

    /// Does something in this process as soon as the transaction has been committed, and nothing when it is rolled back.
    /// It must be quick and cannot fail: what must not be lost belongs into the transaction itself.
    pub fn after_commit(&self, work: impl FnOnce() + Send + 'static) {
        locked(&self.waiting.own).hooks.push(Box::new(work));
    }

    /// Undoes everything done in it.
    ///
    /// # Errors
    ///
    /// - The connection is lost; the database then undoes it by itself.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.inner.rollback().await?)
    }

    fn inside(&self, inner: DatabaseTransaction) -> Self {
        Self { inner, meter: self.meter.clone(), waiting: self.waiting.inside(), pen: self.pen.clone() }
    }

    pub(super) fn inner(&self) -> &DatabaseTransaction {
        &self.inner
    }

    pub(super) async fn finish<F, T, E>(self, callback: F) -> Result<T, TransactionError<E>>
    where
        F: for<'c> FnOnce(&'c Self) -> Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>> + Send,
        T: Send,
        E: fmt::Display + fmt::Debug + Send,
    {
        match callback(&self).await {
            Ok(value) => {
                self.conclude().await.map_err(TransactionError::Connection)?;
                Ok(value)
            }
            Err(error) => {
                self.inner.rollback().await.map_err(TransactionError::Connection)?;
                Err(TransactionError::Transaction(error))
            }
        }
    }
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tx")
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.meter.count();
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.meter.count();
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        if let Some(told) = told_in(&statement) {
            locked(&self.waiting.own).ledger.take(told?);
            return Ok(None);
        }
        let statement = planned_once(statement);
        let mut reading = self.meter.read(&statement);
        let row = self.inner.query_one_raw(statement).await?;
        reading.saw(usize::from(row.is_some()));
        Ok(row)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = planned_once(statement);
        let mut reading = self.meter.read(&statement);
        let rows = self.inner.query_all_raw(statement).await?;
        reading.saw(rows.len());
        Ok(rows)
    }
}

#[async_trait::async_trait]
impl TransactionTrait for Tx {
    type Transaction = Self;

    async fn begin(&self) -> Result<Self, DbErr> {
        Ok(self.inside(self.inner.begin().await?))
    }

    async fn begin_with_config(
        &self,
        isolation_level: Option<IsolationLevel>,
        access_mode: Option<AccessMode>,
    ) -> Result<Self, DbErr> {
        let inner = self.inner.begin_with_config(isolation_level, access_mode).await?;
        Ok(self.inside(inner))
    }

    async fn begin_with_options(&self, options: TransactionOptions) -> Result<Self, DbErr> {
        Ok(self.inside(self.inner.begin_with_options(options).await?))
    }

    async fn transaction<F, T, E>(&self, callback: F) -> Result<T, TransactionError<E>>
    where
        F: for<'c> FnOnce(&'c Self) -> Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>> + Send,
        T: Send,
        E: fmt::Display + fmt::Debug + Send,
    {
        self.begin().await.map_err(TransactionError::Connection)?.finish(callback).await
    }

    async fn transaction_with_config<F, T, E>(
        &self,
        callback: F,
        isolation_level: Option<IsolationLevel>,
        access_mode: Option<AccessMode>,
    ) -> Result<T, TransactionError<E>>
    where
        F: for<'c> FnOnce(&'c Self) -> Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>> + Send,
        T: Send,
        E: fmt::Display + fmt::Debug + Send,
    {
        let tx = self.begin_with_config(isolation_level, access_mode).await.map_err(TransactionError::Connection)?;
        tx.finish(callback).await
    }
}

#[async_trait::async_trait]
impl TransactionSession for Tx {
    async fn commit(self) -> Result<(), DbErr> {
        self.conclude().await
    }

    async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}
