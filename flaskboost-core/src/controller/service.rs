//! What the app provides, as an extractor.

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;

use crate::error::{Error, Result};
use crate::services::{Service, Services};

impl<S, T> FromRequestParts<S> for Service<T>
where
    S: Send + Sync,
    Services: FromRef<S>,
    T: Send + Sync + 'static,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - The app provides nothing of this type.
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self> {
        Services::from_ref(state).get().ok_or_else(|| {
            Error::internal(format!("nothing of type {} was given to App::service", std::any::type_name::<T>()))
        })
    }
}
