//! Jobs at their hours: cron expressions with time zones, each tick exactly once, however many processes look.

mod migrations;
mod notes;
#[expect(clippy::module_inception, reason = "the noun of this part is the schedule itself")]
mod schedule;
mod scheduler;

#[cfg(test)]
mod tests;

pub(super) use migrations::migrations;
pub use notes::ScheduleRecord;
pub use schedule::Schedule;
pub use scheduler::Scheduler;
