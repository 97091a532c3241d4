//! What somebody ran in a span of time.

use chrono::{DateTime, Datelike, Days, NaiveTime, Utc};
use flaskboost::db::Db;
use flaskboost::error::Result;
use sea_orm::FromQueryResult;
use serde::Serialize;

use crate::measure::{Distance, Elapsed};
use crate::run;

/// How often, how far and how long somebody ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Total {
    /// How many runs.
    pub runs: i64,
    /// How far in all.
    pub distance: Distance,
    /// Time on the move in all.
    pub moving: Elapsed,
}

/// The totals of the running week (from Monday) and month, in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Totals {
    /// Since Monday.
    pub week: Total,
    /// Since the first of the month.
    pub month: Total,
}

impl Totals {
    /// The totals of a user as of a moment.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn of(db: &Db, user_id: i64, now: DateTime<Utc>) -> Result<Self> {
        let today = now.date_naive();
        let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
        let first = today - Days::new(u64::from(today.day0()));
        Ok(Self {
            week: run::Model::total_since(db, user_id, monday.and_time(NaiveTime::MIN).and_utc()).await?,
            month: run::Model::total_since(db, user_id, first.and_time(NaiveTime::MIN).and_utc()).await?,
        })
    }
}

/// What the database answers: sums are null when there is no run.
#[derive(FromQueryResult)]
pub(crate) struct TotalRow {
    runs: i64,
    metres: Option<f64>,
    seconds: Option<i64>,
}

impl From<TotalRow> for Total {
    fn from(row: TotalRow) -> Self {
        Self {
            runs: row.runs,
            distance: Distance::from_metres(row.metres.unwrap_or_default()),
            moving: Elapsed::from_seconds(row.seconds.unwrap_or_default()),
        }
    }
}
