//! The races ahead of the demo people.

use chrono::{DateTime, TimeDelta, Utc};
use flaskboost::db::Tx;
use flaskboost::error::Result;
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::{NotSet, Set};

use crate::measure::Distance;
use crate::plan;
use crate::race::ActiveModel;

/// Name, place, metres, and days from today.
const RACES: [(&str, &str, f64, i64); 6] = [
    ("Parkrun Saturday", "Old Mill Park", 5_000.0, 6),
    ("Lakeside Ten", "Lake promenade", 10_000.0, 24),
    ("Hill Climb Classic", "Forest station", 7_300.0, 41),
    ("Spring Half", "Town hall", 21_097.5, 73),
    ("City Marathon", "Opera square", 42_195.0, 131),
    ("Last year's Ten", "Lake promenade", 10_000.0, -12),
];

/// The race that somebody trains for.
const GOAL: &str = "Spring Half";

/// Announces them, and lets somebody train for one.
pub(crate) async fn announce(tx: &Tx, created_by: i64, runner: i64, now: DateTime<Utc>) -> Result<()> {
    let today = now.date_naive();
    for (name, location, metres, days) in RACES {
        let race = ActiveModel {
            id: NotSet,
            name: Set(name.to_owned()),
            held_on: Set(today + TimeDelta::days(days)),
            distance: Set(Distance::from_metres(metres)),
            location: Set(location.to_owned()),
            created_by: Set(Some(created_by)),
        };
        let race = race.insert(tx).await?;
        if race.name == GOAL {
            let plan =
                plan::ActiveModel { id: NotSet, user_id: Set(runner), race_id: Set(race.id), created_at: Set(now) };
            plan.insert(tx).await?;
        }
    }
    Ok(())
}
