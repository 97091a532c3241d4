//! [`Scalar`]: what a leaf holds, and [`Priority`]: what a node may carry beside its value.

use std::cmp::Ordering;
use std::sync::Arc;

use super::key::compare_texts;

/// A number: what JSON can write. A whole one of 64 bits stays what it is; it is compared as a double, as the clients
/// compare it.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// Any other one; never infinite, never not a number.
    Real(f64),
}

/// What a leaf holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Arc<str>),
}

/// What a node may carry beside its value, and is ordered by at first: a number or a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Priority {
    /// A number; all of them come before the texts.
    Number(Number),
    /// A text.
    Text(Arc<str>),
}

impl Number {
    /// A number of this value. Whole ones that a double holds exactly become whole.
    ///
    /// Infinities and what is not a number become 0: JSON cannot write them.
    #[must_use]
    pub fn new(value: f64) -> Self {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if !value.is_finite() {
            return Self::Whole(0);
        }
        if value.fract() == 0.0 && value.abs() <= EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
            return Self::Whole(value as i64);
        }
        Self::Real(value)
    }

    /// Its value as a double.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "the clients compare doubles")]
            Self::Whole(value) => value as f64,
            Self::Real(value) => value,
        }
    }

    /// The sum. Whole numbers stay whole while they fit.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Whole(a), Self::Whole(b)) => {
                a.checked_add(b).map_or_else(|| Self::new(self.as_f64() + other.as_f64()), Self::Whole)
            }
            _ => Self::new(self.as_f64() + other.as_f64()),
        }
    }

    fn compare(self, other: Self) -> Ordering {
        self.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other) == Ordering::Equal
    }
}

impl Scalar {
    /// The order of values: flags, numbers, texts.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Flag(a), Self::Flag(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.compare(*b),
            (Self::Text(a), Self::Text(b)) => compare_texts(a, b),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Flag(_) => 0,
            Self::Number(_) => 1,
            Self::Text(_) => 2,
        }
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Self::Flag(_) | Self::Number(_) => 8,
            Self::Text(text) => text.len() as u64,
        }
    }

    /// What a hash is made of: a name of the type, and the value.
    pub(super) fn hashed(&self) -> String {
        match self {
            Self::Flag(value) => format!("boolean:{value}"),
            Self::Number(number) => number_hashed(*number),
            Self::Text(text) => format!("string:{text}"),
        }
    }
}

impl Priority {
    /// The order of priorities: numbers, texts.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.compare(*b),
            (Self::Text(a), Self::Text(b)) => compare_texts(a, b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }

    /// What a hash is made of.
    pub(super) fn hashed(&self) -> String {
        match self {
            Self::Number(number) => number_hashed(*number),
            Self::Text(text) => format!("string:{text}"),
        }
    }
}

impl From<Priority> for Scalar {
    fn from(priority: Priority) -> Self {
        match priority {
            Priority::Number(number) => Self::Number(number),
            Priority::Text(text) => Self::Text(text),
        }
    }
}

/// The sixteen hexadecimal digits of a double, the greatest byte first.
fn number_hashed(number: Number) -> String {
    format!("number:{:016x}", number.as_f64().to_bits())
}

#[cfg(test)]
mod tests {
    use super::{Number, Scalar};

    #[test]
    fn a_number_is_whole_where_it_can_be() {
        assert!(matches!(Number::new(-0.0), Number::Whole(0)));
        assert!(matches!(Number::new(3.0), Number::Whole(3)));
        assert!(matches!(Number::new(3.5), Number::Real(_)));
        assert!(matches!(Number::new(1e300), Number::Real(_)));
        assert!(matches!(Number::new(f64::NAN), Number::Whole(0)));
        assert_eq!(Number::Whole(1).plus(Number::Whole(2)), Number::Whole(3));
        assert!(matches!(Number::Whole(i64::MAX).plus(Number::Whole(1)), Number::Real(_)));
        assert_eq!(Number::Real(0.5).plus(Number::Real(0.5)), Number::Whole(1));
    }

    #[test]
    fn flags_come_before_numbers_and_numbers_before_texts() {
        let text = |text: &str| Scalar::Text(text.into());
        let ordered = [
            Scalar::Flag(false),
            Scalar::Flag(true),
            Scalar::Number(Number::Whole(-5)),
            Scalar::Number(Number::Real(0.5)),
            text(""),
            text("1"),
            text("a"),
        ];
        for (place, a) in ordered.iter().enumerate() {
            for (other, b) in ordered.iter().enumerate() {
                assert_eq!(a.compare(b), place.cmp(&other), "{a:?} {b:?}");
            }
        }
    }
}
