//! [`JobContext`]: what a job gets.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::Jobs;
use super::engine::Leased;
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::services::{Service, Services};

/// What a job gets: the database, the time, what the app provides, and facts about this attempt.
#[derive(Debug, Clone)]
pub struct JobContext {
    pub(super) jobs: Jobs,
    pub(super) db: Db,
    pub(super) services: Services,
    pub(super) leased: Arc<Leased>,
    pub(super) cancelled: watch::Receiver<bool>,
}

impl JobContext {
    /// The database. What is written through it, the audit trail says was written by this job.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The time.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        self.jobs.clock()
    }

    /// For enqueueing more.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Something that the app provided with `App::service`.
    ///
    /// # Errors
    ///
    /// - The app provides nothing of this type.
    pub fn service<T: Send + Sync + 'static>(&self) -> Result<Service<T>> {
        self.services.get().ok_or_else(|| {
            Error::internal(format!("nothing of type {} was given to App::service", std::any::type_name::<T>()))
        })
    }

    /// The id of the job.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.leased.envelope.id
    }

    /// The idempotency key: give it to other servers, so that they too do it once.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.leased.envelope.key
    }

    /// Which attempt this is, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.leased.attempt
    }

    /// Whether this is the last attempt.
    #[must_use]
    pub fn is_last_attempt(&self) -> bool {
        self.leased.attempt >= self.leased.envelope.max_attempts
    }

    /// How long one attempt may take.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(self.leased.envelope.timeout_seconds)
    }

    /// Whether somebody cancelled it. A job that waits for something is ended by itself; one that computes asks.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        *self.cancelled.borrow()
    }

    /// Does something in a transaction that also writes down that it was done: once for the name and the key of this
    /// job, however often it runs. `None` when it was done before.
    ///
    /// # Errors
    ///
    /// - Whatever `work` returns; then nothing is written.
    pub async fn once<T, F>(&self, work: F) -> Result<Option<T>>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        let (db, envelope) = (self.db(), &self.leased.envelope);
        let tx = db.begin().await?;
        if !super::extras::effects::begin(&tx, &envelope.name, &envelope.key, self.clock().now()).await? {
            return Ok(None);
        }
        let value = work(&tx).await?;
        tx.commit().await?;
        Ok(Some(value))
    }
}
