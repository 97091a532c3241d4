//! [`Tickets`]: the work queue.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_nats::HeaderMap;
use async_nats::jetstream::consumer::pull::Config as PullConfig;
use async_nats::jetstream::consumer::{AckPolicy, Consumer};
use async_nats::jetstream::stream::{Config, RetentionPolicy, Stream};
use async_nats::jetstream::{AckKind, Context, Message};
use futures_util::StreamExt;
use futures_util::future::join_all;
use serde::{Deserialize, Serialize};
use tokio::time::timeout;

use super::ledger::SILENCE;
use super::listening;
use super::record::Record;
use crate::error::{Error, Result};
use crate::jobs::Envelope;

/// For how long the server knows a ticket that is sent a second time. One that is sent later does no harm: its record
/// says what is left to do.
const WINDOW: Duration = Duration::from_secs(3600);

/// After this the server gives out a ticket again that nobody answered for. Whoever gets it while its job runs puts it
/// off to the end of the lease.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many tickets may be given out or put off, over all.
const MOST: i64 = 1_000_000;

/// The work queue.
#[derive(Debug)]
pub(super) struct Tickets {
    context: Context,
    stream: Stream,
    site: String,
    consumers: Mutex<HashMap<(String, i16), Consumer<PullConfig>>>,
}

/// A ticket that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ticket {
    pub(super) id: String,
    pub(super) queue: String,
    pub(super) rank: i16,
    /// The revision of the record that is to be done again.
    pub(super) again: Option<u64>,
    /// How often it was given out.
    pub(super) delivered: i64,
    /// Where it is answered for.
    pub(super) reply: String,
}

impl Ticket {
    /// The ticket of a record that was given out, which is answered for there.
    pub(super) fn of(record: &Record, reply: &str) -> Self {
        Self {
            id: record.job.id.clone(),
            queue: record.job.queue.clone(),
            rank: record.job.priority.rank(),
            again: None,
            delivered: 1,
            reply: reply.to_owned(),
        }
    }
}

/// A ticket that is to be sent.
#[derive(Debug)]
pub(super) struct Sending<'a> {
    pub(super) job: &'a Envelope,
    /// The revision of the record that is to be done again.
    pub(super) again: Option<u64>,
    /// Of one name the server takes one.
    pub(super) name: String,
}

/// What stands on a ticket.
#[derive(Serialize, Deserialize)]
struct Face {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again: Option<u64>,
}

impl Tickets {
    pub(super) async fn open(context: &Context, site: &str) -> std::result::Result<Self, String> {
        let config = Config {
            name: format!("flaskboost-{site}-queue"),
            description: Some("FlaskBoost: tickets of jobs".to_owned()),
            subjects: vec![format!("flaskboost.{site}.>")],
            retention: RetentionPolicy::WorkQueue,
            duplicate_window: WINDOW,
            ..Config::default()
        };
        let stream = context.get_or_create_stream(config).await.map_err(|error| error.to_string())?;
        Ok(Self { context: context.clone(), stream, site: site.to_owned(), consumers: Mutex::default() })
    }

    fn subject(&self, queue: &str, rank: i16) -> String {
        format!("flaskboost.{}.{queue}.{rank}", self.site)
    }

    /// Sends tickets, in this order.
    pub(super) async fn send(&self, tickets: &[Sending<'_>]) -> Result<()> {
        let mut sent = Vec::with_capacity(tickets.len());
        for one in tickets {
            let face = Face { id: one.job.id.clone(), again: one.again };
            let payload = serde_json::to_vec(&face).map_err(Error::internal)?;
            let mut headers = HeaderMap::new();
            headers.insert("Nats-Msg-Id", one.name.as_str());
            let subject = self.subject(&one.job.queue, one.job.priority.rank());
            let answer = self.context.publish_with_headers(subject, headers, payload.into());
            sent.push(answer.await.map_err(Error::unavailable)?);
        }
        for answer in join_all(sent.into_iter().map(IntoFuture::into_future)).await {
            answer.map_err(Error::unavailable)?;
        }
        let queues: BTreeSet<&str> = tickets.iter().map(|one| one.job.queue.as_str()).collect();
        for queue in queues {
            listening::tell(&self.context.client(), &self.site, queue).await;
        }
        Ok(())
    }

    /// Takes tickets of a queue and priority that are there now.
    pub(super) async fn take(&self, queue: &str, rank: i16, max: usize) -> Result<Vec<Ticket>> {
        let consumer = self.consumer(queue, rank).await?;
        let taken = async {
            let mut messages = consumer.fetch().max_messages(max).messages().await.map_err(Error::unavailable)?;
            let mut tickets = Vec::new();
            // The server says when there are no more, unless it was killed meanwhile.
            while let Some(message) = timeout(SILENCE, messages.next()).await.map_err(Error::unavailable)? {
                let message = message.map_err(|error| Error::unavailable(error.to_string()))?;
                match read(&message, queue, rank) {
                    Some(ticket) => tickets.push(ticket),
                    None => tracing::warn!(queue, "there is something in the queue that is no ticket of a job"),
                }
            }
            Ok(tickets)
        };
        let taken: Result<Vec<Ticket>> = taken.await;
        if taken.is_err() {
            // It may be gone, with the server that had it.
            self.consumers.lock().unwrap_or_else(PoisonError::into_inner).remove(&(queue.to_owned(), rank));
        }
        taken
    }

    async fn consumer(&self, queue: &str, rank: i16) -> Result<Consumer<PullConfig>> {
        let key = (queue.to_owned(), rank);
        let known = self.consumers.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(consumer) = known {
            return Ok(consumer);
        }
        let name = format!("{queue}-{rank}");
        let config = PullConfig {
            durable_name: Some(name.clone()),
            ack_policy: AckPolicy::Explicit,
            ack_wait: PATIENCE,
            max_ack_pending: MOST,
            filter_subject: self.subject(queue, rank),
            ..PullConfig::default()
        };
        let consumer = self.stream.get_or_create_consumer(&name, config).await.map_err(Error::unavailable)?;
        self.consumers.lock().unwrap_or_else(PoisonError::into_inner).insert(key, consumer.clone());
        Ok(consumer)
    }

    /// Its job has ended: the ticket is done with. When this gets lost, the ticket comes again.
    pub(super) async fn tear_up(&self, reply: &str) {
        self.answer(reply, AckKind::Ack).await;
    }

    /// The ticket is given out again after this.
    pub(super) async fn put_off(&self, reply: &str, by: Duration) {
        self.answer(reply, AckKind::Nak((!by.is_zero()).then_some(by))).await;
    }

    async fn answer(&self, reply: &str, kind: AckKind) {
        if let Err(error) = self.context.client().publish(reply.to_owned(), kind.into()).await {
            tracing::debug!("the server could not be told about a ticket: {error}");
        }
    }
}

fn read(message: &Message, queue: &str, rank: i16) -> Option<Ticket> {
    let face: Face = serde_json::from_slice(&message.payload).ok()?;
    let delivered = message.info().ok()?.delivered;
    let reply = message.reply.as_ref()?.to_string();
    Some(Ticket { id: face.id, queue: queue.to_owned(), rank, again: face.again, delivered, reply })
}
