//! A queue in memory, which forgets endings as a worker does that is killed before it writes them down.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};
use tokio::sync::watch;

use crate::db::Tx;
use crate::error::Result;
use crate::jobs::{Ending, Engine, Envelope, JobFilter, JobRecord, Keep, Leased, Lost, Outcome, QueueCounts, Wanted};

/// What waits, and how what ran went.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue {
    state: Arc<watch::Sender<State>>,
    forgets: Arc<AtomicU32>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) waiting: Vec<Leased>,
    pub(super) outcomes: Vec<Outcome>,
}

impl Queue {
    /// Forgets so many endings: the job is given out again.
    pub(super) fn forgetting(self, endings: u32) -> Self {
        self.forgets.store(endings, Ordering::SeqCst);
        self
    }

    /// Waits until so many jobs have ended, and tells how.
    pub(super) async fn ended(&self, count: usize) -> Vec<Outcome> {
        let mut state = self.state.subscribe();
        let wait = state.wait_for(|state| state.outcomes.len() >= count);
        let ended = tokio::time::timeout(Duration::from_secs(20), wait).await.expect("the jobs end");
        ended.expect("the queue is there").outcomes.clone()
    }

    pub(super) fn waiting(&self) -> usize {
        self.state.borrow().waiting.len()
    }
}

fn leased(envelope: &Envelope) -> Leased {
    Leased { envelope: envelope.clone(), attempt: 1, crashes: 0, receipt: format!("{}-1", envelope.id) }
}

impl Engine for Queue {
    fn describe(&self) -> String {
        "in memory".to_owned()
    }

    fn push<'a>(&'a self, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>> {
        self.state.send_modify(|state| state.waiting.extend(jobs.iter().map(leased)));
        ready(Ok(())).boxed()
    }

    fn push_in<'a>(&'a self, tx: &'a Tx, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>> {
        let (state, jobs) = (Arc::clone(&self.state), jobs.to_vec());
        tx.after_commit(move || state.send_modify(|state| state.waiting.extend(jobs.iter().map(leased))));
        ready(Ok(())).boxed()
    }

    fn reserve<'a>(&'a self, wanted: &'a Wanted) -> BoxFuture<'a, Result<Vec<Leased>>> {
        let mut taken = Vec::new();
        self.state.send_modify(|state| {
            let (ours, others): (Vec<_>, Vec<_>) =
                state.waiting.drain(..).partition(|one| wanted.queues.contains(&one.envelope.queue));
            (taken, state.waiting) = (ours, others);
        });
        ready(Ok(taken)).boxed()
    }

    fn extend<'a>(&'a self, _: &'a [Leased], _: DateTime<Utc>) -> BoxFuture<'a, Result<Vec<(String, Lost)>>> {
        ready(Ok(Vec::new())).boxed()
    }

    fn settle<'a>(&'a self, endings: &'a [Ending]) -> BoxFuture<'a, Result<()>> {
        for ending in endings {
            let is_forgotten =
                self.forgets.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
            self.state.send_modify(|state| {
                if is_forgotten {
                    let Leased { envelope, attempt, crashes, .. } = ending.leased.clone();
                    let (attempt, crashes) = (attempt + 1, crashes + 1);
                    let receipt = format!("{}-{attempt}", envelope.id);
                    state.waiting.push(Leased { envelope, attempt, crashes, receipt });
                } else {
                    state.outcomes.push(ending.outcome.clone());
                }
            });
        }
        ready(Ok(())).boxed()
    }

    fn wait<'a>(&'a self, _: &'a [String], at_most: Duration) -> BoxFuture<'a, ()> {
        async move {
            let mut state = self.state.subscribe();
            let _ = tokio::time::timeout(at_most, state.wait_for(|state| !state.waiting.is_empty())).await;
        }
        .boxed()
    }

    fn sweep(&self, _: DateTime<Utc>, _: Keep) -> BoxFuture<'_, Result<u64>> {
        ready(Ok(0)).boxed()
    }

    fn counts(&self, _: DateTime<Utc>) -> BoxFuture<'_, Result<Vec<QueueCounts>>> {
        ready(Ok(Vec::new())).boxed()
    }

    fn list<'a>(&'a self, _: &'a JobFilter) -> BoxFuture<'a, Result<Vec<JobRecord>>> {
        ready(Ok(Vec::new())).boxed()
    }

    fn find<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<JobRecord>>> {
        ready(Ok(None)).boxed()
    }

    fn retry<'a>(&'a self, _: &'a str, _: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        ready(Ok(false)).boxed()
    }

    fn cancel<'a>(&'a self, _: &'a str, _: DateTime<Utc>) -> BoxFuture<'a, Result<bool>> {
        ready(Ok(false)).boxed()
    }

    fn pause<'a>(&'a self, _: &'a str, _: bool) -> BoxFuture<'a, Result<()>> {
        ready(Ok(())).boxed()
    }
}
