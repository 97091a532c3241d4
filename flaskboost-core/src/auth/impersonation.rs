//! [`Impersonator`]: somebody who looks at the site as somebody else, and how far they get.

use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::StatusCode;

use super::visitor::{Found, Recogniser};
use super::{Actor, Identify, Identity, Permission, Resource, Role, Roles, Visitor};
use crate::error::{Error, Result};
use crate::session::{Disguise, Session};

/// What one must be allowed to look at the site as somebody else: `impersonation.create` to begin it, and
/// `impersonation.edit` to change something meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Impersonation;

impl Resource for Impersonation {
    const NAME: &'static str = "impersonation";
}

/// Somebody who looks at the site as somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impersonator {
    /// Who they are.
    pub identity: Identity,
    /// When it is over.
    pub until: DateTime<Utc>,
    /// Whether they may change something meanwhile.
    pub may_write: bool,
}

impl Impersonation {
    /// Why one person may not look as another, if they may not: it is themselves, it is not their permission, or the other
    /// stands above or beside them, or was granted what they may not do.
    #[must_use]
    pub fn objection(own: &Identity, other: &Identity, roles: &Arc<Roles>) -> Option<&'static str> {
        let actor = Actor::person(own, roles);
        let (above, below) = (own.role.name(), other.role.name());
        // An administrator stands above whoever is none; a role that is declared no longer gives no power.
        let stands_above = match above == Role::ADMIN.name() {
            true => below != above,
            false => roles.includes(above, below) && !roles.includes(below, above),
        };
        let gains = |name: &String| roles.find_permission(name).is_some_and(|permission| !actor.may(permission));
        if own.id == other.id {
            Some("You cannot look at the site as yourself.")
        } else if !actor.may(Permission::create::<Self>()) {
            Some("Your account may not look at the site as somebody else.")
        } else if !stands_above {
            Some("You may only look as people whose role is below yours.")
        } else if other.grants.iter().any(gains) {
            Some("This person was granted what you may not do.")
        } else {
            None
        }
    }
}

impl Recogniser {
    /// Whom a session is of: whoever is logged in, or the person as whom they look, for as long as they still may. What has
    /// changed since it began ends it, and they are themselves again.
    pub(super) async fn look(&self, identify: &dyn Identify, session: &Session, own: Identity) -> Result<Found> {
        let Some(disguise) = session.disguise().await? else { return Ok(Found::oneself(own)) };
        let other = match session.has_time_left(&disguise) {
            true => identify.identify(&self.db, disguise.user_id).await?,
            false => None,
        };
        if let Some(other) = other.filter(|other| self.still_may(&disguise, &own, other)) {
            let Disguise { until, may_write, .. } = disguise;
            return Ok(Found { identity: other, impersonator: Some(Impersonator { identity: own, until, may_write }) });
        }
        if session.take_off().await? {
            identify.impersonation_over(own.id, disguise.user_id, session.caller());
        }
        Ok(Found::oneself(own))
    }

    fn still_may(&self, disguise: &Disguise, own: &Identity, other: &Identity) -> bool {
        let is_as_begun = disguise.own_role == own.role.name() && disguise.role == other.role.name();
        let may_write = || Actor::person(own, &self.roles).may(Permission::edit::<Impersonation>());
        is_as_begun
            && Impersonation::objection(own, other, &self.roles).is_none()
            && (!disguise.may_write || may_write())
    }
}

