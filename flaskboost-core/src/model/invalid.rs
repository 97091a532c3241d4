//! [`Invalid`]: a model's refusal of what it was given, field by field.

use std::fmt;

use crate::error::Error;

/// Why a model refuses its input. `Form::save` shows each message beside its field.
///
/// ```
/// use flaskboost::model::Invalid;
///
/// let refusal = Invalid::field("date", "The race is over.").and("", "Nothing was saved.");
/// assert_eq!(refusal.to_string(), "date: The race is over. Nothing was saved.");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// Pairs of a field's name and a message; an empty name means the whole form.
    pub errors: Vec<(String, String)>,
}

impl Invalid {
    /// Refuses one field.
    #[must_use]
    pub fn field(name: impl Into<String>, message: impl Into<String>) -> Self {
        Self { errors: vec![(name.into(), message.into())] }
    }

    /// Refuses the whole, not one field.
    #[must_use]
    pub fn whole(message: impl Into<String>) -> Self {
        Self::field("", message)
    }

    /// Adds another reason.
    #[must_use]
    pub fn and(mut self, name: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.push((name.into(), message.into()));
        self
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self
            .errors
            .iter()
            .map(|(name, message)| if name.is_empty() { message.clone() } else { format!("{name}: {message}") })
            .collect();
        f.write_str(&parts.join(" "))
    }
}

impl std::error::Error for Invalid {}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::unprocessable(invalid.to_string()).with_source(invalid)
    }
}
