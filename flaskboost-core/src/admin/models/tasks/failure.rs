//! [`Failure`]: a row that a task could not work, and why.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::{Invalid, Violation};

/// How many failures a task remembers; of the others it knows the number.
pub(in crate::admin) const KEPT: usize = 200;

/// The longest sentence that is kept, in characters.
const LONGEST: usize = 300;

/// A row that a task could not work, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::admin) struct Failure {
    /// The key of the row, as it stands in addresses.
    pub(in crate::admin) key: String,
    /// Why: the last part of the name of a text, after `tasks-why-`.
    pub(in crate::admin) why: String,
    /// A sentence of the model.
    pub(in crate::admin) text: Option<String>,
}

impl Failure {
    pub(in crate::admin) fn known(key: &str, why: &str) -> Self {
        Self { key: key.to_owned(), why: why.to_owned(), text: None }
    }

    /// What an error says to people. One that says nothing to them is logged.
    pub(in crate::admin) fn of(key: &str, error: &Error) -> Self {
        if let Some(invalid) = error.get::<Invalid>() {
            let said: Vec<&str> = invalid.errors.iter().map(|(_, message)| message.as_str()).collect();
            return Self::said(key, &said.join(" "));
        }
        if Violation::of(error).is_some() {
            return Self::known(key, "in-use");
        }
        if error.status().is_client_error() {
            return Self::said(key, error.message());
        }
        tracing::warn!(row = key, "a task of the panel could not work a row: {error:?}");
        Self::known(key, "error")
    }

    fn said(key: &str, text: &str) -> Self {
        let text = text.chars().take(LONGEST).collect();
        Self { key: key.to_owned(), why: "said".to_owned(), text: Some(text) }
    }
}
