//! `[cache]`: where what was expensive to compute is kept.

use serde::{Deserialize, Serialize};

/// Where the cache is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CacheEngine {
    /// In the memory of each process.
    Memory,
    /// On the server in `redis.url`; needs the feature `redis`.
    Redis,
}

/// The `[cache]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CacheSettings {
    /// Where the cache is.
    pub engine: CacheEngine,
    /// How much memory it takes at most in each process, in units of 2^20 bytes.
    pub max_megabytes: usize,
    /// How long a value is kept when the code does not say.
    pub default_seconds: u64,
}

impl Default for CacheSettings {
    fn default() -> Self {
        Self { engine: CacheEngine::Memory, max_megabytes: 64, default_seconds: 3600 }
    }
}
