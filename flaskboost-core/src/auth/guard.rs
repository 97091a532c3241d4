//! [`Guard`]: who may pass a route, in one word.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::Visitor;
use crate::error::{Error, Result};

/// Who may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Guard {
    /// Anybody who is logged in.
    LoggedIn,
    /// Only administrators.
    Admin,
    /// Only people who are not logged in; others are sent to the front page.
    LoggedOut,
}

impl Guard {
    /// As middleware of a route.
    pub async fn watch(State(guard): State<Self>, request: Request, next: Next) -> Response {
        let visitor = request.extensions().get::<Visitor>().cloned();
        match guard.admit(visitor).await {
            Ok(None) => next.run(request).await,
            Ok(Some(instead)) => instead,
            Err(error) => error.into_response(),
        }
    }

    async fn admit(self, visitor: Option<Visitor>) -> Result<Option<Response>> {
        let identity = match &visitor {
            Some(visitor) => visitor.identity().await?,
            None => None,
        };
        match (self, identity) {
            (Self::LoggedIn, Some(_)) | (Self::LoggedOut, None) => Ok(None),
            (Self::Admin, Some(person)) if person.is_admin => Ok(None),
            (Self::Admin, Some(_)) => Err(Error::forbidden("Only administrators may see this.")),
            (Self::LoggedIn | Self::Admin, None) => Err(Error::unauthorized()),
            (Self::LoggedOut, Some(_)) => Ok(Some(Redirect::to("/").into_response())),
        }
    }
}
