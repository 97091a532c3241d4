//! The made-up ways that the demo people run.

use std::f64::consts::TAU;

use chrono::{DateTime, TimeDelta, Utc};

use crate::gps::{Point, Recording};

/// Seconds between two points.
const STEP: i64 = 5;

/// Metres in a degree of latitude.
const DEGREE: f64 = 111_195.0;

/// A closed way round a place: a circle bent by a few waves.
pub(crate) struct Course {
    /// What people call it.
    pub(crate) name: &'static str,
    latitude: f64,
    longitude: f64,
    /// Metres of one lap.
    pub(crate) metres: f64,
    /// Height of the start, and how much higher the highest point lies.
    height: f64,
    hill: f64,
    /// How far each wave bends the circle, and where it begins.
    waves: [(f64, f64); 4],
}

/// Where the demo people run. The places exist, the ways are drawn by a formula.
pub(crate) const COURSES: [Course; 6] = [
    Course {
        name: "Lake loop",
        latitude: 47.3601,
        longitude: 8.5369,
        metres: 5_020.0,
        height: 408.0,
        hill: 22.0,
        waves: [(0.05, 0.3), (0.24, 1.2), (0.09, 2.2), (0.03, 0.4)],
    },
    Course {
        name: "Forest hills",
        latitude: 47.3975,
        longitude: 8.5550,
        metres: 10_150.0,
        height: 470.0,
        hill: 165.0,
        waves: [(0.12, 1.9), (0.30, 0.4), (0.16, 4.1), (0.07, 1.0)],
    },
    Course {
        name: "Along the river",
        latitude: 47.3886,
        longitude: 8.5170,
        metres: 8_040.0,
        height: 402.0,
        hill: 9.0,
        waves: [(0.02, 0.0), (0.52, 0.9), (0.05, 1.5), (0.10, 2.0)],
    },
    Course {
        name: "Track intervals",
        latitude: 47.3830,
        longitude: 8.5030,
        metres: 6_400.0,
        height: 404.0,
        hill: 1.0,
        waves: [(0.0, 0.0), (0.33, 0.0), (0.0, 0.0), (0.02, 0.0)],
    },
    Course {
        name: "Long Sunday run",
        latitude: 47.3500,
        longitude: 8.4900,
        metres: 18_300.0,
        height: 430.0,
        hill: 320.0,
        waves: [(0.20, 3.0), (0.27, 2.2), (0.21, 0.7), (0.09, 5.0)],
    },
    Course {
        name: "Easy round the block",
        latitude: 47.3702,
        longitude: 8.5201,
        metres: 4_100.0,
        height: 415.0,
        hill: 35.0,
        waves: [(0.08, 2.0), (0.14, 2.9), (0.19, 1.1), (0.12, 4.4)],
    },
];

impl Course {
    /// Runs the course once: from a moment, at a pace in seconds for a kilometre, standing a while half-way.
    pub(crate) fn run(&self, start: DateTime<Utc>, pace: f64, pause: i64) -> Option<Recording> {
        let steps = (self.metres / 1000.0 * pace / STEP as f64) as i64;
        let lap: Vec<(f64, f64)> = (0..=steps).map(|step| self.bend(step as f64 / steps as f64)).collect();
        let length: f64 = lap.windows(2).map(|two| (two[1].0 - two[0].0).hypot(two[1].1 - two[0].1)).sum();
        let scale = self.metres / length;
        let narrow = self.latitude.to_radians().cos();
        let points = lap.iter().zip(0..).map(|((x, y), step)| {
            let share = step as f64 / steps as f64;
            let waited = if step > steps / 2 { pause } else { 0 };
            Point {
                latitude: self.latitude + (y - lap[0].1) * scale / DEGREE,
                longitude: self.longitude + (x - lap[0].0) * scale / DEGREE / narrow,
                elevation: Some(self.climb(share)),
                at: Some(start + TimeDelta::seconds(STEP * step + waited)),
            }
        });
        Recording::new(Some(self.name.to_owned()), vec![points.collect()]).ok()
    }

    fn bend(&self, share: f64) -> (f64, f64) {
        let angle = TAU * share;
        let waves =
            self.waves.iter().zip(1..).map(|((depth, begin), wave)| depth * (f64::from(wave) * angle + begin).cos());
        let radius = 1.0 + waves.sum::<f64>();
        (radius * angle.cos(), radius * angle.sin())
    }

    fn climb(&self, share: f64) -> f64 {
        let turn = TAU * share;
        self.height + self.hill * ((1.0 - turn.cos()) * 0.42 + 0.16 * (3.0 * turn + self.longitude).sin().powi(2))
    }
}
