//! What a cache refuses.

use http::StatusCode;

use crate::error::Error;

/// What a cache refuses. As an [`Error`] it carries `FB4501`: the site itself is wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CacheError {
    /// A value that is kept for no time is not kept.
    #[error("the value of the key `{key}` would be kept for no time at all; it takes a millisecond at least")]
    NoTime {
        /// The key.
        key: String,
    },
    /// Values are kept as JSON.
    #[error("the value of the key `{key}` cannot be written as JSON")]
    NotJson {
        /// The key.
        key: String,
        /// What serde said.
        #[source]
        source: serde_json::Error,
    },
    /// The Redis server cannot be used.
    #[error("the cache cannot use the Redis server of redis.url: {reason}")]
    Redis {
        /// What the client says.
        reason: String,
    },
    /// The settings name Redis, and the program was built without it.
    #[error("cache.engine is `redis`, but this program was built without it: give flaskboost-core the feature `redis`")]
    RedisNotBuilt,
}

impl From<CacheError> for Error {
    fn from(error: CacheError) -> Self {
        match error {
            CacheError::Redis { .. } => Self::unavailable(error),
            _ => Self::from_status(StatusCode::INTERNAL_SERVER_ERROR).with_code("FB4501").with_source(error),
        }
    }
}
