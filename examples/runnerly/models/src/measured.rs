//! From a recording to the row of a run.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use sea_orm::ActiveValue::{NotSet, Set};

use crate::gps::{Outline, Recording};
use crate::measure::{Distance, Elapsed};
use crate::run::ActiveModel;

/// The longest title, as the column has it.
const MAX_TITLE: usize = 120;

/// The row of a recording; `typed` says when it began and how long it took, should the recording hold no times.
///
/// Nothing when neither says so.
pub(crate) fn measured(
    user_id: i64,
    recording: &Recording,
    title: Option<&str>,
    typed: Option<(DateTime<Utc>, Elapsed)>,
) -> Option<ActiveModel> {
    let (started_at, elapsed) = recording.started_at().zip(recording.elapsed()).or(typed)?;
    let moving = recording.moving().filter(|moving| moving.seconds() > 0).unwrap_or(elapsed);
    let distance = Distance::from_metres((recording.distance().metres() * 10.0).round() / 10.0);
    let title: String = title.or(recording.name()).unwrap_or("Run").chars().filter(|c| !c.is_control()).collect();
    let track = recording.track();
    Some(ActiveModel {
        id: NotSet,
        user_id: Set(user_id),
        strava_id: Set(None),
        source: Set("gpx".to_owned()),
        title: Set(title.chars().take(MAX_TITLE).collect()),
        // Whole seconds, so that the same file gives the same moment whatever the database keeps of a fraction.
        started_at: Set(started_at.duration_trunc(TimeDelta::seconds(1)).unwrap_or(started_at)),
        distance: Set(distance),
        elapsed: Set(elapsed),
        moving: Set(moving),
        average_speed: Set(if moving.seconds() > 0 { distance.metres() / moving.seconds() as f64 } else { 0.0 }),
        average_heartrate: Set(None),
        climbed_m: Set(recording.climbed().map(f64::round)),
        outline: Set(Outline::of(&track).map(|outline| outline.path).unwrap_or_default()),
        track: Set(track),
    })
}
