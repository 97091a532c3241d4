//! [`CurrentUser`]: the person who is logged in, as an extractor.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;

use super::{Identity, Visitor};
use crate::error::{Error, Result};

/// The person who is logged in.
///
/// As an extractor it refuses everybody else: a page sends them to the log-in form and back, a program gets a 401.
/// `Option<CurrentUser>` lets everybody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentUser(Identity);

impl CurrentUser {
    /// The id of the user.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.0.id
    }

    /// The e-mail address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.0.email
    }

    /// The name to show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether they may do everything.
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.0.is_admin
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CurrentUser {
    type Rejection = Error;

    /// # Errors
    ///
    /// - Nobody is logged in.
    /// - The database cannot answer.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        <Self as OptionalFromRequestParts<S>>::from_request_parts(parts, state).await?.ok_or_else(Error::unauthorized)
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for CurrentUser {
    type Rejection = Error;

    /// # Errors
    ///
    /// - The database cannot answer.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>> {
        let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else { return Ok(None) };
        Ok(visitor.identity().await?.cloned().map(Self))
    }
}
