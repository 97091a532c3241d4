//! The queue on a Redis server.
//!
//! Every step is one script, which runs alone on the server. All keys begin with `flaskboost:jobs:{site}:`, so in a
//! cluster they are on one server:
//!
//! - `job:<id>`: a hash, the job and where it is in its life
//! - `due:<queue>:<priority>`: those that wait, by time
//! - `leases`: those that run, by the end of their lease
//! - `is:<state>` and `all`: ids, in their own order; `ended:<state>`: ids, by the time of the end
//! - `count:<queue>`: how many there are of each state; `queues`, `paused`: names of queues
//! - `receipts`: the number of the last lease

mod engine;
mod listening;
mod reading;
mod scripts;
mod server;

pub use engine::RedisEngine;
