//! [`Relay`]: hands entries over.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout};

use super::lease::Lease;
use super::rows::{self, Due};
use super::{Consumer, Outbox};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;
use crate::random::Random;

/// How long it waits after a failure, at first and at most.
const TROUBLE: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(60));

/// How a relay works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelayOptions {
    /// How many entries are handed over together.
    pub batch: usize,
    /// How often it looks when nobody wakes it.
    pub poll: Duration,
    /// For how long a topic is its own without a sign of life; a third of it passes between two signs.
    pub lease: Duration,
}

impl Default for RelayOptions {
    fn default() -> Self {
        Self { batch: 200, poll: Duration::from_secs(1), lease: Duration::from_secs(30) }
    }
}

/// Hands entries over to the consumers of their topics, at least once each.
#[derive(Debug)]
pub struct Relay {
    db: Db,
    clock: Clock,
    random: Random,
    outbox: Outbox,
    consumers: Vec<Arc<dyn Consumer>>,
    options: RelayOptions,
}

impl Relay {
    /// A relay without consumers.
    #[must_use]
    pub fn new(db: Db, (clock, random): (Clock, Random), outbox: &Outbox, options: RelayOptions) -> Self {
        Self { db, clock, random, outbox: outbox.clone(), consumers: Vec::new(), options }
    }

    /// The same relay with one consumer more. Topics without a consumer stay where they are.
    #[must_use]
    pub fn with(mut self, consumer: Arc<dyn Consumer>) -> Self {
        self.consumers.push(consumer);
        self
    }

    /// Relays until `stop` completes. What cannot be handed over is tried again for ever; it holds up its own topic
    /// and no other.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        let (tell, stopping) = watch::channel(false);
        let lines: Vec<Line> = self.consumers.iter().map(|one| self.line(Arc::clone(one), &stopping)).collect();
        let all = join_all(lines.into_iter().map(Line::run));
        tokio::pin!(all);
        tokio::select! {
            _ = &mut all => return,
            () = stop => {}
        }
        tell.send_replace(true);
        all.await;
    }

    fn line(&self, consumer: Arc<dyn Consumer>, stopping: &watch::Receiver<bool>) -> Line {
        let topic = consumer.topic().to_owned();
        Line {
            lease: Lease::new(self.db.clone(), (self.clock.clone(), &self.random), topic, self.options.lease),
            db: self.db.clone(),
            clock: self.clock.clone(),
            consumer,
            options: self.options.clone(),
            ear: self.outbox.ear(),
            stopping: stopping.clone(),
        }
    }
}

/// One topic.
struct Line {
    db: Db,
    clock: Clock,
    lease: Lease,
    consumer: Arc<dyn Consumer>,
    options: RelayOptions,
    ear: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
}

/// What is to be done next.
enum Next {
    /// There is more.
    GoOn,
    /// Nothing is due before this has passed.
    Rest(Duration),
}

impl Line {
    async fn run(mut self) {
        let (mut size, mut pause) = (self.options.batch.max(1), TROUBLE.0);
        let mut held: Option<Instant> = None;
        while !*self.stopping.borrow() {
            self.ear.mark_unchanged();
            let rest = match self.step(&mut held, size).await {
                Ok(Next::GoOn) => {
                    pause = TROUBLE.0;
                    size = (size * 2).min(self.options.batch.max(1));
                    continue;
                }
                Ok(Next::Rest(rest)) => rest,
                Err(error) => {
                    let topic = self.consumer.topic();
                    tracing::warn!(topic, "entries of the outbox could not be handed over; trying again: {error:?}");
                    // One at a time, so that what stands before the one that cannot be taken is not held up by it.
                    size = 1;
                    let rest = pause;
                    pause = (pause * 2).min(TROUBLE.1);
                    self.wait(rest, false).await;
                    continue;
                }
            };
            self.wait(rest, true).await;
        }
        if held.is_some()
            && let Err(error) = self.lease.leave().await
        {
            tracing::warn!(topic = self.consumer.topic(), "the outbox could not be left to the next relay: {error:?}");
        }
    }

    async fn wait(&mut self, rest: Duration, may_be_woken: bool) {
        tokio::select! {
            () = sleep(rest) => {}
            _ = self.ear.changed(), if may_be_woken => {}
            _ = self.stopping.wait_for(|is_told| *is_told) => {}
        }
    }

    /// Hands over one batch, if this process has the topic and something is due.
    async fn step(&self, held: &mut Option<Instant>, size: usize) -> Result<Next> {
        if held.is_none_or(|at| at.elapsed() >= self.lease.beat()) {
            *held = self.lease.hold().await?.then(Instant::now);
        }
        if held.is_none() {
            return Ok(Next::Rest(self.options.poll));
        }
        let now = self.clock.now();
        let due = rows::due(&self.db, self.consumer.topic(), now, size).await?;
        if due.ids.is_empty() {
            let next = rows::next(&self.db, self.consumer.topic()).await?;
            let until = next.and_then(|at| (at - now).to_std().ok());
            // Another process may write something that is due earlier.
            return Ok(Next::Rest(until.map_or(self.options.poll, |until| until.min(self.options.poll))));
        }
        if !self.hand_over(&due, held).await? {
            *held = None;
            return Ok(Next::Rest(self.options.poll));
        }
        rows::delete(&self.db, &due.ids).await?;
        Ok(Next::GoOn)
    }

    /// Hands it over, with signs of life as long as that takes; `false` when another process has the topic now.
    async fn hand_over(&self, due: &Due, held: &mut Option<Instant>) -> Result<bool> {
        let taking = self.consumer.take(&due.entries);
        tokio::pin!(taking);
        loop {
            match timeout(self.lease.beat(), &mut taking).await {
                Ok(taken) => return taken.map(|()| true),
                Err(_) if self.lease.hold().await? => *held = Some(Instant::now()),
                Err(_) => return Ok(false),
            }
        }
    }
}
