//! [`Ledger`]: the bucket of records.

use std::time::Duration;

use async_nats::jetstream::Context;
use async_nats::jetstream::consumer::pull::OrderedConfig;
use async_nats::jetstream::kv::{Operation, Store, UpdateErrorKind};
use async_nats::jetstream::stream::{Config, DiscardPolicy};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::record::Record;
use crate::error::{Error, Result};

/// How long the server may send nothing in the middle of an answer. Without an end to that a worker would wait for ever for
/// a server that was killed.
pub(super) const SILENCE: Duration = Duration::from_secs(3);

/// The bucket of records, and of the marks of queues that are paused.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    store: Store,
}

/// A record, and the revision that it was read from.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) record: Record,
    pub(super) revision: u64,
}

impl Ledger {
    pub(super) async fn open(context: &Context, bucket: &str) -> std::result::Result<Self, String> {
        // As the crate makes a bucket; it would first ask for the account, whose answer from servers before 2.10 it
        // cannot read.
        let config = Config {
            name: format!("KV_{bucket}"),
            description: Some("FlaskBoost: jobs".to_owned()),
            subjects: vec![format!("$KV.{bucket}.>")],
            max_messages_per_subject: 1,
            discard: DiscardPolicy::New,
            allow_rollup: true,
            allow_direct: true,
            ..Config::default()
        };
        context.get_or_create_stream(config).await.map_err(|error| error.to_string())?;
        context.get_key_value(bucket).await.map(|store| Self { store }).map_err(|error| error.to_string())
    }

    pub(super) async fn find(&self, id: &str) -> Result<Option<Page>> {
        let entry = self.store.entry(key(id)).await.map_err(Error::unavailable)?;
        let Some(entry) = entry.filter(|entry| entry.operation == Operation::Put) else { return Ok(None) };
        Ok(Some(Page { record: read(&entry.value)?, revision: entry.revision }))
    }

    /// Writes a record over the one of this revision, 0 for none. `None` when there is another one now.
    pub(super) async fn write(&self, record: &Record, revision: u64) -> Result<Option<u64>> {
        let value = serde_json::to_vec(record).map_err(Error::internal)?;
        match self.store.update(key(&record.job.id), value.into(), revision).await {
            Ok(revision) => Ok(Some(revision)),
            Err(error) if error.kind() == UpdateErrorKind::WrongLastRevision => Ok(None),
            Err(error) => Err(Error::unavailable(error)),
        }
    }

    /// Changes a record, however often somebody else does at the same moment. `change` says what to write, if anything;
    /// what was written is returned.
    pub(super) async fn change(&self, id: &str, change: impl Fn(&Page) -> Option<Record>) -> Result<Option<Page>> {
        while let Some(page) = self.find(id).await? {
            let Some(record) = change(&page) else { return Ok(None) };
            if let Some(revision) = self.write(&record, page.revision).await? {
                return Ok(Some(Page { record, revision }));
            }
        }
        Ok(None)
    }

    pub(super) async fn forget(&self, id: &str) -> Result<()> {
        let subject = format!("{}{}", self.store.prefix, key(id));
        self.store.stream.purge().filter(subject).await.map_err(Error::unavailable)?;
        Ok(())
    }

    /// Hands over every record, one after the other.
    pub(super) async fn each(&self, mut take: impl FnMut(Page) -> Result<()>) -> Result<()> {
        let config =
            OrderedConfig { filter_subject: format!("{}job.>", self.store.prefix), ..OrderedConfig::default() };
        let consumer = self.store.stream.create_consumer(config).await.map_err(Error::unavailable)?;
        if consumer.cached_info().num_pending == 0 {
            return Ok(());
        }
        let mut messages = consumer.messages().await.map_err(Error::unavailable)?;
        // A server that was killed meanwhile, or the last record that somebody took away, would never come.
        while let Some(message) = timeout(SILENCE, messages.next()).await.map_err(Error::unavailable)? {
            let message = message.map_err(Error::unavailable)?;
            let info = message.info().map_err(|error| Error::unavailable(error.to_string()))?;
            let (revision, is_last) = (info.stream_sequence, info.pending == 0);
            if !message.payload.is_empty() {
                take(Page { record: read(&message.payload)?, revision })?;
            }
            if is_last {
                break;
            }
        }
        Ok(())
    }

    pub(super) async fn pause(&self, queue: &str, is_paused: bool) -> Result<()> {
        if is_paused {
            self.store.put(mark(queue), "paused".into()).await.map_err(Error::unavailable)?;
        } else {
            let subject = format!("{}{}", self.store.prefix, mark(queue));
            self.store.stream.purge().filter(subject).await.map_err(Error::unavailable)?;
        }
        Ok(())
    }

    pub(super) async fn is_paused(&self, queue: &str) -> Result<bool> {
        let entry = self.store.entry(mark(queue)).await.map_err(Error::unavailable)?;
        Ok(entry.is_some_and(|entry| entry.operation == Operation::Put))
    }

    /// The queues that are paused.
    pub(super) async fn paused(&self) -> Result<Vec<String>> {
        let beginning = format!("{}paused.", self.store.prefix);
        let info = self.store.stream.info_with_subjects(format!("{beginning}>")).await.map_err(Error::unavailable)?;
        let mut paused = Vec::new();
        let subjects: Vec<_> = info.collect().await;
        for subject in subjects {
            let (subject, _) = subject.map_err(Error::unavailable)?;
            paused.extend(subject.strip_prefix(&beginning).map(str::to_owned));
        }
        Ok(paused)
    }
}

fn key(id: &str) -> String {
    format!("job.{id}")
}

fn mark(queue: &str) -> String {
    format!("paused.{queue}")
}

fn read<T: DeserializeOwned>(value: &[u8]) -> Result<T> {
    serde_json::from_slice(value).map_err(Error::internal)
}
