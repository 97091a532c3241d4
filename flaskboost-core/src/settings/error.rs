//! Why settings cannot be had.

use crate::error;
use crate::settings::problem::Problems;
use crate::settings::suggestion;

/// Why settings cannot be had.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A release build was started without a runtime.
    #[error(
        "RUNTIME is not set, and a release build does not guess: \
         set RUNTIME to `development`, `production` or `testing`"
    )]
    RuntimeMissing,
    /// `RUNTIME` is none of the three.
    #[error(
        "unknown runtime `{given}` in RUNTIME: \
         it is `development`, `production` or `testing`{}",
        suggestion::question(.suggestion.as_deref())
    )]
    UnknownRuntime {
        /// The value of the variable.
        given: String,
        /// The runtime that was probably meant.
        suggestion: Option<String>,
    },
    /// The settings are wrong in one place or more.
    #[error("the settings are wrong: {0}")]
    Invalid(Problems),
    /// Somebody asked for an explanation of a key that does not exist.
    #[error("there is no setting `{key}`{}", suggestion::question(.suggestion.as_deref()))]
    UnknownKey {
        /// The key.
        key: String,
        /// The key that was probably meant.
        suggestion: Option<String>,
    },
    /// The app asked for a table of its own that it did not declare.
    #[error("the app has no table `{name}` of its own: declare it with `.section(\"{name}\")`")]
    UndeclaredSection {
        /// The table.
        name: String,
    },
    /// The app declared a table that is not its own to declare.
    #[error("the table `{name}` belongs to FlaskBoost: choose another name for the app's own")]
    TakenSection {
        /// The table.
        name: String,
    },
}

impl Error {
    /// The stable code, `FB1xxx`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RuntimeMissing => "FB1001",
            Self::UnknownRuntime { .. } => "FB1002",
            Self::Invalid(_) => "FB1003",
            Self::UnknownKey { .. } => "FB1004",
            Self::UndeclaredSection { .. } => "FB1005",
            Self::TakenSection { .. } => "FB1006",
        }
    }
}

impl From<Error> for error::Error {
    fn from(error: Error) -> Self {
        let code = error.code();
        Self::internal(error).with_code(code)
    }
}
