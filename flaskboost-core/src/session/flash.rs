//! [`Flash`]: a message that is shown once, on the next page.

use serde::{Deserialize, Serialize};

/// A message for the next page that this visitor sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// How it is meant.
    pub level: Level,
    /// What it says.
    pub text: String,
}

/// How a flash is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Level {
    /// It worked.
    Success,
    /// Good to know.
    Info,
    /// Take care.
    Warning,
    /// It did not work.
    Error,
}

impl Flash {
    /// A message of this level.
    #[must_use]
    pub fn new(level: Level, text: impl Into<String>) -> Self {
        Self { level, text: text.into() }
    }
}
