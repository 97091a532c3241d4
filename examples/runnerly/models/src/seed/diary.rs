//! The runs of the demo people over the last months.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use flaskboost::db::Tx;
use flaskboost::error::Result;
use sea_orm::ActiveModelTrait;

use super::course::COURSES;
use crate::measured::measured;

/// Writes so many runs into somebody's diary, the last of them yesterday or today.
pub(crate) async fn keep(tx: &Tx, user_id: i64, place: usize, runs: u32, today: NaiveDate) -> Result<()> {
    for back in 0..runs {
        let course = &COURSES[(back as usize * 5 + place * 2 + back as usize / 4) % COURSES.len()];
        // Two or three days apart, early or after work, a little faster from week to week.
        let days = i64::from(back * 5 / 2);
        let hour = if back % 3 == 0 { 6 } else { 17 };
        let wave = (f64::from(back) * 1.7).sin();
        let pace = 306.0 + 9.0 * place as f64 + course.metres / 1000.0 * 1.6 + 0.5 * f64::from(back) + 11.0 * wave;
        let pause = if back % 7 == 3 { 95 } else { 0 };
        let morning = (today - TimeDelta::days(days + 1)).and_time(NaiveTime::MIN).and_utc();
        let start = morning + TimeDelta::hours(hour) + TimeDelta::seconds(i64::from(back) * 137 % 1800);
        let row = course.run(start, pace, pause).and_then(|run| measured(user_id, &run, None, None));
        if let Some(row) = row {
            row.insert(tx).await?;
        }
    }
    Ok(())
}
