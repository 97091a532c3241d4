//! The elevation picture of a run: height over distance, as data for two SVG paths.

use serde::Serialize;

use crate::gps::drawing::{Dot, line};
use crate::gps::track::Track;
use crate::measure::Distance;

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 140.0;
const MARGIN: f64 = 8.0;

/// The least height that the picture spans, so that a flat lap looks flat.
const LEAST_SPAN_METRES: f64 = 20.0;

/// Height over distance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relief {
    /// For the `viewBox` of the `svg` element.
    pub view_box: String,
    /// The line, for the `d` of a `path` element.
    pub line: String,
    /// The ground under the line, closed.
    pub area: String,
    /// The lowest height, in whole metres.
    pub lowest: i64,
    /// The highest height, in whole metres.
    pub highest: i64,
    /// The length of the picture.
    pub distance: Distance,
}

impl Relief {
    /// Draws the heights of a track; nothing when fewer than two stops carry one or the track has no length.
    #[must_use]
    pub fn of(track: &Track) -> Option<Self> {
        let heights: Vec<(f64, f64)> =
            track.stops().filter_map(|stop| stop.elevation.map(|height| (stop.metres, height))).collect();
        let (first, last) = (heights.first()?.0, heights.last()?.0);
        let low = heights.iter().map(|(_, height)| *height).fold(f64::INFINITY, f64::min);
        let high = heights.iter().map(|(_, height)| *height).fold(f64::NEG_INFINITY, f64::max);
        if last <= first {
            return None;
        }
        let spare = (LEAST_SPAN_METRES - (high - low)).max(0.0) / 2.0;
        let (floor, span) = (low - spare, high - low + 2.0 * spare);
        let place = |(metres, height): &(f64, f64)| {
            let up = (height - floor) / span * (HEIGHT - 2.0 * MARGIN);
            Dot::at((metres - first) / (last - first) * WIDTH, HEIGHT - MARGIN - up)
        };
        let line = line(&heights.iter().map(place).collect::<Vec<_>>());
        let whole = |metres: f64| metres.round() as i64;
        Some(Self {
            view_box: format!("0 0 {WIDTH} {HEIGHT}"),
            area: format!("{line}L{WIDTH} {HEIGHT}L0 {HEIGHT}Z"),
            line,
            lowest: whole(low),
            highest: whole(high),
            distance: Distance::from_metres(last - first),
        })
    }
}
