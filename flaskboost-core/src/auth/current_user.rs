//! [`CurrentUser`]: the person who is logged in, as an extractor.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;

use super::bearer::Covered;
use super::{Actor, Identity, Permission, Role, Visitor};
use crate::error::{Error, Result};

/// The person who is logged in.
///
/// As an extractor it refuses everybody else: a page sends them to the log-in form and back, a program gets a 401.
/// `Option<CurrentUser>` lets everybody in. Both refuse a token that is too narrow: without the scope `all` or `read` it
/// is good only for routes behind a [`Guard::Permission`](super::Guard::Permission), and for handlers that ask an
/// [`Actor`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentUser {
    identity: Identity,
    actor: Actor,
}

impl CurrentUser {
    /// The id of the user.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.identity.id
    }

    /// The e-mail address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.identity.email
    }

    /// The name to show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.identity.name
    }

    /// Whether they may do everything.
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.actor.has_role(Role::ADMIN.name())
    }

    /// What they are on this site. Of somebody whose token does not have the scope `all` it is a role without power.
    #[must_use]
    pub fn role(&self) -> &Role {
        &self.identity.role
    }

    /// Whether they have this role, or one above it.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.actor.has_role(role)
    }

    /// Whether they may do this: because of their role, or because it was granted to them.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.actor.may(permission)
    }

    /// What policies ask.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CurrentUser {
    type Rejection = Error;

    /// # Errors
    ///
    /// - Nobody is logged in.
    /// - The token that was sent is too narrow.
    /// - The database cannot answer.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        <Self as OptionalFromRequestParts<S>>::from_request_parts(parts, state).await?.ok_or_else(Error::unauthorized)
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for CurrentUser {
    type Rejection = Error;

    /// # Errors
    ///
    /// - The token that was sent is too narrow.
    /// - The database cannot answer.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>> {
        let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else { return Ok(None) };
        let Some(identity) = visitor.identity().await?.cloned() else { return Ok(None) };
        if parts.extensions.get::<Covered>().is_none() {
            visitor.require_cover(&parts.method)?;
        }
        Ok(Some(Self { identity, actor: visitor.actor().await? }))
    }
}
