//! `[database]`: which database, and how hard to lean on it.

use serde::{Deserialize, Serialize};

use crate::settings::secret::Secret;

/// The `[database]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseSettings {
    /// `sqlite:<path>`, `sqlite::memory:`, `postgres://…` or `postgresql://…`. Development
    /// has a default, production must set it, a test chooses its own.
    #[serde(skip_serializing)]
    pub url: Option<Secret<String>>,
    /// The most connections to hold open.
    pub max_connections: u32,
    /// How long a request may wait for a connection.
    pub acquire_timeout_seconds: u64,
    /// How long SQLite waits for another writer.
    pub busy_timeout_seconds: u64,
    /// Write each query to the log.
    pub log_queries: bool,
}

impl Default for DatabaseSettings {
    fn default() -> Self {
        Self { url: None, max_connections: 10, acquire_timeout_seconds: 5, busy_timeout_seconds: 5, log_queries: false }
    }
}
