//! [`RedisEngine`]: the queue on a Redis server.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, Script, ScriptInvocation};

use super::scripts::Scripts;
use super::{listening, reading, server};
use crate::db::Tx;
use crate::db::outbox::Outbox;
use crate::error::{Error, Result};
use crate::jobs::bell::Bell;
use crate::jobs::outbox::entries;
use crate::jobs::{
    Ending, Engine, Envelope, JobError, JobFilter, JobRecord, JobState, Keep, Leased, Lost, Outcome, QueueCounts,
    Wanted,
};

/// How long the server may take to take a connection, and to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many jobs one script handles, so that no other client waits long.
const TOGETHER: usize = 200;

/// How many ids one script looks at for a list.
const LOOK_AT: usize = 500;

/// The queue on a Redis server, or one that speaks as Redis does.
pub struct RedisEngine {
    connection: ConnectionManager,
    scripts: Scripts,
    bell: Bell,
    outbox: Outbox,
    base: String,
    place: String,
}

impl RedisEngine {
    /// Connects. `site` keeps the queues of several sites on one server apart. Jobs come in through the outbox, whose
    /// relay needs an [`OutboxConsumer`](crate::jobs::OutboxConsumer) of this engine.
    ///
    /// # Errors
    ///
    /// - The server does not answer.
    /// - It throws keys away when its memory is full.
    pub async fn open(url: &str, site: &str, outbox: Outbox) -> Result<Arc<dyn Engine>, JobError> {
        // The message of the crate names the host at most, never the password.
        let reason = |error: redis::RedisError| JobError::Engine {
            reason: format!("the Redis server for jobs cannot be used: {error}"),
        };
        let config = ConnectionManagerConfig::new()
            .set_response_timeout(Some(PATIENCE))
            .set_connection_timeout(Some(PATIENCE))
            .set_number_of_retries(1);
        let client = Client::open(url).map_err(reason)?;
        let place = client.get_connection_info().addr().to_string();
        let mut connection = client.get_connection_manager_with_config(config).await.map_err(reason)?;
        server::check(&mut connection).await.map_err(|reason| JobError::Engine { reason })?;
        let base = format!("flaskboost:jobs:{{{site}}}:");
        let bell = listening::bell(client, format!("{base}bell"));
        Ok(Arc::new(Self { connection, scripts: Scripts::default(), bell, outbox, base, place }))
    }

    fn call<'a>(&self, script: &'a Script) -> ScriptInvocation<'a> {
        script.key(&self.base)
    }

    async fn ask<T: FromRedisValue>(&self, call: &ScriptInvocation<'_>) -> Result<T> {
        call.invoke_async(&mut self.connection.clone()).await.map_err(Error::unavailable)
    }

    async fn push_all(&self, jobs: &[Envelope]) -> Result<()> {
        for part in jobs.chunks(TOGETHER) {
            let mut call = self.call(&self.scripts.push);
            for job in part {
                let text = serde_json::to_string(job).map_err(Error::internal)?;
                call.arg(&job.id).arg(&job.name).arg(&job.queue).arg(job.priority.rank());
                call.arg(job.run_at.timestamp_micros()).arg(text);
            }
            let _: u8 = self.ask(&call).await?;
        }
        Ok(())
    }

    async fn give_out(&self, wanted: &Wanted) -> Result<Vec<Leased>> {
        let mut leased = Vec::new();
        while leased.len() < wanted.max {
            let some = (wanted.max - leased.len()).min(TOGETHER);
            let mut call = self.call(&self.scripts.reserve);
            call.arg(wanted.now.timestamp_micros()).arg(wanted.until.timestamp_micros());
            call.arg(&wanted.worker).arg(some).arg(&wanted.queues);
            let given: Vec<reading::Given> = match self.ask(&call).await {
                Ok(given) => given,
                // What was given out is not lost because of what was not.
                Err(error) if leased.is_empty() => return Err(error),
                Err(_) => break,
            };
            let count = given.len();
            leased.extend(given.into_iter().map(reading::leased).collect::<Result<Vec<_>>>()?);
            if count < some {
                break;
            }
        }
        Ok(leased)
    }

    async fn extend_all(&self, leased: &[Leased], until: DateTime<Utc>) -> Result<Vec<(String, Lost)>> {
        let mut lost = Vec::new();
        for part in leased.chunks(TOGETHER) {
            let mut call = self.call(&self.scripts.extend);
            call.arg(until.timestamp_micros());
            for one in part {
                call.arg(&one.envelope.id).arg(&one.receipt);
            }
            let answer: Vec<(String, String)> = self.ask(&call).await?;
            lost.extend(answer.into_iter().map(|(id, state)| {
                (id, if state == JobState::Cancelled.name() { Lost::Cancelled } else { Lost::Expired })
            }));
        }
        Ok(lost)
    }

    async fn settle_all(&self, endings: &[Ending]) -> Result<()> {
        for part in endings.chunks(TOGETHER) {
            let mut call = self.call(&self.scripts.settle);
            for ending in part {
                let (how, later, text) = in_words(ending)?;
                call.arg(&ending.leased.envelope.id).arg(&ending.leased.receipt);
                call.arg(how).arg(ending.at.timestamp_micros()).arg(later.timestamp_micros()).arg(text);
            }
            let _: u8 = self.ask(&call).await?;
        }
        Ok(())
    }

    async fn sweep_all(&self, now: DateTime<Utc>, keep: Keep) -> Result<u64> {
        let mut put_back = 0;
        loop {
            let mut call = self.call(&self.scripts.put_back);
            let some: usize = self.ask(call.arg(now.timestamp_micros()).arg(TOGETHER)).await?;
            put_back += some as u64;
            if some < TOGETHER {
                break;
            }
        }
        for state in [JobState::Done, JobState::Cancelled, JobState::Dead] {
            let kept = if state == JobState::Dead { keep.dead } else { keep.done };
            let before = now - TimeDelta::from_std(kept).unwrap_or(TimeDelta::days(36500));
            loop {
                let mut call = self.call(&self.scripts.forget);
                call.arg(state.name()).arg(before.timestamp_micros()).arg(TOGETHER);
                let some: usize = self.ask(&call).await?;
                if some < TOGETHER {
                    break;
                }
            }
        }
        Ok(put_back)
    }

    async fn list_some(&self, filter: &JobFilter) -> Result<Vec<JobRecord>> {
        let index = filter.state.map_or("all".to_owned(), |state| format!("is:{}", state.name()));
        let mut before = filter.before.clone().unwrap_or_default();
        let mut records = Vec::new();
        while records.len() < filter.max {
            let mut call = self.call(&self.scripts.page);
            call.arg(&index).arg(&before).arg(LOOK_AT.min(filter.max.max(50)));
            call.arg(filter.queue.as_deref().unwrap_or_default()).arg(filter.name.as_deref().unwrap_or_default());
            let mut page: Vec<redis::Value> = self.ask(&call).await?;
            let found = page.split_off(1);
            before = page.pop().map(redis::from_redis_value).transpose().map_err(Error::internal)?.unwrap_or_default();
            if before.is_empty() {
                break;
            }
            for hash in found {
                let hash: HashMap<String, String> = redis::from_redis_value(hash).map_err(Error::internal)?;
                records.extend(reading::record(hash)?);
            }
        }
        records.truncate(filter.max);
        Ok(records)
    }

    async fn count_all(&self, now: DateTime<Utc>) -> Result<Vec<QueueCounts>> {
        let mut call = self.call(&self.scripts.count);
        let counted: Vec<reading::Counted> = self.ask(call.arg(now.timestamp_micros())).await?;
        let mut counts: Vec<_> = counted.into_iter().map(reading::counts).collect();
        counts.sort_by(|a, b| a.queue.cmp(&b.queue));
        Ok(counts)
    }

    async fn change(&self, script: &Script, id: &str, now: DateTime<Utc>) -> Result<bool> {
        let mut call = self.call(script);
        let changed: u8 = self.ask(call.arg(id).arg(now.timestamp_micros())).await?;
        Ok(changed == 1)
    }
}

