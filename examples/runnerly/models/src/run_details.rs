//! A run as its own page shows it.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::gps::{Bounds, Outline, Relief};
use crate::measure::{Distance, Elapsed, Pace};
use crate::run;
use crate::run_card::whole;

/// A run with all its figures and pictures.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RunDetails {
    /// The number of the run.
    pub id: i64,
    /// What the runner calls it.
    pub title: String,
    /// Where it came from.
    pub source: String,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// How far it went.
    pub distance: Distance,
    /// From start to finish.
    pub elapsed: Elapsed,
    /// Time on the move.
    pub moving: Elapsed,
    /// Time standing.
    pub paused: Elapsed,
    /// How fast it was while moving.
    pub pace: Option<Pace>,
    /// Beats a minute.
    pub average_heartrate: Option<i64>,
    /// Whole metres climbed.
    pub climbed_m: Option<i64>,
    /// The box around the track.
    pub bounds: Option<Bounds>,
    /// The way on a map.
    pub outline: Option<Outline>,
    /// Height over distance.
    pub relief: Option<Relief>,
}

impl From<run::Model> for RunDetails {
    fn from(run: run::Model) -> Self {
        Self {
            id: run.id,
            title: run.title,
            source: run.source,
            started_at: run.started_at,
            distance: run.distance,
            elapsed: run.elapsed,
            moving: run.moving,
            paused: Elapsed::from_seconds(run.elapsed.seconds() - run.moving.seconds()),
            pace: Pace::of(run.distance, run.moving),
            average_heartrate: run.average_heartrate.map(whole),
            climbed_m: run.climbed_m.map(whole),
            bounds: run.track.bounds(),
            outline: Outline::of(&run.track),
            relief: Relief::of(&run.track),
        }
    }
}
