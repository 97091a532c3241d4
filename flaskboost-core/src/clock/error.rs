//! What a clock refuses.

use crate::error;

/// What a clock refuses.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The system's clock cannot be moved, only a fixed one.
    #[error("the system's clock cannot be moved; make one with `Clock::fixed`")]
    SystemClock,
    /// The new time is outside of what a date can hold.
    #[error("the clock cannot be moved that far")]
    OutOfRange,
}

impl From<Error> for error::Error {
    fn from(error: Error) -> Self {
        Self::internal(error)
    }
}
