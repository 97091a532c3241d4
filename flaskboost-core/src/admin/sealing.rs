//! [`Seals`] as an argument of a handler.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;

use super::models::Seals;
use crate::error::{Error, Result};
use crate::settings::Settings;

impl<S> FromRequestParts<S> for Seals
where
    S: Send + Sync,
    Arc<Settings>: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self> {
        let settings = Arc::<Settings>::from_ref(state);
        Self::new(settings.secret_key()).ok_or_else(|| Error::internal("the secret key of the site is no key"))
    }
}
