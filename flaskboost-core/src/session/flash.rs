//! [`Flash`]: a message that is shown once, on the next page.

use serde::{Deserialize, Serialize};

/// A message for the next page that this visitor sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// How it is meant.
    pub level: Level,
    /// What it says.
    pub text: String,
    /// What can be done about it at once.
    #[serde(default)]
    pub button: Option<FlashButton>,
}

/// A button beside a message, such as the one that takes back what was just done. It sends its fields by POST to a path of
/// this site, with the CSRF token of the session.
///
/// ```
/// use flaskboost::session::FlashButton;
///
/// let undo = FlashButton::new("Undo", "/posts/7/restore").with("reason", "undo");
/// assert_eq!(undo.path, "/posts/7/restore");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlashButton {
    /// What stands on it.
    pub label: String,
    /// Where it leads: a path of this site.
    pub path: String,
    /// What it sends along: names and values.
    pub fields: Vec<(String, String)>,
}

impl FlashButton {
    /// A button that leads to a path of this site.
    #[must_use]
    pub fn new(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self { label: label.into(), path: path.into(), fields: Vec::new() }
    }

    /// Sends a field along; one name may come several times.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }
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
        Self { level, text: text.into(), button: None }
    }

    /// The same with a button beside it.
    #[must_use]
    pub fn with_button(mut self, button: FlashButton) -> Self {
        self.button = Some(button);
        self
    }
}
