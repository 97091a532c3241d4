//! [`Actor`]: whoever does something, and what they may do.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::request::Parts;

use super::bearer::too_narrow;
use super::{Identity, Permission, Role, Roles, Scopes, Visitor};
use crate::error::{Error, Result};

/// Whoever does something: somebody who is logged in, nobody in particular, or the site itself.
///
/// Pages, JSON and jobs ask it the same questions. As an extractor it lets everybody in; [`CurrentUser::actor`] is the
/// actor of somebody who must be logged in.
///
/// [`CurrentUser::actor`]: super::CurrentUser::actor
///
/// ```
/// use flaskboost::auth::{Actor, Permission, Resource};
///
/// struct Post;
///
/// impl Resource for Post {
///     const NAME: &'static str = "posts";
/// }
/// assert!(!Actor::anonymous().may(Permission::view::<Post>()));
/// assert!(Actor::system().may(Permission::view::<Post>()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor(Who);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Who {
    Anonymous,
    System,
    Person(Arc<Person>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Person {
    id: i64,
    role: Role,
    grants: Vec<String>,
    roles: Arc<Roles>,
    /// How far the token reaches, if one was sent.
    limit: Option<Scopes>,
}

impl Actor {
    /// Nobody in particular, who has no role and no permission.
    #[must_use]
    pub fn anonymous() -> Self {
        Self(Who::Anonymous)
    }

    /// The site itself, in a job, a seed or a command: it may do everything.
    #[must_use]
    pub fn system() -> Self {
        Self(Who::System)
    }

    /// Somebody, with the power that their role and their grants have among these roles.
    #[must_use]
    pub fn person(identity: &Identity, roles: &Arc<Roles>) -> Self {
        Self(Who::Person(Arc::new(Person {
            id: identity.id,
            role: identity.role.clone(),
            grants: identity.grants.clone(),
            roles: Arc::clone(roles),
            limit: None,
        })))
    }

    /// The same person with no more power than these scopes leave. Roles count only where the scopes leave out nothing.
    #[must_use]
    pub fn within(self, scopes: &Scopes) -> Self {
        match self.0 {
            Who::Person(person) => {
                let person = Person { limit: Some(scopes.clone()), ..Arc::unwrap_or_clone(person) };
                Self(Who::Person(Arc::new(person)))
            }
            other => Self(other),
        }
    }

    /// The id of the user, if it is one.
    #[must_use]
    pub fn user_id(&self) -> Option<i64> {
        match &self.0 {
            Who::Person(person) => Some(person.id),
            Who::Anonymous | Who::System => None,
        }
    }

    /// Whether somebody is logged in.
    #[must_use]
    pub fn is_logged_in(&self) -> bool {
        matches!(self.0, Who::Person(_))
    }

    /// Whether it is the site itself.
    #[must_use]
    pub fn is_system(&self) -> bool {
        matches!(self.0, Who::System)
    }

    /// Whether they have this role, or one above it.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        match &self.0 {
            Who::System => true,
            Who::Anonymous => false,
            Who::Person(person) => person.is_whole() && person.roles.includes(person.role.name(), role),
        }
    }

    /// Whether they may do this: because of their role, or because it was granted to them.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        match &self.0 {
            Who::System => true,
            Who::Anonymous => false,
            Who::Person(person) => person.may(permission),
        }
    }

    /// Whether the scopes of a token leave this open, whatever its owner may do. True of everybody without a token.
    #[must_use]
    pub fn is_within_scopes(&self, permission: Permission) -> bool {
        match &self.0 {
            Who::System | Who::Anonymous => true,
            Who::Person(person) => person.limit.as_ref().is_none_or(|scopes| scopes.cover(permission)),
        }
    }

    /// Refuses whoever may not do this.
    ///
    /// # Errors
    ///
    /// - Nobody is logged in: 401, which sends a page's visitor to the log-in form.
    /// - They may not: 403.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.may(permission) { Ok(()) } else { Err(self.refusal()) }
    }

    /// What this actor is told who may not do something that is no secret.
    #[must_use]
    pub fn refusal(&self) -> Error {
        match &self.0 {
            Who::Anonymous => Error::unauthorized(),
            Who::Person(person) if !person.is_whole() => too_narrow(),
            Who::Person(_) | Who::System => Error::forbidden("Your account may not do this."),
        }
    }
}

