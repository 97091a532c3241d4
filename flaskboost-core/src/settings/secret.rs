//! A value that can be used but not shown.

use std::fmt;

use serde::{Deserialize, Deserializer};

/// A value that prints as `[secret]` and cannot be serialised.
///
/// ```
/// use flaskboost::settings::Secret;
///
/// let key = Secret::new("correct horse".to_owned());
/// assert_eq!(format!("{key} {key:?}"), "[secret] [secret]");
/// assert_eq!(key.expose(), "correct horse");
/// ```
///
/// ```compile_fail
/// # use flaskboost::settings::Secret;
/// fn show(value: &impl serde::Serialize) {}
/// show(&Secret::new("correct horse"));
/// ```
#[derive(Clone)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Hides a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for the one place that needs it.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Secret<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}
