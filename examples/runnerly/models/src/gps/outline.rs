//! The outline of a track as seen on a map: data for one SVG path.

use std::f64::consts::{FRAC_PI_4, PI};

use serde::Serialize;

use crate::gps::drawing::{Dot, line};
use crate::gps::track::Track;

/// Side of the square picture, and the margin left free inside it.
const SIDE: f64 = 200.0;
const MARGIN: f64 = 12.0;

/// Web maps end here; beyond it Mercator's picture grows without end.
const LAST_LATITUDE: f64 = 85.051_128;

/// The outline of a track in a square picture, with the shape it has on a map (Mercator).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outline {
    /// For the `viewBox` of the `svg` element.
    pub view_box: String,
    /// For the `d` of a `path` element.
    pub path: String,
    /// Where the run began.
    pub start: Dot,
    /// Where it ended.
    pub finish: Dot,
}

impl Outline {
    /// The view box that every outline uses, so that a stored path needs no other word.
    pub const VIEW_BOX: &'static str = "0 0 200 200";

    /// Draws a track; nothing when it has no stops.
    #[must_use]
    pub fn of(track: &Track) -> Option<Self> {
        let lines: Vec<Vec<(f64, f64)>> =
            track.unrolled().into_iter().map(|stops| stops.into_iter().map(mercator).collect()).collect();
        let all = || lines.iter().flatten();
        let (left, right) = range(all().map(|(x, _)| *x))?;
        let (top, bottom) = range(all().map(|(_, y)| *y))?;
        let widest = (right - left).max(bottom - top);
        let scale = if widest > 0.0 { (SIDE - 2.0 * MARGIN) / widest } else { 0.0 };
        let place = |(x, y): &(f64, f64)| {
            Dot::at(SIDE / 2.0 + (x - (left + right) / 2.0) * scale, SIDE / 2.0 + (y - (top + bottom) / 2.0) * scale)
        };
        let drawn: Vec<Vec<Dot>> = lines.iter().map(|stops| stops.iter().map(place).collect()).collect();
        Some(Self {
            view_box: Self::VIEW_BOX.to_owned(),
            path: drawn.iter().map(|dots| line(dots)).collect(),
            start: *drawn.iter().flatten().next()?,
            finish: *drawn.iter().flatten().next_back()?,
        })
    }
}

/// Mercator's picture in radians, y growing to the south as it does on a screen.
fn mercator((latitude, longitude): (f64, f64)) -> (f64, f64) {
    let latitude = latitude.clamp(-LAST_LATITUDE, LAST_LATITUDE);
    (longitude * PI / 180.0, -(FRAC_PI_4 + latitude.to_radians() / 2.0).tan().ln())
}

fn range(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |range, value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((f64::min(low, value), f64::max(high, value)))
    })
}
