//! [`Problem`]: something found wrong before the first request.

use std::fmt;

/// Something that is wrong with an app, found when it boots: a stable id and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The stable id, `FB9` and three digits.
    pub id: &'static str,
    /// What is wrong, where, and what to do.
    pub message: String,
}

impl Problem {
    /// A problem of this id.
    #[must_use]
    pub fn new(id: &'static str, message: impl Into<String>) -> Self {
        Self { id, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.message)
    }
}
