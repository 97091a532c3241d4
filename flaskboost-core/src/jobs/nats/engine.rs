//! [`NatsEngine`]: the queue in NATS JetStream.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_nats::jetstream::{self, Context};
use async_nats::{ConnectOptions, Event, ServerAddr};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};

use super::ended::Ended;
use super::held::Held;
use super::ledger::{Ledger, Page};
use super::parked::Parked;
use super::record::Record;
use super::tickets::{Sending, Ticket, Tickets};
use super::{listening, lists};
use crate::db::Tx;
use crate::db::outbox::Outbox;
use crate::error::Result;
use crate::jobs::bell::Bell;
use crate::jobs::outbox::entries;
use crate::jobs::{
    Ending, Engine, Envelope, JobError, JobFilter, JobRecord, JobState, Keep, Leased, Lost, QueueCounts, Wanted,
};

/// How long the server may take to take a connection, and to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many jobs are handled at the same moment.
pub(super) const TOGETHER: usize = 200;

/// The queue in NATS JetStream, from server 2.9 on.
#[derive(Debug)]
pub struct NatsEngine {
    pub(super) ledger: Ledger,
    pub(super) tickets: Tickets,
    pub(super) parked: Parked,
    pub(super) held: Held,
    bell: Bell,
    pub(super) ended: Ended,
    outbox: Outbox,
    place: String,
    /// When all records were read last.
    pub(super) looked: Mutex<Option<DateTime<Utc>>>,
    /// When the last connection was made.
    pub(super) connected: Arc<Mutex<Instant>>,
    /// Whether fewer jobs were there than were wanted.
    pub(super) is_hungry: AtomicBool,
    /// Whether the last look at all records found jobs whose tickets may be lost.
    pub(super) is_behind: AtomicBool,
}

impl NatsEngine {
    /// Connects, and makes the stream and the bucket if they are not there. `site` keeps the queues of several sites on
    /// one server apart: letters, digits, hyphens and underscores. Jobs come in through the outbox, whose relay needs an
    /// [`OutboxConsumer`](crate::jobs::OutboxConsumer) of this engine.
    ///
    /// # Errors
    ///
    /// - The server does not answer, or has no JetStream.
    /// - The name of the site has other letters.
    pub async fn open(url: &str, site: &str, outbox: Outbox) -> Result<Arc<dyn Engine>, JobError> {
        let opened = Self::connect(url, site, outbox).await;
        let engine = opened.map_err(|reason| JobError::Engine {
            reason: format!("the NATS server for jobs cannot be used: {reason}"),
        })?;
        Ok(Arc::new(engine))
    }

