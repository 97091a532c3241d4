//! What the pictures share: numbers short enough for a page, and lines of them.

use serde::Serialize;

/// A place in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Dot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Dot {
    /// A place rounded to a tenth of a unit: pictures are a few hundred units wide.
    pub(crate) fn at(x: f64, y: f64) -> Self {
        Self { x: (x * 10.0).round() / 10.0, y: (y * 10.0).round() / 10.0 }
    }
}

/// The data of an SVG path through these dots. A single dot becomes a line of no length, which a round cap shows.
pub(crate) fn line(dots: &[Dot]) -> String {
    let mut path = String::with_capacity(dots.len() * 12);
    for (index, dot) in dots.iter().enumerate() {
        let verb = if index == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{verb}{} {}", dot.x, dot.y));
    }
    if dots.len() == 1 {
        path.push_str("h0");
    }
    path
}
