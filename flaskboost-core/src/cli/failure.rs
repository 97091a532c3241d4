//! [`Failure`]: why a command did not do what it was asked.

use crate::app::BootError;
use crate::db::DbError;
use crate::error::Error;

/// Why a command did not do what it was asked, in words for a terminal.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

impl Failure {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

/// The error with all its causes, one to a line.
fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(current) = cause {
        let next = current.to_string();
        if !text.contains(&next) {
            text.push_str("\n  because: ");
            text.push_str(&next);
        }
        cause = current.source();
    }
    text
}

impl From<BootError> for Failure {
    fn from(error: BootError) -> Self {
        Self(with_causes(&error))
    }
}

impl From<crate::settings::Error> for Failure {
    fn from(error: crate::settings::Error) -> Self {
        Self(with_causes(&error))
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        Self(with_causes(&error))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(with_causes(&error))
    }
}
