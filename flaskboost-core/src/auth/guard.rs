//! [`Guard`]: who may pass a route, in one word.

use std::fmt;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::Method;

use super::bearer::{Covered, too_narrow};
use super::{Actor, Permission, Role, Roles, Visitor};
use crate::error::{Error, Result};

/// Who may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Guard {
    /// Anybody who is logged in. Of tokens, those with the scope `all`, and with `read` for GET and HEAD.
    LoggedIn,
    /// Anybody who is logged in and has proved who they are within `accounts.fresh_minutes`. Others prove it first.
    Fresh,
    /// Only administrators.
    Admin,
    /// Only people who are not logged in; others are sent to the front page.
    LoggedOut,
    /// Whoever has this role, or one above it.
    Role(&'static str),
    /// Whoever may do this, by their role or because it was granted to them.
    Permission(Permission),
}

impl Guard {
    /// Lets pass whoever has this role, or one above it. An app whose roles do not declare it does not boot.
    #[must_use]
    pub const fn role(name: &'static str) -> Self {
        Self::Role(name)
    }

    /// Lets pass whoever may do this. An app whose roles do not declare it does not boot.
    #[must_use]
    pub const fn permission(permission: Permission) -> Self {
        Self::Permission(permission)
    }

    /// Why this guard makes no sense with these roles, if it does not.
    #[must_use]
    pub fn objection(self, roles: &Roles) -> Option<String> {
        match self {
            Self::LoggedIn | Self::Fresh | Self::Admin | Self::LoggedOut => None,
            Self::Role(name) => roles.objection_to_role(name),
            Self::Permission(permission) => roles.objection_to_permission(permission),
        }
    }

    /// As middleware of a route.
    pub async fn watch(State(guard): State<Self>, mut request: Request, next: Next) -> Response {
        let visitor = request.extensions().get::<Visitor>().cloned();
        match guard.admit(visitor, request.method()).await {
            Ok(None) => {
                if matches!(guard, Self::Permission(_)) {
                    request.extensions_mut().insert(Covered);
                }
                next.run(request).await
            }
            Ok(Some(instead)) => instead,
            Err(error) => error.into_response(),
        }
    }

    async fn admit(self, visitor: Option<Visitor>, method: &Method) -> Result<Option<Response>> {
        let actor = match &visitor {
            Some(visitor) => visitor.actor().await?,
            None => Actor::anonymous(),
        };
        let passes = match self {
            Self::LoggedOut if actor.is_logged_in() => return Ok(Some(Redirect::to("/").into_response())),
            Self::LoggedOut => true,
            _ if !actor.is_logged_in() => return Err(Error::unauthorized()),
            Self::LoggedIn => {
                if let Some(visitor) = &visitor {
                    visitor.require_cover(method)?;
                }
                true
            }
            // A token proves nothing, whatever the settings ask of people.
            Self::Fresh if visitor.as_ref().is_some_and(Visitor::bears_token) => return Err(too_narrow()),
            Self::Fresh => is_fresh(visitor.as_ref()).await?,
            Self::Admin => actor.has_role(Role::ADMIN.name()),
            Self::Role(name) => actor.has_role(name),
            Self::Permission(permission) => actor.may(permission),
        };
        match self {
            _ if passes => Ok(None),
            Self::Fresh => Err(Error::unproven()),
            Self::Admin if visitor.is_none_or(|visitor| visitor.is_whole()) => {
                Err(Error::forbidden("Only administrators may see this."))
            }
            _ => Err(actor.refusal()),
        }
    }
}

async fn is_fresh(visitor: Option<&Visitor>) -> Result<bool> {
    match visitor {
        Some(visitor) => {
            // Nobody proves to be somebody else.
            visitor.require_oneself().await?;
            visitor.is_fresh().await
        }
        None => Ok(false),
    }
}

impl fmt::Display for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LoggedIn => f.write_str("logged in"),
            Self::Fresh => f.write_str("proven lately"),
            Self::Admin => f.write_str("administrators"),
            Self::LoggedOut => f.write_str("logged out"),
            Self::Role(name) => write!(f, "role {name}"),
            Self::Permission(permission) => write!(f, "may {permission}"),
        }
    }
}
