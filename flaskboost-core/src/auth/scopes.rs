//! [`Scopes`]: how far a token reaches.

use http::Method;

use super::{Action, Permission, Roles};

/// How far a token reaches: a part of what its owner may do, never more.
///
/// A scope is the name of a permission that the roles of the site declare, such as `posts.edit`, or one of two that are
/// always there: [`Scopes::READ`] and [`Scopes::ALL`]. What is declared no longer counts for nothing.
///
/// ```
/// use flaskboost::auth::{Permission, Resource, Roles, Scopes};
/// use http::Method;
///
/// struct Post;
///
/// impl Resource for Post {
///     const NAME: &'static str = "posts";
/// }
///
/// let roles = Roles::new().permission(Permission::edit::<Post>());
/// let scopes = Scopes::from_stored(["read", "posts.edit", "gone.edit"], &roles);
/// assert!(scopes.cover(Permission::view::<Post>()) && scopes.cover(Permission::edit::<Post>()));
/// assert!(!scopes.cover(Permission::delete::<Post>()));
/// assert!(scopes.cover_method(&Method::GET) && !scopes.cover_method(&Method::POST));
/// assert!(!scopes.are_all());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes {
    is_all: bool,
    reads: bool,
    permissions: Vec<Permission>,
}

impl Scopes {
    /// All that the owner may do.
    pub const ALL: &'static str = "all";
    /// To see what the owner sees: requests with GET and HEAD, and every permission whose action is `view`.
    pub const READ: &'static str = "read";

    /// Takes what the database holds. What the roles do not declare is left out.
    #[must_use]
    pub fn from_stored<'a>(names: impl IntoIterator<Item = &'a str>, roles: &Roles) -> Self {
        let mut scopes = Self::default();
        for name in names {
            match name {
                Self::ALL => scopes.is_all = true,
                Self::READ => scopes.reads = true,
                _ => scopes.permissions.extend(roles.find_permission(name)),
            }
        }
        scopes
    }

    /// The names of all scopes there are on a site with these roles.
    #[must_use]
    pub fn names(roles: &Roles) -> Vec<String> {
        let permissions = roles.permissions().into_iter().map(|permission| permission.to_string());
        [Self::READ, Self::ALL].map(str::to_owned).into_iter().chain(permissions).collect()
    }

    /// Whether nothing that the owner may do is left out. Only then a role of the owner counts.
    #[must_use]
    pub fn are_all(&self) -> bool {
        self.is_all
    }

    /// Whether they reach as far as this permission. The owner must have it, too.
    #[must_use]
    pub fn cover(&self, permission: Permission) -> bool {
        self.is_all || (self.reads && permission.action() == Action::VIEW) || self.permissions.contains(&permission)
    }

    /// Whether they are enough for a request with this method where no permission is named: one that only asks for
    /// somebody who is logged in.
    #[must_use]
    pub fn cover_method(&self, method: &Method) -> bool {
        self.is_all || (self.reads && matches!(*method, Method::GET | Method::HEAD))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::Resource;

    struct Plan;

    impl Resource for Plan {
        const NAME: &'static str = "plans";
    }

    fn roles() -> Roles {
        Roles::new().permission(Permission::edit::<Plan>()).permission(Permission::view::<Plan>())
    }

    #[test]
    fn no_scope_covers_nothing() {
        for names in [&[][..], &["", "plans", "plans.", "plans.delete", "ALL", "read ", "all.view", "*"]] {
            let scopes = Scopes::from_stored(names.iter().copied(), &roles());
            assert_eq!(scopes, Scopes::default(), "{names:?}");
            assert!(!scopes.cover(Permission::view::<Plan>()) && !scopes.cover_method(&Method::GET));
        }
    }

    #[test]
    fn a_permission_covers_itself_and_no_request_that_names_none() {
        let scopes = Scopes::from_stored(["plans.edit"], &roles());
        assert!(scopes.cover(Permission::edit::<Plan>()) && !scopes.cover(Permission::view::<Plan>()));
        assert!(!scopes.cover_method(&Method::GET) && !scopes.are_all());
    }

    #[test]
    fn reading_covers_methods_that_change_nothing_and_all_covers_everything() {
        let (reads, all) = (Scopes::from_stored(["read"], &roles()), Scopes::from_stored(["all"], &roles()));
        for method in [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            assert_eq!(reads.cover_method(&method), [Method::GET, Method::HEAD].contains(&method), "{method}");
            assert!(all.cover_method(&method));
        }
        // A method that somebody made up is no reading.
        assert!(!reads.cover_method(&Method::from_bytes(b"get").unwrap()));
        assert!(reads.cover(Permission::view::<Plan>()) && !reads.cover(Permission::edit::<Plan>()));
        assert!(!reads.are_all() && all.are_all() && all.cover(Permission::delete::<Plan>()));
    }

    #[test]
    fn the_scopes_of_a_site_are_two_and_its_permissions() {
        assert_eq!(Scopes::names(&roles()), ["read", "all", "plans.edit", "plans.view"]);
    }
}
