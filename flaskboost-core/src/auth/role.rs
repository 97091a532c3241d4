//! [`Role`]: what somebody is on this site.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// What somebody is on this site: the name of a role that [`Roles`](super::Roles) declares.
///
/// A name that is not declared, or no longer, is a role without any power.
///
/// ```
/// use flaskboost::auth::Role;
///
/// const COACH: Role = Role::named("coach");
/// assert_eq!(COACH.name(), "coach");
/// assert_eq!(Role::default(), Role::USER);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Role(Cow<'static, str>);

impl Role {
    /// Everybody who has an account and nothing more.
    pub const USER: Self = Self::named("user");
    /// Somebody who helps to run the site, above `user`.
    pub const SERVICE: Self = Self::named("service");
    /// Has every role and every permission.
    pub const ADMIN: Self = Self::named("admin");

    /// The role of this name.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// Takes what the database holds.
    #[must_use]
    pub fn from_stored(name: impl Into<String>) -> Self {
        Self(Cow::Owned(name.into()))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl Default for Role {
    fn default() -> Self {
        Self::USER
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
