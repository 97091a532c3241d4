//! A distance on the ground, in metres.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use sea_orm::DeriveValueType;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A distance on the ground: never negative, never infinite.
///
/// It serialises as a number for programs and a text for people:
///
/// ```
/// use models::Distance;
///
/// let distance = Distance::from_metres(10_021.7);
/// assert_eq!(distance.to_string(), "10.02 km");
/// let json = serde_json::to_string(&distance).unwrap();
/// assert_eq!(json, r#"{"metres":10021.7,"text":"10.02 km"}"#);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, DeriveValueType)]
pub struct Distance(f64);

impl Distance {
    /// A distance of so many metres; anything that is not a positive number counts as zero.
    #[must_use]
    pub fn from_metres(metres: f64) -> Self {
        Self(if metres.is_finite() { metres.max(0.0) } else { 0.0 })
    }

    /// The distance in metres.
    #[must_use]
    pub fn metres(self) -> f64 {
        self.0
    }

    /// The distance in kilometres.
    #[must_use]
    pub fn kilometres(self) -> f64 {
        self.0 / 1000.0
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} km", self.kilometres())
    }
}

impl Serialize for Distance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Distance", 2)?;
        out.serialize_field("metres", &self.0)?;
        out.serialize_field("text", &self.to_string())?;
        out.end()
    }
}

impl Add for Distance {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::from_metres(self.0 + other.0)
    }
}

impl Sum for Distance {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Distance;

    #[test]
    fn a_distance_is_never_negative_nor_infinite() {
        for odd in [-1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Distance::from_metres(odd), Distance::default());
        }
    }

    #[test]
    fn a_distance_is_written_in_kilometres_with_two_places() {
        assert_eq!(Distance::from_metres(0.0).to_string(), "0.00 km");
        assert_eq!(Distance::from_metres(849.0).to_string(), "0.85 km");
        assert_eq!(Distance::from_metres(42_195.0).to_string(), "42.20 km");
    }
}
