//! The track as it is stored with a run: thinned out to what a picture can show.

use chrono::{DateTime, Utc};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::gps::bounds::Bounds;
use crate::gps::point::Point;

/// The most points that a stored track holds (a picture 600 pixels wide shows no more).
pub const MAX_STORED_POINTS: usize = 200;

/// One stored position: where, how high, how far and how long into the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Columns", into = "Columns")]
pub struct Stop {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Metres above the sea.
    pub elevation: Option<f64>,
    /// Metres run so far.
    pub metres: f64,
    /// Seconds since the start.
    pub seconds: Option<i64>,
}

/// A stop as a row of five numbers: a third of the size of named fields.
type Columns = (f64, f64, Option<f64>, f64, Option<i64>);

impl From<Columns> for Stop {
    fn from((latitude, longitude, elevation, metres, seconds): Columns) -> Self {
        Self { latitude, longitude, elevation, metres, seconds }
    }
}

impl From<Stop> for Columns {
    fn from(stop: Stop) -> Self {
        (stop.latitude, stop.longitude, stop.elevation, stop.metres, stop.seconds)
    }
}

/// A recording thinned out evenly along its distance, at most [`MAX_STORED_POINTS`] stops.
///
/// Even spacing, rather than the corners that Douglas and Peucker would keep, because the same stops also draw the
/// elevation picture, where what counts is the distance, and because it takes one pass whatever the track looks like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Track {
    segments: Vec<Vec<Stop>>,
}

impl Track {
    pub(crate) fn thinned(segments: &[Vec<Point>], started_at: Option<DateTime<Utc>>) -> Self {
        let steps = segments.iter().flat_map(|segment| segment.windows(2));
        let whole: f64 = steps.map(|step| step[0].metres_to(&step[1])).sum();
        // Each segment keeps its first and last point; of many segments only the longest fit.
        let room = MAX_STORED_POINTS / 2;
        let mut by_size: Vec<usize> = (0..segments.len()).collect();
        by_size.sort_by_key(|at| std::cmp::Reverse(segments[*at].len()));
        by_size.truncate(room);
        by_size.sort_unstable();
        let free = MAX_STORED_POINTS - 2 * by_size.len();
        let spacing = whole / (free as f64 + 1.0);
        let (mut metres, mut due, mut kept) = (0.0, spacing, Vec::with_capacity(by_size.len()));
        for (at, segment) in segments.iter().enumerate() {
            let mut stops = Vec::new();
            for (index, point) in segment.iter().enumerate() {
                if index > 0 {
                    metres += segment[index - 1].metres_to(point);
                }
                let is_end = index == 0 || index + 1 == segment.len();
                if is_end || metres >= due {
                    stops.push(stop(point, metres, started_at));
                    while !is_end && spacing > 0.0 && due <= metres {
                        due += spacing;
                    }
                }
            }
            if by_size.binary_search(&at).is_ok() {
                kept.push(stops);
            }
        }
        Self { segments: kept }
    }

    /// The segments, each drawn as a line of its own.
    #[must_use]
    pub fn segments(&self) -> &[Vec<Stop>] {
        &self.segments
    }

    /// All stops in order.
    pub fn stops(&self) -> impl Iterator<Item = &Stop> {
        self.segments.iter().flatten()
    }

    /// The box around the track.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::around(self.unrolled().into_iter().flatten())
    }

    /// Latitudes and longitudes by segment, the longitudes running on past ±180 so that the line never jumps.
    pub(crate) fn unrolled(&self) -> Vec<Vec<(f64, f64)>> {
        let mut last = None::<f64>;
        let mut next = |longitude: f64| {
            let here = last.map_or(longitude, |last| last + (longitude - last + 180.0).rem_euclid(360.0) - 180.0);
            last = Some(here);
            here
        };
        self.segments.iter().map(|stops| stops.iter().map(|s| (s.latitude, next(s.longitude))).collect()).collect()
    }
}

/// Five places of a degree are about a metre; a tenth of a metre is enough for heights and distances.
fn stop(point: &Point, metres: f64, started_at: Option<DateTime<Utc>>) -> Stop {
    Stop {
        latitude: (point.latitude * 1e5).round() / 1e5,
        longitude: (point.longitude * 1e5).round() / 1e5,
        elevation: point.elevation.map(|height| (height * 10.0).round() / 10.0),
        metres: (metres * 10.0).round() / 10.0,
        seconds: started_at.zip(point.at).map(|(start, at)| (at - start).num_seconds()),
    }
}
