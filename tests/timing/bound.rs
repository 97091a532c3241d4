//! [`Bound`]: how close the times must be.

use std::fmt;

/// How close the times must be, and how many are taken.
pub(crate) struct Bound {
    /// How many samples of each.
    pub(crate) samples: usize,
    /// The most that the medians may differ, in per cent.
    per_cent: f64,
    /// How often a door may be tried.
    pub(crate) attempts: usize,
}

impl Bound {
    /// Reads the arguments; `None` when a test of another name is asked for. What `cargo test` passes to all its tests
    /// means nothing here.
    pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut bound = Self { samples: 60, per_cent: 30.0, attempts: 3 };
        let mut arguments = arguments.peekable();
        while let Some(argument) = arguments.next() {
            let mut number = || {
                let value = arguments.next().unwrap_or_default();
                value.parse::<u32>().map_err(|_| format!("{argument} takes a number, not {value:?}"))
            };
            match argument.as_str() {
                "--strict" => bound = Self { samples: 500, per_cent: 2.0, attempts: 1 },
                "--samples" => bound.samples = number()?.max(1) as usize,
                "--per-cent" => bound.per_cent = number()?.into(),
                "--attempts" => bound.attempts = number()?.max(1) as usize,
                "--test-threads" | "--format" | "--color" | "--skip" => drop(arguments.next()),
                other if other.starts_with('-') => {}
                filter if "timing".contains(filter) => {}
                _ => return Ok(None),
            }
        }
        Ok(Some(bound))
    }

    /// Whether a difference, as a share, is small enough.
    pub(crate) fn holds(&self, difference: f64) -> bool {
        difference.abs() * 100.0 <= self.per_cent
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.per_cent)
    }
}
