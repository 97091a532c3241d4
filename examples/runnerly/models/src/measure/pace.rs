//! How fast a run was, as runners say it: seconds for each kilometre.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::measure::{Distance, Elapsed};

/// Seconds for each kilometre; it exists only for a real distance covered in a real time.
///
/// ```
/// use models::{Distance, Elapsed, Pace};
///
/// let pace = Pace::of(Distance::from_metres(10_000.0), Elapsed::from_seconds(3_083)).unwrap();
/// assert_eq!(pace.to_string(), "5:08 /km");
/// assert!(Pace::of(Distance::from_metres(0.0), Elapsed::from_seconds(60)).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Pace(f64);

impl Pace {
    /// The pace of this distance in this time, or nothing when either is zero.
    #[must_use]
    pub fn of(distance: Distance, time: Elapsed) -> Option<Self> {
        let moved = distance.metres() >= 1.0 && time.seconds() > 0;
        moved.then(|| Self(time.seconds() as f64 / distance.kilometres()))
    }

    /// Seconds for one kilometre.
    #[must_use]
    pub fn seconds_per_kilometre(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.0.round() as i64;
        write!(f, "{}:{:02} /km", whole / 60, whole % 60)
    }
}

impl Serialize for Pace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Pace", 2)?;
        out.serialize_field("seconds_per_km", &((self.0 * 10.0).round() / 10.0))?;
        out.serialize_field("text", &self.to_string())?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;
    use crate::measure::{Distance, Elapsed};

    #[test]
    fn a_pace_is_rounded_to_the_second_and_carries_into_the_minute() {
        let pace = Pace::of(Distance::from_metres(1_000.0), Elapsed::from_seconds(300)).expect("a pace");
        assert_eq!(pace.to_string(), "5:00 /km");
        let pace = Pace::of(Distance::from_metres(10_000.0), Elapsed::from_seconds(2_999)).expect("a pace");
        assert_eq!(pace.to_string(), "5:00 /km");
    }

    #[test]
    fn without_distance_or_time_there_is_no_pace() {
        assert!(Pace::of(Distance::default(), Elapsed::from_seconds(10)).is_none());
        assert!(Pace::of(Distance::from_metres(500.0), Elapsed::default()).is_none());
    }
}
