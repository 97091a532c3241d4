//! Work that is done after the answer: jobs in a queue, at least once, by this process or another one.
//!
//! A job is a struct that implements [`Job`]. Model code hands it to [`Jobs::enqueue`] inside its transaction, so it
//! runs after the commit, and never when the transaction was rolled back. Where the queue is kept says `jobs.engine`:
//! in the site's own database, on a Redis server, or in NATS JetStream.
//!
//! A job may run more than once: its worker may die between the effect and the note that it is done. What a job
//! writes inside [`JobContext::once`] is written once all the same.

mod batch;
#[cfg(any(feature = "nats", feature = "redis"))]
mod bell;
mod context;
mod database;
mod engine;
mod envelope;
mod error;
mod extras;
mod handle;
mod job;
#[expect(clippy::module_inception, reason = "the noun of this floor is the handle itself")]
mod jobs;
mod migrations;
#[cfg(feature = "nats")]
mod nats;
#[cfg(not(feature = "nats"))]
#[path = "no_nats.rs"]
mod nats;
mod order;
mod outbox;
mod record;
#[cfg(feature = "redis")]
mod redis;
#[cfg(not(feature = "redis"))]
#[path = "no_redis.rs"]
mod redis;
mod registry;
mod schedule;
mod worker;

pub use self::redis::RedisEngine;
pub use batch::Batch;
pub use context::JobContext;
pub use database::DatabaseEngine;
pub use engine::{Ending, Engine, Keep, Leased, Lost, Outcome, Wanted};
pub use envelope::{Envelope, Extras, Rate, RunLimit, Unique, UniqueUntil};
pub use error::JobError;
pub use extras::batches::BatchProgress;
pub use extras::namespace::namespace;
pub use handle::JobHandle;
pub use job::{Backoff, Job, JobOptions, Priority};
pub use jobs::Jobs;
pub use migrations::migrations;
pub use nats::NatsEngine;
pub use order::Order;
pub use outbox::OutboxConsumer;
pub use record::{JobFilter, JobPage, JobRecord, JobState, PaceOfHour, QueueCounts};
pub use registry::Registry;
pub use schedule::{Schedule, ScheduleRecord, Scheduler};
pub use worker::{Worker, WorkerOptions};
