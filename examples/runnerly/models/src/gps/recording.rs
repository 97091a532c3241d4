//! What a watch recorded: segments of points, and the figures that follow from them.

use chrono::{DateTime, Utc};

use crate::gps::climb::climb;
use crate::gps::motion::moving_seconds;
use crate::gps::point::Point;
use crate::gps::refusal::Refusal;
use crate::gps::track::Track;
use crate::measure::{Distance, Elapsed};

/// How far apart first and last moment may be: a week, longer than any race on foot without a night in bed.
pub const MAX_SPAN_HOURS: i64 = 7 * 24;

/// What a watch recorded: at least two points, in one or more segments.
///
/// A new segment means that the recorder was paused or lost its signal (GPX 1.1 schema, `trksegType`), so nothing is
/// measured from one segment to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    name: Option<String>,
    segments: Vec<Vec<Point>>,
    span: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

impl Recording {
    /// A recording of these segments; empty ones are dropped.
    ///
    /// # Errors
    ///
    /// Fewer than two points, or times more than [`MAX_SPAN_HOURS`] apart.
    pub fn new(name: Option<String>, mut segments: Vec<Vec<Point>>) -> Result<Self, Refusal> {
        segments.retain(|segment| !segment.is_empty());
        if segments.iter().map(Vec::len).sum::<usize>() < 2 {
            return Err(Refusal::TooShort);
        }
        let times = || segments.iter().flatten().filter_map(|point| point.at);
        let span = times().min().zip(times().max());
        if span.is_some_and(|(first, last)| (last - first).num_hours() >= MAX_SPAN_HOURS) {
            return Err(Refusal::TooLong(MAX_SPAN_HOURS));
        }
        Ok(Self { name, segments, span })
    }

    /// The name that the file gives the run.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The segments, none of them empty.
    #[must_use]
    pub fn segments(&self) -> &[Vec<Point>] {
        &self.segments
    }

    /// The first moment, if the points carry times.
    #[must_use]
    pub fn started_at(&self) -> Option<DateTime<Utc>> {
        self.span.map(|(first, _)| first)
    }

    /// From the first moment to the last, pauses included. Nothing when the points carry no times.
    #[must_use]
    pub fn elapsed(&self) -> Option<Elapsed> {
        self.span.map(|(first, last)| Elapsed::from_seconds((last - first).num_seconds()))
    }

    /// The time on the move: never more than [`Recording::elapsed`].
    #[must_use]
    pub fn moving(&self) -> Option<Elapsed> {
        let seconds: f64 = self.segments.iter().map(|segment| moving_seconds(segment)).sum();
        let moving = Elapsed::from_seconds(seconds.round() as i64);
        self.elapsed().map(|elapsed| moving.min(elapsed))
    }

    /// The way along all segments.
    #[must_use]
    pub fn distance(&self) -> Distance {
        let steps = self.segments.iter().flat_map(|segment| segment.windows(2));
        Distance::from_metres(steps.map(|step| step[0].metres_to(&step[1])).sum())
    }

    /// Metres climbed, or nothing when no point carries a height.
    #[must_use]
    pub fn climbed(&self) -> Option<f64> {
        let heights = |segment: &[Point]| segment.iter().filter_map(|point| point.elevation).collect::<Vec<_>>();
        let climbs: Vec<f64> =
            self.segments.iter().map(|segment| heights(segment)).filter(|h| !h.is_empty()).map(|h| climb(&h)).collect();
        (!climbs.is_empty()).then(|| climbs.iter().sum())
    }

    /// The recording thinned out for storing and drawing.
    #[must_use]
    pub fn track(&self) -> Track {
        Track::thinned(&self.segments, self.started_at())
    }
}
