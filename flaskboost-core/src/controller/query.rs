//! [`Query`]: the query of the address, as a type.

use axum::extract::FromRequestParts;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// The query of the address: `Query(filter): Query<Filter>` for `?sport=run&year=2026`.
#[derive(Debug, Clone, Copy)]
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - The query does not fit the type.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match axum::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(Error::bad_request("What stands after the ? in the address cannot be understood.")
                .with_hint("Remove it, or follow a link to this page instead.")
                .with_source(rejection)),
        }
    }
}
