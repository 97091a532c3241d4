//! One position of a recording.

use chrono::{DateTime, Utc};

/// The mean radius of the earth, R1 = (2a + b) / 3 of the WGS 84 ellipsoid that GPS uses.
///
/// (H. Moritz, Geodetic Reference System 1980, Journal of Geodesy 74, 2000.) A sphere of this radius is wrong by
/// at most 0.56 % against the ellipsoid, which is less than what a watch on a wrist gets wrong.
const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

/// One position of a recording; height and moment may be missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north, −90 to 90.
    pub latitude: f64,
    /// Degrees east, −180 to just under 180.
    pub longitude: f64,
    /// Metres above the sea.
    pub elevation: Option<f64>,
    /// When the runner was there.
    pub at: Option<DateTime<Utc>>,
}

impl Point {
    /// Metres to another point over the surface of the sphere, by the haversine formula.
    ///
    /// Haversine, because it keeps its precision for points one step apart, where the law of cosines does not.
    #[must_use]
    pub fn metres_to(&self, other: &Self) -> f64 {
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let north = ((to - from) / 2.0).sin();
        let east = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let chord = north * north + from.cos() * to.cos() * east * east;
        2.0 * EARTH_RADIUS_METRES * chord.clamp(0.0, 1.0).sqrt().asin()
    }

    /// Degrees to another longitude, the short way round: across the date line it is a small step, not 359 degrees.
    #[must_use]
    pub fn degrees_east_to(&self, other: &Self) -> f64 {
        (other.longitude - self.longitude + 180.0).rem_euclid(360.0) - 180.0
    }
}

#[cfg(test)]
mod tests {
    use super::Point;

    fn at(latitude: f64, longitude: f64) -> Point {
        Point { latitude, longitude, elevation: None, at: None }
    }

    #[test]
    fn a_degree_of_a_great_circle_is_a_360th_of_the_girth() {
        let degree = 6_371_008.8 * std::f64::consts::PI / 180.0;
        assert!((at(0.0, 0.0).metres_to(&at(0.0, 1.0)) - degree).abs() < 1e-6);
        assert!((at(45.0, 7.0).metres_to(&at(46.0, 7.0)) - degree).abs() < 1e-6);
        assert!((at(90.0, 0.0).metres_to(&at(-90.0, 0.0)) - 180.0 * degree).abs() < 1e-3);
    }

    #[test]
    fn the_date_line_is_a_step_not_a_journey() {
        let (west, east) = (at(-17.0, 179.999), at(-17.0, -179.999));
        assert!((west.degrees_east_to(&east) - 0.002).abs() < 1e-9);
        assert!((east.degrees_east_to(&west) + 0.002).abs() < 1e-9);
        assert!(west.metres_to(&east) < 213.0);
    }
}
