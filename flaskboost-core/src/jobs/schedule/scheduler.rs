//! [`Scheduler`]: enqueues jobs at their hours.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::sleep;

use super::Schedule;
use super::notes::{self, ScheduleRecord};
use crate::error::Result;
use crate::jobs::Jobs;

/// How often it looks at the latest: somebody may have paused a schedule, or the clock may have been set.
const LOOK: Duration = Duration::from_secs(15);

/// How long it waits when the database cannot be asked.
const TROUBLE: Duration = Duration::from_secs(5);

/// Enqueues jobs at their hours. Any number of processes may run one: each tick is taken by one of them, in the
/// transaction that enqueues its job. Hours that passed while none ran are made up for by one tick.
#[derive(Debug, Clone)]
pub struct Scheduler {
    jobs: Jobs,
    schedules: Vec<Schedule>,
}

impl Scheduler {
    /// A scheduler of these.
    #[must_use]
    pub fn new(jobs: Jobs, schedules: Vec<Schedule>) -> Self {
        Self { jobs, schedules }
    }

    /// Whether it has nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.schedules.is_empty()
    }

    /// Enqueues what is due, and says the names of the schedules whose tick this process took.
    ///
    /// # Errors
    ///
    /// - The database cannot be asked.
    pub async fn tick(&self) -> Result<Vec<String>> {
        let mut ticked = Vec::new();
        for schedule in &self.schedules {
            let now = self.jobs.clock().now();
            let record = self.record(schedule, now).await?;
            if let Some(due) = record.next_at.filter(|due| *due <= now && !record.is_paused)
                && self.take(schedule, due, now).await?
            {
                ticked.push(schedule.name().to_owned());
            }
        }
        Ok(ticked)
    }

    /// What is known of every schedule.
    ///
    /// # Errors
    ///
    /// - The database cannot be asked.
    pub async fn records(&self) -> Result<Vec<ScheduleRecord>> {
        let mut records = Vec::with_capacity(self.schedules.len());
        for schedule in &self.schedules {
            records.push(self.record(schedule, self.jobs.clock().now()).await?);
        }
        Ok(records)
    }

    /// Lets the hours of a schedule pass unused from now on. Says whether there is one of that name.
    ///
    /// # Errors
    ///
    /// - The database cannot be asked.
    pub async fn pause(&self, name: &str) -> Result<bool> {
        self.set_paused(name, true).await
    }

    /// Lets a schedule go on with its next hour. Says whether there is one of that name.
    ///
    /// # Errors
    ///
    /// - The database cannot be asked.
    pub async fn resume(&self, name: &str) -> Result<bool> {
        self.set_paused(name, false).await
    }

    /// Enqueues jobs at their hours until `stop` completes, whatever becomes of the database meanwhile.
    pub async fn run(&self, stop: impl Future<Output = ()> + Send) {
        let ticking = async {
            loop {
                let pause = match self.tick().await {
                    Ok(ticked) => {
                        for name in ticked {
                            tracing::debug!("the schedule {name} ticked");
                        }
                        self.until_next().await.unwrap_or(TROUBLE)
                    }
                    Err(error) => {
                        tracing::warn!("schedules could not be looked at; trying again: {error:?}");
                        TROUBLE
                    }
                };
                sleep(pause).await;
            }
        };
        tokio::select! {
            () = ticking => {}
            () = stop => {}
        }
    }

    async fn until_next(&self) -> Result<Duration> {
        let records = self.records().await?;
        let next = records.iter().filter(|record| !record.is_paused).filter_map(|record| record.next_at).min();
        let left = next.map(|next| (next - self.jobs.clock().now()).to_std().unwrap_or_default());
        Ok(left.map_or(LOOK, |left| left.clamp(Duration::from_millis(10), LOOK)))
    }

    async fn set_paused(&self, name: &str, is_paused: bool) -> Result<bool> {
        let Some(schedule) = self.schedules.iter().find(|schedule| schedule.name() == name) else { return Ok(false) };
        let now = self.jobs.clock().now();
        self.record(schedule, now).await?;
        notes::pause(self.jobs.db(), schedule, is_paused, now).await
    }

    /// What is known of a schedule, as this process has it.
    async fn record(&self, schedule: &Schedule, now: DateTime<Utc>) -> Result<ScheduleRecord> {
        let known = notes::look(self.jobs.db(), schedule).await?;
        if let Some(record) = known.filter(|record| record.is_of(schedule)) {
            return Ok(record);
        }
        notes::note(self.jobs.db(), schedule, now).await?;
        let record = notes::look(self.jobs.db(), schedule).await?;
        record.ok_or_else(|| crate::error::Error::internal("a schedule that was just written is not there"))
    }

    async fn take(&self, schedule: &Schedule, due: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool> {
        let tx = self.jobs.db().begin().await?;
        if !notes::tick(&tx, schedule, due, schedule.next_after(now)).await? {
            return Ok(false);
        }
        // One key for one tick: what the job writes once is written once, though the tick were taken twice.
        let key = format!("{}@{}", schedule.name(), due.timestamp());
        let id = self.jobs.enqueue_draft(&tx, schedule.draft(key)).await?;
        notes::job(&tx, schedule, &id).await?;
        tx.commit().await?;
        Ok(true)
    }
}