/// How it went, not before when it is tried again, and what came of it.
fn in_words(ending: &Ending) -> Result<(&'static str, DateTime<Utc>, String)> {
    Ok(match &ending.outcome {
        Outcome::Done(result) => ("done", ending.at, serde_json::to_string(result).map_err(Error::internal)?),
        Outcome::Retry { at, error } => ("retry", *at, error.clone()),
        Outcome::Dead { error } => ("dead", ending.at, error.clone()),
        Outcome::Returned => ("returned", ending.at, String::new()),
        Outcome::Postponed { until } => ("postponed", *until, String::new()),
        Outcome::Cancelled => ("cancelled", ending.at, String::new()),
    })
}

impl Engine for RedisEngine {
    fn describe(&self) -> String {
        format!("Redis at {}", self.place)
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
        self.extend_all(leased, until).boxed()
    }

    fn settle<'a>(&'a self, endings: &'a [Ending]) -> BoxFuture<'a, Result<()>> {
        self.settle_all(endings).boxed()
    }

    fn wait<'a>(&'a self, queues: &'a [String], at_most: Duration) -> BoxFuture<'a, ()> {
        self.bell.wait(queues, at_most).boxed()
    }

    fn sweep(&self, now: DateTime<Utc>, keep: Keep) -> BoxFuture<'_, Result<u64>> {
        self.sweep_all(now, keep).boxed()
    }

    fn counts(&self, now: DateTime<Utc>) -> BoxFuture<'_, Result<Vec<QueueCounts>>> {
        self.count_all(now).boxed()
    }

    fn list<'a>(&'a self, filter: &'a JobFilter) -> BoxFuture<'a, Result<Vec<JobRecord>>> {
        self.list_some(filter).boxed()
    }

    fn find<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<JobRecord>>> {
        async move {
            let mut call = self.call(&self.scripts.find);
            reading::record(self.ask(call.arg(id)).await?)
        }
        .boxed()
    }

    fn retry<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        self.change(&self.scripts.retry, id, now).boxed()
    }

    fn cancel<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        self.change(&self.scripts.cancel, id, now).boxed()
    }

    fn pause<'a>(&'a self, queue: &'a str, is_paused: bool) -> BoxFuture<'a, Result<()>> {
        async move {
            let mut call = self.call(&self.scripts.pause);
            let _: u8 = self.ask(call.arg(queue).arg(u8::from(is_paused))).await?;
            Ok(())
        }
        .boxed()
    }
}

impl fmt::Debug for RedisEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisEngine").field("base", &self.base).finish_non_exhaustive()
    }
}
