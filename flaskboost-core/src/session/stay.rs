//! [`Stay`]: whether somebody stays logged in when the browser is closed.

use serde::{Deserialize, Serialize};

/// Whether somebody stays logged in when the browser is closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stay {
    /// The device is their own: the cookie outlives the browser, and its id is another one every day.
    #[default]
    Remembered,
    /// It is not, or nobody knows: the session ends with the browser, and after a short time without use.
    UntilClosed,
}

impl Stay {
    /// What a box means: ticked is remembered.
    ///
    /// ```
    /// use flaskboost::session::Stay;
    ///
    /// assert_eq!(Stay::of_box(true), Stay::Remembered);
    /// ```
    #[must_use]
    pub const fn of_box(is_ticked: bool) -> Self {
        if is_ticked { Self::Remembered } else { Self::UntilClosed }
    }

    pub(super) const fn is_remembered(self) -> bool {
        matches!(self, Self::Remembered)
    }
}