    async fn connect(url: &str, site: &str, outbox: Outbox) -> Result<Self, String> {
        if site.is_empty() || !site.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_')) {
            return Err(format!("`{site}` cannot be in the name of a stream"));
        }
        // The address may hold a password, so it is not repeated.
        let address: ServerAddr = url.parse().map_err(|_| "its address cannot be read".to_owned())?;
        let place = format!("{}:{}", address.host(), address.port());
        let connected = Arc::new(Mutex::new(Instant::now()));
        let told = Arc::clone(&connected);
        let hear = move |event| {
            if matches!(event, Event::Connected) {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
            }
            std::future::ready(())
        };
        let options = ConnectOptions::new().name("flaskboost jobs").connection_timeout(PATIENCE).event_callback(hear);
        let client = options.connect(address).await.map_err(|error| format!("{place}: {error}"))?;
        let context: Context =
            jetstream::ContextBuilder::new().timeout(PATIENCE).ack_timeout(PATIENCE).build(client.clone());
        let ledger = Ledger::open(&context, &format!("flaskboost-{site}-jobs")).await?;
        let tickets = Tickets::open(&context, site).await?;
        let (parked, held, ended) = (Parked::default(), Held::default(), Ended::default());
        let bell = listening::bell(client, site);
        let (looked, is_hungry, is_behind) = (Mutex::default(), AtomicBool::new(false), AtomicBool::new(false));
        Ok(Self { ledger, tickets, parked, held, bell, ended, outbox, place, looked, connected, is_hungry, is_behind })
    }

    async fn push_all(&self, jobs: &[Envelope]) -> Result<()> {
        let mut jobs: Vec<&Envelope> = jobs.iter().collect();
        jobs.sort_by(|a, b| (a.run_at, &a.id).cmp(&(b.run_at, &b.id)));
        for part in jobs.chunks(TOGETHER) {
            let written = join_all(part.iter().map(|job| self.begin(job))).await;
            let mut tickets = Vec::with_capacity(part.len());
            for (job, is_wanted) in part.iter().zip(written) {
                if is_wanted? {
                    tickets.push(Sending { job, again: None, name: job.id.clone() });
                }
            }
            self.tickets.send(&tickets).await?;
        }
        Ok(())
    }

    /// Writes the record of a job; says whether it needs a ticket. One that was there may have been left without.
    async fn begin(&self, job: &Envelope) -> Result<bool> {
        if self.ledger.write(&Record::new(job), 0).await?.is_some() {
            return Ok(true);
        }
        Ok(self.ledger.find(&job.id).await?.is_some_and(|page| page.record.state == JobState::Waiting))
    }

    async fn extend_one(&self, one: &Leased, until: DateTime<Utc>) -> Result<Option<(String, Lost)>> {
        let id = &one.envelope.id;
        let extended = self.ledger.change(id, |page| {
            let is_held = page.record.is_held_with(&one.receipt);
            is_held.then(|| Record { until: Some(until), ..page.record.clone() })
        });
        if let Some(page) = extended.await? {
            self.held.put(page);
            return Ok(None);
        }
        self.held.remove(&one.receipt);
        let state = self.ledger.find(id).await?.map(|page| page.record.state);
        let why = if state == Some(JobState::Cancelled) { Lost::Cancelled } else { Lost::Expired };
        Ok(Some((id.clone(), why)))
    }

    async fn settle_one(&self, ending: &Ending) -> Result<()> {
        let receipt = &ending.leased.receipt;
        let settled = |page: &Page| page.record.is_held_with(receipt).then(|| page.record.clone().settled(ending));
        let mut written = None;
        if let Some(page) = self.held.get(receipt)
            && let Some(record) = settled(&page)
            && let Some(revision) = self.ledger.write(&record, page.revision).await?
        {
            written = Some(Page { record, revision });
        }
        if written.is_none() {
            written = self.ledger.change(&ending.leased.envelope.id, settled).await?;
        }
        self.held.remove(receipt);
        if let Some(page) = written {
            self.answer(&page.record, ending.at).await;
        }
        Ok(())
    }

    /// Answers for the ticket of a record that was given out.
    pub(super) async fn answer(&self, record: &Record, now: DateTime<Utc>) {
        self.ended.put(record);
        let Some(reply) = &record.ticket else { return };
        if record.state.is_ended() {
            self.tickets.tear_up(reply).await;
        } else {
            self.tickets.put_off(reply, (record.at - now).to_std().unwrap_or_default()).await;
            self.parked.put(record.at, Ticket::of(record, reply));
        }
    }

    async fn retry_one(&self, id: &str, now: DateTime<Utc>) -> Result<bool> {
        let Some(page) = self.ledger.find(id).await? else { return Ok(false) };
        if !matches!(page.record.state, JobState::Dead | JobState::Cancelled) {
            return Ok(false);
        }
        let job = &page.record.job;
        // The ticket first: whoever gets it does this change himself, if it has not been made.
        let again = Some(page.revision);
        self.tickets.send(&[Sending { job, again, name: format!("{id}:{}", page.revision) }]).await?;
        self.ledger.write(&page.record.again(now), page.revision).await?;
        Ok(true)
    }

    async fn cancel_one(&self, id: &str, now: DateTime<Utc>) -> Result<bool> {
        let ended = |page: &Page| {
            let record = &page.record;
            (!record.state.is_ended()).then(|| record.clone().ended(JobState::Cancelled, now))
        };
        let Some(page) = self.ledger.change(id, ended).await? else { return Ok(false) };
        self.answer(&page.record, now).await;
        Ok(true)
    }
}

impl Engine for NatsEngine {
    fn describe(&self) -> String {
        format!("NATS JetStream at {}", self.place)
    }

    fn push<'a>(&'a self, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>> {
        self.push_all(jobs).boxed()
    }

    fn push_in<'a>(&'a self, tx: &'a Tx, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>> {
        async move { self.outbox.write(tx, &entries(jobs)?).await }.boxed()
    }

    fn reserve<'a>(&'a self, wanted: &'a Wanted) -> BoxFuture<'a, Result<Vec<Leased>>> {
        self.bell.attend();
        self.give_out(wanted).boxed()
    }

    fn extend<'a>(&'a self, leased: &'a [Leased], until: DateTime<Utc>) -> BoxFuture<'a, Result<Vec<(String, Lost)>>> {
        async move {
            let lost = join_all(leased.iter().map(|one| self.extend_one(one, until))).await;
            lost.into_iter().filter_map(Result::transpose).collect()
        }
        .boxed()
    }

    fn settle<'a>(&'a self, endings: &'a [Ending]) -> BoxFuture<'a, Result<()>> {
        async move { join_all(endings.iter().map(|one| self.settle_one(one))).await.into_iter().collect() }.boxed()
    }

    fn wait<'a>(&'a self, queues: &'a [String], at_most: Duration) -> BoxFuture<'a, ()> {
        self.bell.wait(queues, at_most).boxed()
    }

    fn sweep(&self, now: DateTime<Utc>, keep: Keep) -> BoxFuture<'_, Result<u64>> {
        self.sweep_all(now, keep).boxed()
    }

    fn counts(&self, now: DateTime<Utc>) -> BoxFuture<'_, Result<Vec<QueueCounts>>> {
        lists::counts(&self.ledger, now).boxed()
    }

    fn list<'a>(&'a self, filter: &'a JobFilter) -> BoxFuture<'a, Result<Vec<JobRecord>>> {
        lists::list(&self.ledger, filter).boxed()
    }

    fn find<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<JobRecord>>> {
        async move { Ok(self.ledger.find(id).await?.map(|page| page.record.shown())) }.boxed()
    }

    fn retry<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        self.retry_one(id, now).boxed()
    }

    fn cancel<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        self.cancel_one(id, now).boxed()
    }

    fn pause<'a>(&'a self, queue: &'a str, is_paused: bool) -> BoxFuture<'a, Result<()>> {
        self.ledger.pause(queue, is_paused).boxed()
    }
}
