//! [`Action`]: what somebody does to something.

use std::fmt;

/// What somebody does to something: one of the four that every model knows, or one that an app names.
///
/// ```
/// use flaskboost::auth::Action;
///
/// const PUBLISH: Action = Action::named("publish");
/// assert_eq!(PUBLISH.to_string(), "publish");
/// assert_eq!(Action::named("edit"), Action::EDIT);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Action(&'static str);

impl Action {
    /// To see it.
    pub const VIEW: Self = Self("view");
    /// To make a new one.
    pub const CREATE: Self = Self("create");
    /// To change it.
    pub const EDIT: Self = Self("edit");
    /// To delete it.
    pub const DELETE: Self = Self("delete");

    /// An action of an app's own, in small letters.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
