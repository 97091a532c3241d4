//! [`Order`]: a job, and how it is wanted this time.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::envelope::{Envelope, Extras};
use super::{Job, JobError, Priority};
use crate::clock::Clock;
use crate::random::Random;

/// How large a job may be as JSON, and its result: well below what a message of any engine may hold.
pub(super) const LARGEST: usize = 512 * 1024;

/// How deep a job may be nested, with what follows it; JSON is read no deeper than 127 levels.
const DEEPEST: usize = 100;

/// A job, and how it is wanted this time. Where a job is expected it can be left out.
///
/// ```
/// # use flaskboost::{error::Result, jobs::{Job, JobContext, Order, Priority}};
/// # #[derive(serde::Serialize, serde::Deserialize)]
/// # struct CountRuns { user_id: i64 }
/// # impl Job for CountRuns {
/// #     const NAME: &'static str = "runs.count";
/// #     type Output = ();
/// #     async fn run(self, _: JobContext) -> Result<()> { Ok(()) }
/// # }
/// use std::time::Duration;
///
/// let order = Order::of(CountRuns { user_id: 7 }).after(Duration::from_secs(60)).with_priority(Priority::High);
/// ```
#[derive(Debug)]
#[must_use = "an order does nothing until it is enqueued"]
pub struct Order<J> {
    job: J,
    when: When,
    queue: Option<String>,
    priority: Option<Priority>,
    key: Option<String>,
    next: Option<Draft>,
}

#[derive(Debug, Clone, Copy)]
enum When {
    Now,
    At(DateTime<Utc>),
    After(Duration),
}

/// What becomes an envelope as soon as the time and an id are known.
#[derive(Debug)]
pub(super) struct Draft {
    name: &'static str,
    queue: String,
    priority: Priority,
    payload: Result<Value, serde_json::Error>,
    when: When,
    key: Option<String>,
    attempts: u32,
    timeout: Duration,
    extras: Extras,
    next: Option<Box<Self>>,
}

impl<J: Job> From<J> for Order<J> {
    fn from(job: J) -> Self {
        Self::of(job)
    }
}

impl<J: Job> Order<J> {
    /// This job, now, in its own queue.
    pub fn of(job: J) -> Self {
        Self { job, when: When::Now, queue: None, priority: None, key: None, next: None }
    }

    /// Not before this time.
    pub fn at(mut self, time: DateTime<Utc>) -> Self {
        self.when = When::At(time);
        self
    }

    /// Not before so much time has passed.
    pub fn after(mut self, time: Duration) -> Self {
        self.when = When::After(time);
        self
    }

    /// In another queue.
    pub fn in_queue(mut self, queue: impl Into<String>) -> Self {
        self.queue = Some(queue.into());
        self
    }

    /// With another priority.
    pub fn with_priority(mut self, priority: Priority) -> Self {
        self.priority = Some(priority);
        self
    }

    /// With an idempotency key: of all jobs of this name and key, what one of them wrote in
    /// [`JobContext::once`](super::JobContext::once) is written once. Without it each job has a key of its own.
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// When it is done, this one: a chain. A job that is dead or cancelled ends it.
    pub fn then<N: Job>(mut self, next: impl Into<Order<N>>) -> Self {
        let next = next.into().draft();
        match &mut self.next {
            Some(first) => first.append(next),
            none => *none = Some(next),
        }
        self
    }

    pub(super) fn draft(self) -> Draft {
        let options = J::options();
        Draft {
            name: J::NAME,
            queue: self.queue.unwrap_or_else(|| J::QUEUE.to_owned()),
            priority: self.priority.unwrap_or(options.priority),
            payload: serde_json::to_value(&self.job),
            when: self.when,
            key: self.key,
            attempts: options.attempts.max(1),
            timeout: options.timeout,
            extras: Extras {
                unique: self.job.unique(),
                run_limit: self.job.run_limit(),
                rate: self.job.rate(),
                batch: None,
                next: None,
            },
            next: self.next.map(Box::new),
        }
    }
}

impl Draft {
    /// Puts one more at the end of the chain.
    fn append(&mut self, last: Self) {
        match &mut self.next {
            Some(next) => next.append(last),
            none => *none = Some(Box::new(last)),
        }
    }

    /// Every name of the chain.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names = vec![self.name];
        if let Some(next) = &self.next {
            names.extend(next.names());
        }
        names
    }

    /// Seals it: from here on it is data.
    ///
    /// # Errors
    ///
    /// - The job is no JSON, or its queue has no good name.
    /// - It is larger, or nested deeper, than every engine can keep.
    pub(super) fn seal(self, clock: &Clock, random: &Random) -> Result<Envelope, JobError> {
        let name = self.name;
        let now = clock.now();
        let micros = now.timestamp_micros().max(0).unsigned_abs();
        let id = format!("{micros:016x}{:016x}", u64::from_be_bytes(random.bytes()));
        let envelope = self.seal_as(&id, 0, now)?;
        let value = serde_json::to_value(&envelope).map_err(|source| JobError::NotJson { name, source })?;
        let bytes = value.to_string().len();
        if bytes > LARGEST {
            return Err(JobError::TooLarge { name, bytes, most: LARGEST });
        }
        if is_deeper(&value, DEEPEST) {
            return Err(JobError::TooDeep { name, most: DEEPEST });
        }
        Ok(envelope)
    }

    fn seal_as(self, first: &str, step: usize, now: DateTime<Utc>) -> Result<Envelope, JobError> {
        check_queue(&self.queue)?;
        let name = self.name;
        let payload = self.payload.map_err(|source| JobError::NotJson { name, source })?;
        // The id of what follows is known beforehand: when it is enqueued twice, the second time changes nothing.
        let id = if step == 0 { first.to_owned() } else { format!("{first}.{step}") };
        let next = match self.next {
            Some(next) => Some(Box::new(next.seal_as(first, step + 1, now)?)),
            None => None,
        };
        let run_at = match self.when {
            When::Now => now,
            When::At(time) => time.max(now),
            When::After(time) => {
                let later = chrono::Duration::from_std(time).ok().and_then(|time| now.checked_add_signed(time));
                later.unwrap_or(DateTime::<Utc>::MAX_UTC)
            }
        };
        Ok(Envelope {
            key: self.key.unwrap_or_else(|| id.clone()),
            id,
            name: name.to_owned(),
            queue: self.queue,
            priority: self.priority,
            payload,
            created_at: now,
            run_at,
            max_attempts: self.attempts,
            timeout_seconds: self.timeout.as_secs().max(1),
            extras: Extras { next, ..self.extras },
        })
    }
}

/// Whether a value is nested deeper than this. It looks no further than that.
fn is_deeper(value: &Value, most: usize) -> bool {
    let Some(rest) = most.checked_sub(1) else { return true };
    match value {
        Value::Array(values) => values.iter().any(|value| is_deeper(value, rest)),
        Value::Object(fields) => fields.values().any(|value| is_deeper(value, rest)),
        _ => false,
    }
}

/// Refuses a name that an engine could not use in the name of its own things.
pub(super) fn check_queue(queue: &str) -> Result<(), JobError> {
    let is_good = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'-' | b'_');
    if (1..=40).contains(&queue.len()) && queue.bytes().all(is_good) {
        Ok(())
    } else {
        Err(JobError::BadQueue { queue: queue.to_owned() })
    }
}
