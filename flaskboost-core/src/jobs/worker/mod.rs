//! [`Worker`]: takes jobs out of the queue and does them, several at a time.
//!
//! Each job runs as a task of its own, so one that panics or takes too long ends nobody else. A job whose worker died
//! is run alone the next time: if it was the one that killed it, no other job goes down with it, and after a few times
//! it is a dead letter.

mod attempt;
mod crew;
mod endings;
mod options;
mod told;
#[expect(clippy::module_inception, reason = "the noun of this part is the worker itself")]
mod worker;

pub use options::WorkerOptions;
pub use worker::Worker;
