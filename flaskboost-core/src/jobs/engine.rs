//! [`Engine`]: where jobs wait. Implement it to keep them somewhere else, such as in RabbitMQ or SQS.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use serde_json::Value;

use super::{Envelope, JobFilter, JobRecord, PaceOfHour, QueueCounts};
use crate::db::Tx;
use crate::error::Result;

/// Where jobs wait, and where it is written down who has them.
///
/// What an engine promises: a job that was pushed is given out until somebody settles it as done, dead or cancelled.
/// It is given to one worker at a time, for as long as the lease holds; when the lease ends unsettled, the job is
/// given out again with one more crash. Every call may be repeated after an error without harm.
pub trait Engine: fmt::Debug + Send + Sync {
    /// Where it is, in a few words for the terminal; without passwords.
    fn describe(&self) -> String;

    /// Takes jobs in. One whose id was pushed before, and is not forgotten yet, changes nothing.
    fn push<'a>(&'a self, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>>;

    /// Takes jobs in when this transaction commits, and not otherwise. An engine outside of the database writes them
    /// to the outbox, whose relay pushes them.
    fn push_in<'a>(&'a self, tx: &'a Tx, jobs: &'a [Envelope]) -> BoxFuture<'a, Result<()>>;

    /// Gives out jobs that are due, the highest priority first, then by time; none of a queue that is paused. Each is
    /// leased until `wanted.until`.
    fn reserve<'a>(&'a self, wanted: &'a Wanted) -> BoxFuture<'a, Result<Vec<Leased>>>;

    /// Extends leases. Tells those that no longer hold, with the reason.
    fn extend<'a>(&'a self, leased: &'a [Leased], until: DateTime<Utc>) -> BoxFuture<'a, Result<Vec<(String, Lost)>>>;

    /// Ends leases, each with its outcome. An ending whose lease no longer holds changes nothing.
    fn settle<'a>(&'a self, endings: &'a [Ending]) -> BoxFuture<'a, Result<()>>;

    /// Waits until there may be something to reserve in these queues, at most this long.
    fn wait<'a>(&'a self, queues: &'a [String], at_most: Duration) -> BoxFuture<'a, ()>;

    /// Puts jobs whose lease has ended back among those that wait, with one more crash, and forgets what ended long
    /// ago. Says how many leases had ended.
    fn sweep(&self, now: DateTime<Utc>, keep: Keep) -> BoxFuture<'_, Result<u64>>;

    /// How many jobs each queue has, by state, and whether it is paused.
    fn counts(&self, now: DateTime<Utc>) -> BoxFuture<'_, Result<Vec<QueueCounts>>>;

    /// The hours since then, each with what was done in it; `None` from an engine that cannot tell without reading all
    /// jobs. The newest ten thousand jobs are enough.
    fn pace(&self, _since: DateTime<Utc>, _hours: u32) -> BoxFuture<'_, Result<Option<Vec<PaceOfHour>>>> {
        Box::pin(std::future::ready(Ok(None)))
    }

    /// Jobs, newest first.
    fn list<'a>(&'a self, filter: &'a JobFilter) -> BoxFuture<'a, Result<Vec<JobRecord>>>;

    /// One job.
    fn find<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<JobRecord>>>;

    /// Puts a dead or cancelled job back among those that wait, with no attempt counted. Says whether there was one.
    fn retry<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>>;

    /// Cancels a job: at once when it waits; when it runs, its lease is lost. Says whether there was one.
    fn cancel<'a>(&'a self, id: &'a str, now: DateTime<Utc>) -> BoxFuture<'a, Result<bool>>;

    /// Gives out no more jobs of a queue, or does again.
    fn pause<'a>(&'a self, queue: &'a str, is_paused: bool) -> BoxFuture<'a, Result<()>>;
}

/// What a worker asks for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which queues, and no others.
    pub queues: Vec<String>,
    /// How many at most.
    pub max: usize,
    /// The time.
    pub now: DateTime<Utc>,
    /// Until when they are leased.
    pub until: DateTime<Utc>,
    /// Who asks, in a few words for people.
    pub worker: String,
}

/// A job that was given out.
#[derive(Debug, Clone, PartialEq)]
pub struct Leased {
    /// The job.
    pub envelope: Envelope,
    /// Which attempt this is, from 1. What was returned or postponed counts as none.
    pub attempt: u32,
    /// How many of its leases ended without a word.
    pub crashes: u32,
    /// What the engine knows this lease by; no other lease of the job has it.
    pub receipt: String,
}

/// The end of a lease.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// The lease.
    pub leased: Leased,
    /// How it went.
    pub outcome: Outcome,
    /// When.
    pub at: DateTime<Utc>,
}

/// How a job went.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It worked, and this is its result.
    Done(Value),
    /// It failed and is tried again.
    Retry {
        /// Not before this.
        at: DateTime<Utc>,
        /// What went wrong.
        error: String,
    },
    /// It failed and is not tried again: it is a dead letter.
    Dead {
        /// What went wrong.
        error: String,
    },
    /// The worker stops and gives it back as it was: due, this attempt not counted.
    Returned,
    /// It may not start yet; this attempt is not counted.
    Postponed {
        /// Not before this.
        until: DateTime<Utc>,
    },
    /// Somebody cancelled it while it ran.
    Cancelled,
}

/// Why a lease no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// It ended, and somebody else may have the job now.
    Expired,
    /// Somebody cancelled the job.
    Cancelled,
}

/// For how long ended jobs are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Done and cancelled ones.
    pub done: Duration,
    /// Dead letters.
    pub dead: Duration,
}
