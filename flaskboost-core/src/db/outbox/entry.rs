//! [`Entry`]: something that is to be told to others.

use chrono::{DateTime, Utc};
use serde_json::Value;

/// Something that is to be told to others when a transaction has been committed.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Who is to be told: the topic of a [`Consumer`](super::Consumer), up to 100 letters.
    pub topic: String,
    /// What the consumer knows it by, up to 255 letters. An entry that arrives twice has the same key both times.
    pub key: String,
    /// What is told.
    pub payload: Value,
    /// Not before this. Of one topic what is due earlier goes first.
    pub due_at: DateTime<Utc>,
}
