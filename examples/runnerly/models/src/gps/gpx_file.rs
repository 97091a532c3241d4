//! Reads a GPX file (1.0 or 1.1) into a recording.

use chrono::{DateTime, Utc};

use crate::gps::limits::look_over;
use crate::gps::point::Point;
use crate::gps::recording::Recording;
use crate::gps::refusal::Refusal;

/// Reads a GPX file: its tracks, or its routes when it has no track. Single waypoints are no run.
///
/// All tracks of a file become one recording, each segment of them a segment. The name is that of the first track
/// or route which has one, else that of the file.
///
/// # Errors
///
/// A [`Refusal`] when the file is not sound GPX, is too deep or too long (see [`crate::gps::MAX_POINTS`]), or holds
/// fewer than two points.
pub fn read(file: &[u8]) -> Result<Recording, Refusal> {
    look_over(file)?;
    let file = gpx::read(file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file).trim_ascii_start())?;
    let title = file.metadata.and_then(|about| about.name);
    let (name, segments) = if file.tracks.iter().any(|track| !track.segments.is_empty()) {
        let name = file.tracks.iter().find_map(|track| track.name.clone());
        let segments = file.tracks.iter().flat_map(|track| &track.segments).map(|segment| points(&segment.points));
        (name, segments.collect())
    } else {
        let name = file.routes.iter().find_map(|route| route.name.clone());
        (name, file.routes.iter().map(|route| points(&route.points)).collect::<Vec<_>>())
    };
    if segments.is_empty() {
        return Err(Refusal::NoTrack);
    }
    let name = name.or(title).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    Recording::new(name, segments)
}

fn points(waypoints: &[gpx::Waypoint]) -> Vec<Point> {
    waypoints.iter().map(point).collect()
}

fn point(waypoint: &gpx::Waypoint) -> Point {
    let place = waypoint.point();
    Point {
        latitude: place.y(),
        longitude: place.x(),
        elevation: waypoint.elevation.filter(|metres| metres.is_finite() && metres.abs() < 20_000.0),
        at: waypoint.time.and_then(moment),
    }
}

/// The reader's own time type, carried over through its text form.
fn moment(time: gpx::Time) -> Option<DateTime<Utc>> {
    let text = time.format().ok()?;
    DateTime::parse_from_rfc3339(&text).ok().map(|at| at.with_timezone(&Utc))
}
