//! Limits how often something may be done, and remembers in the database how often it was, or on a Redis server.
//!
//! The counts survive a restart and hold for every process that shares the store. A use is taken in one statement,
//! so of many that arrive at once no more pass than the limit lets.
//!
//! The algorithm is the generic cell rate algorithm (GCRA), in the form that ITU-T Recommendation I.371 calls virtual
//! scheduling: of each key one moment is kept, the theoretical arrival time (TAT), up to which what was used is paid
//! for. So a limit of five in five minutes lets five through at once and then one a minute, instead of five more at
//! the stroke of a clock.
//!
//! Deliberately absent: a limit on all requests. A proxy in front does that better and cheaper.

mod database;
mod error;
#[expect(clippy::module_inception, reason = "the noun of this floor is the limit itself")]
mod limit;
mod limiter;
mod migrations;
#[cfg(feature = "redis")]
mod redis;
#[cfg(not(feature = "redis"))]
#[path = "no_redis.rs"]
mod redis;
mod store;
mod taken;

#[cfg(test)]
mod tests;

pub use error::LimitError;
pub use limit::Limit;
pub use limiter::Limiter;
pub use migrations::migrations;
pub use taken::Taken;
