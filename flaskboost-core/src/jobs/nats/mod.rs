//! The queue in NATS JetStream.
//!
//! - The stream `flaskboost-<site>-queue` is a work queue: one ticket per job, in one subject per queue and priority.
//!   A ticket stays there until its job has ended; one that nobody answers for is given out again by the server.
//! - The bucket `flaskboost-<site>-jobs` has a record per job. Each step of a job is a change of its record that
//!   succeeds only from the revision that was read: of two workers with the same ticket one has the job.
//!
//! The record is written before the ticket and ended before the ticket is answered for, so a process may die anywhere
//! in between: the ticket comes again, and the record says what is left to do.

mod ended;
mod engine;
mod giving;
mod held;
mod ledger;
mod listening;
mod lists;
mod parked;
mod record;
mod sweeping;
mod tickets;

pub use engine::NatsEngine;
