//! The box around a track, right across the date line too.

use serde::Serialize;

/// The box around a track. When it crosses the date line, `east` is smaller than `west`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bounds {
    /// The southernmost latitude.
    pub south: f64,
    /// The westernmost longitude.
    pub west: f64,
    /// The northernmost latitude.
    pub north: f64,
    /// The easternmost longitude.
    pub east: f64,
}

impl Bounds {
    /// The box around places given as latitude and longitude, of which the longitudes run on past ±180.
    pub(crate) fn around(places: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let wide = places.fold(None::<Self>, |bounds, (latitude, longitude)| {
            let b = bounds.unwrap_or(Self { south: latitude, west: longitude, north: latitude, east: longitude });
            Some(Self {
                south: b.south.min(latitude),
                west: b.west.min(longitude),
                north: b.north.max(latitude),
                east: b.east.max(longitude),
            })
        })?;
        let back = |longitude: f64| (longitude + 180.0).rem_euclid(360.0) - 180.0;
        Some(Self { west: back(wide.west), east: back(wide.east), ..wide })
    }
}
