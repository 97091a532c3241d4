//! A length of time, in whole seconds, as a stop-watch shows it.

use std::fmt;
use std::str::FromStr;

use sea_orm::DeriveValueType;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A length of time in whole seconds, never negative.
///
/// ```
/// use models::Elapsed;
///
/// assert_eq!(Elapsed::from_seconds(3_083).to_string(), "51:23");
/// assert_eq!("1:02:03".parse::<Elapsed>().unwrap().seconds(), 3_723);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, DeriveValueType)]
pub struct Elapsed(i64);

/// What was typed is not a stop-watch time.
#[derive(Debug, thiserror::Error)]
#[error("not a time such as 51:23 or 1:02:03")]
pub struct NotATime;

impl Elapsed {
    /// A time of so many seconds; below zero counts as zero.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.max(0))
    }

    /// The whole seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        if hours > 0 { write!(f, "{hours}:{minutes:02}:{seconds:02}") } else { write!(f, "{minutes}:{seconds:02}") }
    }
}

impl FromStr for Elapsed {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let parts: Vec<&str> = text.trim().split(':').collect();
        if !(2..=3).contains(&parts.len()) {
            return Err(NotATime);
        }
        let mut total: i64 = 0;
        for (place, part) in parts.iter().enumerate() {
            let plain = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            let value: i64 = if plain { part.parse().map_err(|_| NotATime)? } else { return Err(NotATime) };
            if place > 0 && value > 59 {
                return Err(NotATime);
            }
            total = total * 60 + value;
        }
        Ok(Self(total))
    }
}

impl Serialize for Elapsed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Elapsed", 2)?;
        out.serialize_field("seconds", &self.0)?;
        out.serialize_field("text", &self.to_string())?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::Elapsed;

    #[test]
    fn a_time_is_written_as_a_stop_watch_shows_it() {
        for (seconds, text) in [(0, "0:00"), (59, "0:59"), (3_083, "51:23"), (3_600, "1:00:00"), (90_061, "25:01:01")] {
            assert_eq!(Elapsed::from_seconds(seconds).to_string(), text);
        }
        assert_eq!(Elapsed::from_seconds(-5), Elapsed::default());
    }

    #[test]
    fn a_typed_time_is_read_back_or_refused() {
        for (text, seconds) in [("51:23", 3_083), (" 1:02:03 ", 3_723), ("0:07", 7), ("90:00", 5_400)] {
            assert_eq!(text.parse::<Elapsed>().expect(text).seconds(), seconds);
        }
        for odd in ["", "51", "5:60", "1:60:00", "1:2:3:4", "-1:00", "1:+5", "a:bc", "1:", "9999:00"] {
            assert!(odd.parse::<Elapsed>().is_err(), "{odd:?} was taken for a time");
        }
    }
}
