//! [`Path`]: the parameters of the address, as a type.

use axum::extract::FromRequestParts;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// The parameters of the address: `Path(id): Path<i64>` for `/posts/{id}`, a tuple or a struct for several.
///
/// An address whose parameters do not fit the type does not exist: 404, not 400.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - A parameter does not fit its type.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) if rejection.status().is_server_error() => Err(Error::internal(rejection)),
            Err(rejection) => Err(Error::from_status(http::StatusCode::NOT_FOUND).with_source(rejection)),
        }
    }
}
