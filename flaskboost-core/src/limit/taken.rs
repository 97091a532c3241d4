//! [`Taken`]: what came of asking a limit for one use.

use std::time::Duration;

use super::LimitError;

/// What came of asking a limit for one use: it was counted, or it was refused and counted nothing.
#[must_use = "nothing is refused until somebody looks"]
#[derive(Debug)]
pub struct Taken {
    name: &'static str,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    /// The limit counts nothing.
    Free,
    /// It was counted.
    Counted(Receipt),
    /// There was no use left.
    Refused(Duration),
}

/// With what a use is given back.
#[derive(Debug)]
pub(super) struct Receipt {
    pub(super) key_hash: String,
    /// The theoretical arrival time after this use, in microseconds.
    pub(super) tat: i64,
    pub(super) interval: i64,
}

impl Taken {
    pub(super) const fn free(name: &'static str) -> Self {
        Self { name, outcome: Outcome::Free }
    }

    pub(super) const fn counted(name: &'static str, receipt: Receipt) -> Self {
        Self { name, outcome: Outcome::Counted(receipt) }
    }

    pub(super) const fn refused(name: &'static str, retry_after: Duration) -> Self {
        Self { name, outcome: Outcome::Refused(retry_after) }
    }

    pub(super) fn receipt(&self) -> Option<&Receipt> {
        match &self.outcome {
            Outcome::Counted(receipt) => Some(receipt),
            Outcome::Free | Outcome::Refused(_) => None,
        }
    }

    /// Whether it may be done.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        !matches!(self.outcome, Outcome::Refused(_))
    }

    /// After which time it may be done; `None` when it may be done now.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match &self.outcome {
            Outcome::Refused(wait) => Some(*wait),
            Outcome::Free | Outcome::Counted(_) => None,
        }
    }

    /// Goes on only when it may be done.
    ///
    /// # Errors
    ///
    /// - There was no use left. As an [`Error`](crate::error::Error) it answers 429 with `Retry-After`.
    pub fn require(self) -> Result<Self, LimitError> {
        match self.outcome {
            Outcome::Refused(retry_after) => Err(LimitError::UsedUp { name: self.name, retry_after }),
            Outcome::Free | Outcome::Counted(_) => Ok(self),
        }
    }
}
