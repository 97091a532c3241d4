//! [`Permission`]: one action on one kind of thing.

use std::fmt;

use super::{Action, Resource};

/// The longest name, in bytes: the column of the grants is as long.
const LONGEST: usize = 100;

/// One action on one kind of thing, such as `posts.edit`. It is made from types, so a permission on something that
/// does not exist does not compile.
///
/// ```
/// use flaskboost::auth::{Action, Permission, Resource};
///
/// struct Post;
///
/// impl Resource for Post {
///     const NAME: &'static str = "posts";
/// }
/// assert_eq!(Permission::delete::<Post>().to_string(), "posts.delete");
/// assert_eq!(Permission::to::<Post>(Action::named("publish")).to_string(), "posts.publish");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission {
    resource: &'static str,
    action: Action,
}

impl Permission {
    /// To see every one of them.
    #[must_use]
    pub const fn view<R: Resource>() -> Self {
        Self::to::<R>(Action::VIEW)
    }

    /// To make new ones.
    #[must_use]
    pub const fn create<R: Resource>() -> Self {
        Self::to::<R>(Action::CREATE)
    }

    /// To change every one of them.
    #[must_use]
    pub const fn edit<R: Resource>() -> Self {
        Self::to::<R>(Action::EDIT)
    }

    /// To delete every one of them.
    #[must_use]
    pub const fn delete<R: Resource>() -> Self {
        Self::to::<R>(Action::DELETE)
    }

    /// To do something else to every one of them.
    #[must_use]
    pub const fn to<R: Resource>(action: Action) -> Self {
        Self { resource: R::NAME, action }
    }

    /// The action alone.
    #[must_use]
    pub const fn action(self) -> Action {
        self.action
    }

    /// Another action on the same kind of thing.
    #[must_use]
    pub const fn with_action(self, action: Action) -> Self {
        Self { action, ..self }
    }

    /// Whether this is what stands in the database or on the command line.
    #[must_use]
    pub fn is_named(self, name: &str) -> bool {
        name.split_once('.') == Some((self.resource, self.action.name()))
    }

    pub(super) fn is_well_formed(self) -> bool {
        let fits = self.resource.len() + 1 + self.action.name().len() <= LONGEST;
        fits && is_name(self.resource) && is_name(self.action.name())
    }
}

/// Whether something can be told from others in the database, on the command line and in a template.
pub(super) fn is_name(text: &str) -> bool {
    let is_in_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    text.starts_with(|first: char| first.is_ascii_lowercase()) && text.bytes().all(is_in_name)
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.resource, self.action)
    }
}
