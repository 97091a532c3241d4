//! [`Jobs`]: the way in for work that is done later.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use super::extras::{batches, locks};
use super::order::Draft;
use super::{
    Batch, BatchProgress, Engine, Envelope, Job, JobFilter, JobHandle, JobPage, JobRecord, JobState, Order, PaceOfHour,
    QueueCounts, Registry,
};
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::random::Random;

/// The way in for work that is done later. Cheap to clone; handlers take it as `Service<Jobs>`.
#[derive(Clone)]
pub struct Jobs {
    inner: Arc<Inner>,
}

struct Inner {
    db: Db,
    engine: Arc<dyn Engine>,
    registry: Registry,
    clock: Clock,
    random: Random,
    woken: Notify,
}

impl Jobs {
    /// Jobs in this engine, run as this registry says.
    #[must_use]
    pub fn new(db: Db, engine: Arc<dyn Engine>, registry: Registry, (clock, random): (Clock, Random)) -> Self {
        Self { inner: Arc::new(Inner { db, engine, registry, clock, random, woken: Notify::new() }) }
    }

    /// Takes a job that runs after this transaction has been committed, and not at all otherwise.
    ///
    /// # Errors
    ///
    /// - The app names no such job, or its fields are no JSON.
    /// - The database cannot be written.
    pub async fn enqueue<J: Job>(&self, tx: &Tx, order: impl Into<Order<J>>) -> Result<JobHandle<J>> {
        let envelope = self.seal(order.into().draft())?;
        let owner = self.send(tx, &envelope).await?;
        let is_new = owner.is_none();
        Ok(JobHandle::new(self.clone(), owner.unwrap_or(envelope.id), is_new))
    }

    /// Takes what a schedule made; gives its id, or that of the one that has its key.
    pub(super) async fn enqueue_draft(&self, tx: &Tx, draft: Draft) -> Result<String> {
        let envelope = self.seal(draft)?;
        let owner = self.send(tx, &envelope).await?;
        Ok(owner.unwrap_or(envelope.id))
    }

    /// Takes a job in a transaction of its own.
    ///
    /// # Errors
    ///
    /// - As of [`Jobs::enqueue`].
    pub async fn push<J: Job>(&self, order: impl Into<Order<J>>) -> Result<JobHandle<J>> {
        let tx = self.inner.db.begin().await?;
        let handle = self.enqueue(&tx, order).await?;
        tx.commit().await?;
        Ok(handle)
    }

