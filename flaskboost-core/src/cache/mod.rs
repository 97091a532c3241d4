//! Keeps what was expensive to compute for a while: in the memory of the process, or on a Redis server.
//!
//! A cache may forget anything at any time, and nothing depends on it: when its server does not answer, everything is
//! computed as if there were none. What must not be lost belongs into the database.
//!
//! Of many who ask for the same value at once, one computes it. Values can carry tags, and everything with a tag is
//! forgotten at once when the transaction is committed that changed what it was made of.

#[expect(clippy::module_inception, reason = "the noun of this floor is the cache itself")]
mod cache;
mod cached;
mod error;
mod flights;
mod memory;
#[cfg(feature = "redis")]
mod redis;
#[cfg(not(feature = "redis"))]
#[path = "no_redis.rs"]
mod redis;
mod store;
mod tagged;

#[cfg(test)]
mod tests;

pub use cache::Cache;
pub use error::CacheError;
pub use tagged::Tagged;
