//! [`Reply`]: what a handler returns that either shows a page or sends the visitor on.

use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode};

use super::Redirect;
use crate::view::View;

/// A page or a redirect.
///
/// ```
/// use flaskboost::controller::{Redirect, Replies, Reply};
/// # #[derive(serde::Serialize, flaskboost::view::View)] #[view("posts/new.html")] struct New { title: String }
///
/// fn answer(is_valid: bool) -> Reply {
///     if is_valid { Redirect::to("posts.index").into() } else { New { title: String::new() }.invalid() }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a reply does nothing unless a handler returns it"]
pub struct Reply(Response);

impl Reply {
    /// Any other answer.
    pub fn of(response: impl IntoResponse) -> Self {
        Self(response.into_response())
    }

    /// The same answer with another status.
    pub fn status(mut self, status: StatusCode) -> Self {
        *self.0.status_mut() = status;
        self
    }

    /// The same answer with one more header, such as a cookie.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers_mut().append(name, value);
        self
    }
}

impl<V: View> From<V> for Reply {
    fn from(view: V) -> Self {
        Self(crate::view::respond(view))
    }
}

impl From<Redirect> for Reply {
    fn from(redirect: Redirect) -> Self {
        Self(redirect.into_response())
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        self.0
    }
}

/// The two ways in which a view becomes a [`Reply`].
pub trait Replies: View + Sized {
    /// Shows the page.
    fn reply(self) -> Reply {
        self.into()
    }

    /// Shows the page with status 422: the form on it was refused.
    fn invalid(self) -> Reply {
        Reply::from(self).status(StatusCode::UNPROCESSABLE_ENTITY)
    }
}

impl<V: View> Replies for V {}
