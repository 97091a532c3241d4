//! [`Accounts`] as an extractor: in the hands of whoever sent the request, so that the audit trail tells who it was.

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;

use super::Accounts;
use crate::controller::{Service, Services, author_of};
use crate::error::{Error, Result};

impl<S> FromRequestParts<S> for Accounts
where
    S: Send + Sync,
    Services: FromRef<S>,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - The app has no accounts.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let service = Service::<Self>::from_request_parts(parts, state).await?;
        let mut accounts = Self::clone(&service);
        accounts.people.db = accounts.people.db.by(author_of(parts));
        Ok(accounts)
    }
}