    /// Takes all jobs of a batch, and what follows it. Gives the id of the batch.
    ///
    /// A unique job of which one waits already is refused here: the batch could not tell when it has ended.
    ///
    /// # Errors
    ///
    /// - As of [`Jobs::enqueue`].
    /// - A job of it is unique, and one waits already.
    pub async fn enqueue_batch(&self, tx: &Tx, batch: Batch) -> Result<String> {
        let now = self.inner.clock.now();
        let id = format!("b{:016x}", u64::from_be_bytes(self.inner.random.bytes()));
        let (drafts, next) = batch.into_parts();
        let mut jobs = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let mut envelope = self.seal(draft)?;
            envelope.extras.batch = Some(id.clone());
            if let Some(owner) = self.lock(tx, &envelope, now).await? {
                return Err(super::JobError::Waits { name: envelope.name, id: owner }.into());
            }
            jobs.push(envelope);
        }
        let next = next.map(|draft| self.seal(draft)).transpose()?;
        batches::open(tx, &id, &jobs, next.as_ref(), now).await?;
        self.inner.engine.push_in(tx, &jobs).await?;
        if jobs.is_empty()
            && let Some(next) = batches::leave(tx, &id, "", false, now).await?
        {
            self.follow(tx, &next).await?;
        }
        self.wake_after(tx);
        Ok(id)
    }

    /// How far a batch is; `None` when it is not known, or not any more.
    ///
    /// # Errors
    ///
    /// - The database cannot be read.
    pub async fn batch(&self, id: &str) -> Result<Option<BatchProgress>> {
        batches::progress(&self.inner.db, id).await
    }

    /// What is known of a job.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn find(&self, id: &str) -> Result<Option<JobRecord>> {
        if is_strange(id) { Ok(None) } else { self.inner.engine.find(id).await }
    }

    /// Jobs, newest first.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn list(&self, filter: &JobFilter) -> Result<Vec<JobRecord>> {
        let mut texts = [&filter.queue, &filter.name, &filter.before].into_iter().flatten();
        if texts.any(|text| is_strange(text)) { Ok(Vec::new()) } else { self.inner.engine.list(filter).await }
    }

    /// The same, and whether there are more than the filter asks for.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn page(&self, filter: &JobFilter) -> Result<JobPage> {
        let one_more = JobFilter { max: filter.max + 1, ..filter.clone() };
        let mut records = self.list(&one_more).await?;
        let has_more = records.len() > filter.max;
        records.truncate(filter.max);
        let next = records.last().filter(|_| has_more).map(|last| last.envelope.id.clone());
        Ok(JobPage { records, next })
    }

    /// How many jobs each queue has.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn counts(&self) -> Result<Vec<QueueCounts>> {
        self.inner.engine.counts(self.inner.clock.now()).await
    }

    /// The hours since then, each with what was done in it; `None` when the engine cannot tell.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn pace_since(&self, since: DateTime<Utc>, hours: u32) -> Result<Option<Vec<PaceOfHour>>> {
        self.inner.engine.pace(since, hours).await
    }

    /// Puts a dead or cancelled job back among those that wait. Says whether there was one.
    ///
    /// # Errors
    ///
    /// - The job is unique, and another one of its key waits or runs.
    /// - The engine cannot be asked.
    pub async fn retry(&self, id: &str) -> Result<bool> {
        let Some(record) = self.find(id).await? else { return Ok(false) };
        if record.envelope.extras.unique.is_some() && matches!(record.state, JobState::Dead | JobState::Cancelled) {
            let tx = self.inner.db.begin().await?;
            if let Some(owner) = self.lock(&tx, &record.envelope, self.inner.clock.now()).await? {
                return Err(super::JobError::Waits { name: record.envelope.name, id: owner }.into());
            }
            tx.commit().await?;
        }
        let was_there = self.inner.engine.retry(id, self.inner.clock.now()).await?;
        self.inner.woken.notify_one();
        Ok(was_there)
    }

    /// Cancels a job: at once when it waits, within seconds when it runs. Says whether there was one.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn cancel(&self, id: &str) -> Result<bool> {
        if is_strange(id) {
            return Ok(false);
        }
        let (this, id) = (self.clone(), id.to_owned());
        // As a task of its own: whoever asked may be gone before what the job held is let go.
        let cancelling = tokio::spawn(async move {
            let was_there = this.inner.engine.cancel(&id, this.inner.clock.now()).await?;
            // A job that runs is let go by its worker. It does no harm if both do it, or somebody does it once more.
            let record = this.find(&id).await?;
            if let Some(record) = record.filter(|record| record.state == JobState::Cancelled) {
                this.let_go(&record.envelope, true).await?;
            }
            Ok(was_there)
        });
        cancelling.await.map_err(crate::error::Error::internal)?
    }

    /// Gives out no more jobs of a queue.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn pause(&self, queue: &str) -> Result<()> {
        super::order::check_queue(queue)?;
        self.inner.engine.pause(queue, true).await
    }

    /// Gives out jobs of a queue again.
    ///
    /// # Errors
    ///
    /// - The engine cannot be asked.
    pub async fn resume(&self, queue: &str) -> Result<()> {
        super::order::check_queue(queue)?;
        self.inner.engine.pause(queue, false).await?;
        self.inner.woken.notify_one();
        Ok(())
    }

    /// Where the queue is, in a few words.
    #[must_use]
    pub fn describe(&self) -> String {
        self.inner.engine.describe()
    }

    /// Which jobs there are.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.inner.registry
    }

    /// Where jobs wait.
    #[must_use]
    pub fn engine(&self) -> &Arc<dyn Engine> {
        &self.inner.engine
    }

    pub(super) fn db(&self) -> &Db {
        &self.inner.db
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    pub(super) fn random(&self) -> &Random {
        &self.inner.random
    }

    /// Completes when this process has taken a job.
    pub(super) async fn woken(&self) {
        self.inner.woken.notified().await;
    }

    /// A job needs what it held no more: its key, and its place in a batch. What follows is taken in the same breath.
    pub(super) async fn let_go(&self, envelope: &Envelope, has_failed: bool) -> Result<()> {
        let extras = &envelope.extras;
        if extras.unique.is_none() && extras.batch.is_none() && extras.next.is_none() {
            return Ok(());
        }
        let tx = self.inner.db.begin().await?;
        if let Some(unique) = &extras.unique {
            locks::release(&tx, &lock_key(envelope, &unique.key), &envelope.id).await?;
        }
        if let Some(next) = extras.next.as_ref().filter(|_| !has_failed) {
            self.follow(&tx, next).await?;
        }
        if let Some(batch) = &extras.batch {
            let now = self.inner.clock.now();
            if let Some(next) = batches::leave(&tx, batch, &envelope.id, has_failed, now).await? {
                self.follow(&tx, &next).await?;
            }
        }
        tx.commit().await
    }

    /// Lets go for jobs of batches that ended without their worker: it died before it heard that they were cancelled.
    pub(super) async fn reconcile(&self) -> Result<()> {
        for id in batches::open_members(&self.inner.db).await? {
            if let Some(record) = self.find(&id).await?.filter(|record| record.state.is_ended()) {
                self.let_go(&record.envelope, record.state != JobState::Done).await?;
            }
        }
        Ok(())
    }

    /// Takes what follows. Of a unique job of which one waits already, what comes after it is taken.
    async fn follow(&self, tx: &Tx, envelope: &Envelope) -> Result<()> {
        let mut next = Some(envelope);
        while let Some(envelope) = next {
            let Some(owner) = self.send(tx, envelope).await? else { return Ok(()) };
            tracing::info!(
                job = envelope.id,
                "`{}` is unique, and {owner} waits already: the chain goes on after it",
                envelope.name
            );
            next = envelope.extras.next.as_deref();
        }
        Ok(())
    }

    fn seal(&self, draft: Draft) -> Result<Envelope> {
        for name in draft.names() {
            self.inner.registry.require(name)?;
        }
        Ok(draft.seal(&self.inner.clock, &self.inner.random)?)
    }

    /// Takes one job; tells the id of the one that has its key, if it is unique and another one does.
    async fn send(&self, tx: &Tx, envelope: &Envelope) -> Result<Option<String>> {
        if let Some(owner) = self.lock(tx, envelope, self.inner.clock.now()).await? {
            return Ok(Some(owner));
        }
        self.inner.engine.push_in(tx, std::slice::from_ref(envelope)).await?;
        self.wake_after(tx);
        Ok(None)
    }

    async fn lock(&self, tx: &Tx, envelope: &Envelope, now: DateTime<Utc>) -> Result<Option<String>> {
        match &envelope.extras.unique {
            Some(unique) => {
                let key = lock_key(envelope, &unique.key);
                locks::take(tx, &key, &envelope.id, (envelope.run_at, now)).await
            }
            None => Ok(None),
        }
    }

    fn wake_after(&self, tx: &Tx) {
        let inner = Arc::clone(&self.inner);
        tx.after_commit(move || inner.woken.notify_one());
    }
}

/// Whether a text is no name of anything: some engines refuse such bytes instead of not finding them.
fn is_strange(text: &str) -> bool {
    text.contains(char::is_control)
}

/// Unique are jobs of one name and key.
pub(super) fn lock_key(envelope: &Envelope, key: &str) -> String {
    format!("{}:{key}", envelope.name)
}

impl fmt::Debug for Jobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jobs").field("engine", &self.inner.engine).finish_non_exhaustive()
    }
}
