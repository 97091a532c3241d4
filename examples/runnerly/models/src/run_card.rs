//! A run as a list shows it.

use chrono::{DateTime, Utc};
use sea_orm::DerivePartialModel;
use serde::Serialize;

use crate::measure::{Distance, Elapsed, Pace};
use crate::run;

/// A run as a list shows it: the figures and the outline, without the track.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RunCard {
    /// The number of the run.
    pub id: i64,
    /// What the runner calls it.
    pub title: String,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// How far it went.
    pub distance: Distance,
    /// From start to finish.
    pub elapsed: Elapsed,
    /// Time on the move.
    pub moving: Elapsed,
    /// How fast it was while moving.
    pub pace: Option<Pace>,
    /// Whole metres climbed.
    pub climbed_m: Option<i64>,
    /// Data of an SVG path in the view box [`Outline::VIEW_BOX`](crate::gps::Outline::VIEW_BOX).
    pub outline: String,
}

/// The columns that a card needs.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "run::Entity")]
pub(crate) struct RunRow {
    id: i64,
    title: String,
    started_at: DateTime<Utc>,
    distance: Distance,
    elapsed: Elapsed,
    moving: Elapsed,
    climbed_m: Option<f64>,
    outline: String,
}

impl From<RunRow> for RunCard {
    fn from(row: RunRow) -> Self {
        Self {
            id: row.id,
            title: row.title,
            started_at: row.started_at,
            pace: Pace::of(row.distance, row.moving),
            distance: row.distance,
            elapsed: row.elapsed,
            moving: row.moving,
            climbed_m: row.climbed_m.map(whole),
            outline: row.outline,
        }
    }
}

/// A measured figure as a page shows it.
pub(crate) fn whole(figure: f64) -> i64 {
    figure.round() as i64
}
