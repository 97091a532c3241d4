//! [`Schedule`]: a job and its hours.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use croner::Cron;

use crate::jobs::order::Draft;
use crate::jobs::{Job, JobError, Order};

/// A job and its hours.
///
/// The hours are a cron expression of five fields: minute, hour, day of the month, month, day of the week. Where the
/// clocks are put forward over an hour that it names, the job runs as soon as that hour is over; where they are put
/// back, it runs the first time only.
///
/// ```
/// # use flaskboost::{error::Result, jobs::{Job, JobContext, Schedule}};
/// # #[derive(serde::Serialize, serde::Deserialize)]
/// # struct SendReports;
/// # impl Job for SendReports {
/// #     const NAME: &'static str = "reports.send";
/// #     type Output = ();
/// #     async fn run(self, _: JobContext) -> Result<()> { Ok(()) }
/// # }
/// let monthly = Schedule::of("0 7 1 * *", || SendReports).in_zone("Europe/Berlin");
/// assert!(monthly.problem().is_none());
/// ```
#[derive(Clone)]
#[must_use = "a schedule does nothing until it is given to the app"]
pub struct Schedule {
    name: String,
    job: &'static str,
    hours: String,
    zone: String,
    make: Arc<dyn Fn(String) -> Draft + Send + Sync>,
}

impl Schedule {
    /// This job at these hours, in UTC; called as the job is.
    pub fn of<J: Job>(hours: &str, make: impl Fn() -> J + Send + Sync + 'static) -> Self {
        Self {
            name: J::NAME.to_owned(),
            job: J::NAME,
            hours: hours.to_owned(),
            zone: "UTC".to_owned(),
            make: Arc::new(move |key| Order::of(make()).with_key(key).draft()),
        }
    }

    /// The hours are those of this time zone, such as `Europe/Berlin`.
    pub fn in_zone(mut self, zone: &str) -> Self {
        zone.clone_into(&mut self.zone);
        self
    }

    /// With another name: for a job that has two schedules.
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of its job.
    #[must_use]
    pub fn job(&self) -> &'static str {
        self.job
    }

    /// The cron expression.
    #[must_use]
    pub fn hours(&self) -> &str {
        &self.hours
    }

    /// The time zone.
    #[must_use]
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// What is wrong with it, if something is.
    #[must_use]
    pub fn problem(&self) -> Option<JobError> {
        self.read().err()
    }

    /// The first of its hours after this time; none when it has no hour any more, such as a 30th of February.
    #[must_use]
    pub fn next_after(&self, time: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (cron, zone) = self.read().ok()?;
        let next = cron.find_next_occurrence(&time.with_timezone(&zone), false).ok()?;
        Some(next.with_timezone(&Utc))
    }

    pub(super) fn draft(&self, key: String) -> Draft {
        (self.make)(key)
    }

    fn read(&self) -> Result<(Cron, Tz), JobError> {
        let refuse = |reason: String| JobError::Schedule { name: self.name.clone(), reason };
        let fields = self.hours.split_whitespace().count();
        if fields != 5 && !self.hours.starts_with('@') {
            let reason =
                format!("`{}` has {fields} fields; five are needed, such as `0 9 * * *` for nine o'clock", self.hours);
            return Err(refuse(reason));
        }
        let cron = Cron::from_str(&self.hours)
            .map_err(|error| refuse(format!("`{}` is no cron expression: {error}", self.hours)))?;
        let zone = Tz::from_str(&self.zone).map_err(|_| {
            refuse(format!("`{}` is no time zone; they are written as `Europe/Berlin` or `UTC`", self.zone))
        })?;
        Ok((cron, zone))
    }
}

impl fmt::Debug for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Schedule({}: {} {})", self.name, self.hours, self.zone)
    }
}