impl Visitor {
    /// Who looks as the person of this request; none when it is the person.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn impersonator(&self) -> Result<Option<&Impersonator>> {
        // Who wears nothing is asked for nothing.
        if self.session().disguise().await?.is_none() {
            return Ok(None);
        }
        Ok(self.found().await?.and_then(|found| found.impersonator.as_ref()))
    }

    /// Refuses whoever looks as somebody else, whatever they may do.
    ///
    /// # Errors
    ///
    /// - They do: 403.
    /// - The database cannot answer.
    pub async fn require_oneself(&self) -> Result<()> {
        match self.impersonator().await? {
            Some(_) => Err(Error::new(
                StatusCode::FORBIDDEN,
                "FB5406",
                "This is closed while you look at the site as somebody else.",
            )
            .with_hint("End that with the button at the top of the page, then come back.")),
            None => Ok(()),
        }
    }

    /// Refuses whoever looks as somebody else and may only look.
    ///
    /// # Errors
    ///
    /// - They do: 403.
    /// - The database cannot answer.
    pub async fn require_write(&self) -> Result<()> {
        match self.impersonator().await? {
            Some(Impersonator { may_write: false, .. }) => Err(Error::new(
                StatusCode::FORBIDDEN,
                "FB5407",
                "Nothing was changed: you only look at the site as somebody else.",
            )
            .with_hint("To change something in their name, end it, and begin again with the permission to change.")),
            _ => Ok(()),
        }
    }
}

/// As middleware of a route that is only for oneself: refuses whoever looks as somebody else.
pub async fn refuse_impersonators(request: Request, next: Next) -> Response {
    let visitor = request.extensions().get::<Visitor>().cloned();
    match visitor {
        Some(visitor) => match visitor.require_oneself().await {
            Ok(()) => next.run(request).await,
            Err(error) => error.into_response(),
        },
        None => next.run(request).await,
    }
}

/// As middleware of a route that changes something: refuses whoever looks as somebody else and may only look.
pub async fn refuse_their_writes(request: Request, next: Next) -> Response {
    let visitor = request.extensions().get::<Visitor>().cloned();
    match visitor {
        Some(visitor) => match visitor.require_write().await {
            Ok(()) => next.run(request).await,
            Err(error) => error.into_response(),
        },
        None => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: i64, role: &'static str, grants: &[&str]) -> Identity {
        Identity {
            id,
            email: format!("{id}@example.com"),
            name: id.to_string(),
            role: Role::named(role),
            grants: grants.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn roles() -> Arc<Roles> {
        let roles = Roles::new().role("support").above("user").may(Permission::create::<Impersonation>());
        let roles = roles.role("chief").above("support").permission(Permission::edit::<Impersonation>());
        Arc::new(roles.permission(Permission::view::<Impersonation>()))
    }

    #[test]
    fn one_looks_only_as_those_below_who_may_do_nothing_more() {
        let roles = roles();
        let may = |own: &Identity, other: &Identity| Impersonation::objection(own, other, &roles).is_none();
        let (support, chief) = (person(1, "support", &[]), person(2, "chief", &[]));
        let (user, admin) = (person(3, "user", &[]), person(4, "admin", &[]));
        assert!(may(&support, &user) && may(&chief, &user) && may(&chief, &support) && may(&admin, &chief));
        assert!(!may(&support, &support) && !may(&support, &person(9, "support", &[])));
        assert!(!may(&support, &chief) && !may(&support, &admin) && !may(&admin, &person(9, "admin", &[])));
        assert!(!may(&user, &person(9, "user", &[])) && !may(&user, &support));
    }

    #[test]
    fn what_was_granted_to_the_other_counts() {
        let roles = roles();
        let may = |own: &Identity, other: &Identity| Impersonation::objection(own, other, &roles).is_none();
        let rich = person(3, "user", &["impersonation.edit"]);
        assert!(!may(&person(1, "support", &[]), &rich));
        assert!(may(&person(1, "support", &["impersonation.edit"]), &rich) && may(&person(4, "admin", &[]), &rich));
        assert!(may(&person(1, "support", &[]), &person(3, "user", &["gone.edit"])), "what is declared no longer");
    }

    #[test]
    fn a_role_that_is_declared_no_longer_is_only_below_the_administrator() {
        let roles = roles();
        let lost = person(3, "emperor", &[]);
        assert!(Impersonation::objection(&person(1, "chief", &[]), &lost, &roles).is_some());
        assert!(Impersonation::objection(&person(4, "admin", &[]), &lost, &roles).is_none());
    }
}
