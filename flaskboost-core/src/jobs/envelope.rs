//! [`Envelope`]: a job on its way, as every engine keeps it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Priority;

/// A job on its way: what it is, when, and how. An engine keeps all of it and changes nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// Letters, digits, hyphens and dots; sorts by the time it was made. A second one with this id changes nothing.
    pub id: String,
    /// [`Job::NAME`](super::Job::NAME).
    pub name: String,
    /// The queue: lower-case letters, digits, hyphens and underscores.
    pub queue: String,
    /// Which goes first.
    pub priority: Priority,
    /// The fields of the job.
    pub payload: Value,
    /// The idempotency key: what [`JobContext::once`](super::JobContext::once) writes down. The id, unless said.
    pub key: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Not before this.
    pub run_at: DateTime<Utc>,
    /// How often it is tried.
    pub max_attempts: u32,
    /// How long one attempt may take, in seconds; at least 1.
    pub timeout_seconds: u64,
    /// What only some jobs have.
    #[serde(default, skip_serializing_if = "Extras::is_empty")]
    pub extras: Extras,
}

/// What only some jobs have; engines need not look at it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Extras {
    /// While it waits or runs, no second one of this key is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique: Option<Unique>,
    /// How many with this key run at the same moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_limit: Option<RunLimit>,
    /// How often one with this key may start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// The batch that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub batch: Option<String>,
    /// What is enqueued when it is done; the first has the others in its own extras.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Box<Envelope>>,
}

impl Extras {
    /// Whether there is none of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// At most one job of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unique {
    /// Jobs of one name and key are the same.
    pub key: String,
    /// For how long.
    pub until: UniqueUntil,
}

/// For how long a job keeps others of its key away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UniqueUntil {
    /// Until it starts: what happens while it runs asks for another one.
    Started,
    /// Until it is done, dead or cancelled.
    Ended,
}

/// How many jobs with one key run at the same moment, in all processes together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunLimit {
    /// Jobs of one key share the limit, whatever their name.
    pub key: String,
    /// How many; at least 1.
    pub at_once: u32,
}

/// How often a job with one key may start, in all processes together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Jobs of one key share the rate, whatever their name.
    pub key: String,
    /// How many; at least 1.
    pub count: u32,
    /// In how many seconds; at least 1.
    pub seconds: u32,
}