impl Person {
    /// Whether no token takes anything of their power.
    fn is_whole(&self) -> bool {
        self.limit.as_ref().is_none_or(Scopes::are_all)
    }

    fn may(&self, permission: Permission) -> bool {
        if self.limit.as_ref().is_some_and(|scopes| !scopes.cover(permission)) {
            return false;
        }
        // What was granted once and is declared no longer counts for nothing.
        let is_granted = || self.grants.iter().any(|name| permission.is_named(name));
        self.roles.allows(self.role.name(), permission)
            || (is_granted() && self.roles.permissions().contains(&permission))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Error;

    /// # Errors
    ///
    /// - The database cannot answer.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        match parts.extensions.get::<Visitor>().cloned() {
            Some(visitor) => visitor.actor().await,
            None => Ok(Self::anonymous()),
        }
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

    fn somebody(role: &'static str, grants: &[&str], roles: Roles) -> Actor {
        let identity = Identity {
            id: 7,
            email: "ann@example.com".to_owned(),
            name: "Ann".to_owned(),
            role: Role::named(role),
            grants: grants.iter().map(|name| (*name).to_owned()).collect(),
        };
        Actor::person(&identity, &Arc::new(roles))
    }

    fn roles() -> Roles {
        Roles::new().role("coach").above("user").may(Permission::edit::<Plan>()).permission(Permission::view::<Plan>())
    }

    #[test]
    fn a_grant_comes_on_top_of_the_role() {
        let ann = somebody("user", &["plans.view"], roles());
        assert!(ann.may(Permission::view::<Plan>()) && !ann.may(Permission::edit::<Plan>()));
        assert!(ann.has_role("user") && !ann.has_role("coach"));
    }

    #[test]
    fn a_grant_or_a_role_that_is_declared_no_longer_counts_for_nothing() {
        let ann = somebody("user", &["plans.view", "plans.delete", "plans", ""], Roles::new());
        assert!(!ann.may(Permission::view::<Plan>()) && !ann.may(Permission::delete::<Plan>()));
        let ben = somebody("coach", &[], Roles::new());
        assert!(!ben.has_role("coach") && !ben.has_role("user") && !ben.may(Permission::edit::<Plan>()));
        assert!(ben.is_logged_in());
    }

    #[test]
    fn a_token_leaves_what_both_its_scopes_and_its_owner_allow() {
        let within = |role, scopes: &[&str]| {
            let scopes = Scopes::from_stored(scopes.iter().copied(), &roles());
            somebody(role, &[], roles()).within(&scopes)
        };
        let (edit, view) = (Permission::edit::<Plan>(), Permission::view::<Plan>());
        assert!(within("coach", &["plans.edit"]).may(edit) && !within("user", &["plans.edit"]).may(edit));
        assert!(!within("coach", &["plans.view"]).may(edit) && !within("coach", &["plans.view"]).may(view));
        let admin = within("admin", &["read"]);
        assert!(admin.may(view) && !admin.may(edit) && !admin.has_role("admin") && !admin.has_role("user"));
        assert_eq!(admin.refusal().code(), "FB5405");
        let whole = within("admin", &["all"]);
        assert!(whole.may(edit) && whole.has_role("admin") && whole.refusal().code() == "FB0403");
        assert!(!within("admin", &[]).may(view) && within("admin", &[]).is_logged_in());
        assert!(Actor::system().within(&Scopes::default()).may(view));
    }

    #[test]
    fn strangers_are_asked_to_log_in_and_members_are_refused() {
        assert_eq!(Actor::anonymous().require(Permission::view::<Plan>()).unwrap_err().status(), 401);
        let ann = somebody("user", &[], roles());
        assert_eq!(ann.require(Permission::view::<Plan>()).unwrap_err().status(), 403);
        assert!(somebody("admin", &[], roles()).require(Permission::delete::<Plan>()).is_ok());
    }
}
