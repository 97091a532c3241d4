//! [`Asker`]: whoever asks for a task, as the audit trail will know them.

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::controller::author_of;
use crate::db::trail::By;
use crate::error::Error;

/// Whoever asks for a task. A handler takes it after the desk, which has recognised them.
#[derive(Debug)]
pub(in crate::admin) struct Asker(pub(in crate::admin) By);

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        Ok(Self(author_of(parts).tell()))
    }
}
