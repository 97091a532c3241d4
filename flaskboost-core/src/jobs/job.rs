//! [`Job`]: a piece of work, and how it wants to be done.

use std::future::Future;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::JobContext;
use super::envelope::{Rate, RunLimit, Unique};
use crate::error::Result;

/// A piece of work that is done later. Its fields are what it needs to know; they are kept as JSON until it runs, so
/// they should be ids rather than rows.
///
/// ```
/// use flaskboost::error::Result;
/// use flaskboost::jobs::{Job, JobContext, JobOptions};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// struct CountRuns {
///     user_id: i64,
/// }
///
/// impl Job for CountRuns {
///     const NAME: &'static str = "runs.count";
///     type Output = u64;
///
///     async fn run(self, context: JobContext) -> Result<u64> {
///         Ok(u64::from(context.attempt()))
///     }
/// }
/// ```
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// What the queue knows it by. Jobs that wait outlive a deployment: change it only when none waits.
    const NAME: &'static str;

    /// The queue it goes to when nothing else is said.
    const QUEUE: &'static str = "default";

    /// What whoever waits for it gets; `()` for nothing.
    type Output: Serialize + DeserializeOwned + Send + 'static;

    /// How often it is tried, for how long, and how soon again.
    #[must_use]
    fn options() -> JobOptions {
        JobOptions::default()
    }

    /// While such a job waits or runs, no second one of this key is taken.
    fn unique(&self) -> Option<Unique> {
        None
    }

    /// How many with one key run at the same moment, in all processes together.
    fn run_limit(&self) -> Option<RunLimit> {
        None
    }

    /// How often one with one key may start.
    fn rate(&self) -> Option<Rate> {
        None
    }

    /// Does it.
    ///
    /// # Errors
    ///
    /// - It did not work. It is tried again, as its options say.
    fn run(self, context: JobContext) -> impl Future<Output = Result<Self::Output>> + Send;
}

/// How a kind of job is done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JobOptions {
    /// Which of several that are due goes first.
    pub priority: Priority,
    /// How often it is tried before it is a dead letter, the first time included; at least 1.
    pub attempts: u32,
    /// How long one attempt may take.
    pub timeout: Duration,
    /// How long it waits after an attempt that failed.
    pub backoff: Backoff,
}

impl Default for JobOptions {
    /// Ten attempts of a minute each, within the hour.
    fn default() -> Self {
        Self { priority: Priority::Normal, attempts: 10, timeout: Duration::from_secs(60), backoff: Backoff::default() }
    }
}

/// Which of several jobs that are due goes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// When nothing else is to be done.
    Low,
    /// In the order of their time.
    #[default]
    Normal,
    /// Before all others.
    High,
}

impl Priority {
    /// As a number: the larger goes first.
    #[must_use]
    pub const fn rank(self) -> i16 {
        match self {
            Self::Low => 0,
            Self::Normal => 1,
            Self::High => 2,
        }
    }

    /// The priority of a number that [`Priority::rank`] gave; anything else is normal.
    #[must_use]
    pub const fn of_rank(rank: i16) -> Self {
        match rank {
            0 => Self::Low,
            2 => Self::High,
            _ => Self::Normal,
        }
    }
}

/// How long a job waits after an attempt that failed: twice as long each time, up to a bound, and shortened by chance
/// by up to a half, so that what failed together does not come back together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Backoff {
    /// After the first attempt.
    pub first: Duration,
    /// The longest.
    pub longest: Duration,
}

impl Default for Backoff {
    /// From five seconds to a day.
    fn default() -> Self {
        Self { first: Duration::from_secs(5), longest: Duration::from_secs(24 * 3600) }
    }
}

impl Backoff {
    /// How long to wait after this attempt, counted from 1; `chance` is from 0 up to 1.
    ///
    /// ```
    /// # use flaskboost::jobs::Backoff;
    /// let backoff = Backoff::default();
    /// assert_eq!(backoff.after(1, 0.0).as_secs(), 5);
    /// assert_eq!(backoff.after(4, 0.0).as_secs(), 40);
    /// assert_eq!(backoff.after(4, 0.5).as_secs(), 30);
    /// assert_eq!(backoff.after(99, 0.0).as_secs(), 24 * 3600);
    /// ```
    #[must_use]
    pub fn after(&self, attempt: u32, chance: f64) -> Duration {
        let doublings = attempt.saturating_sub(1).min(30);
        let whole = self.first.saturating_mul(1 << doublings).min(self.longest);
        whole.mul_f64(1.0 - chance.clamp(0.0, 1.0) / 2.0)
    }
}
