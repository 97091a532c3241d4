//! [`Bearer`]: whoever sends a token instead of a cookie.

use std::future::Future;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::visitor::Recogniser;
use super::{Actor, Identity, Role, Scopes};
use crate::error::{Error, Result};
use crate::http::{Caller, sends_bearer};
use crate::session::Detached;

/// Whoever sends a token instead of a cookie: a program of theirs does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The owner of the token.
    pub identity: Identity,
    /// What tells the token from others; it opens nothing.
    pub key: String,
    /// The names of the scopes that the token was made with.
    pub scopes: Vec<String>,
}

/// What a token leaves of its owner for one request; found in its extensions.
#[derive(Debug, Clone)]
pub(super) struct Borne {
    pub(super) identity: Identity,
    /// The owner, with all their power.
    pub(super) owner: Identity,
    pub(super) key: String,
    pub(super) actor: Actor,
    pub(super) scopes: Scopes,
}

/// Marks a request whose token covers a permission that its route asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Covered;

impl Recogniser {
    async fn admit(&self, request: &mut Request) -> Result<()> {
        let Some(identify) = self.identify.as_ref().filter(|identify| identify.takes_tokens()) else { return Ok(()) };
        let Some(token) = token_of(request.headers()) else { return Ok(()) };
        let caller = Caller::of(request.headers(), request.extensions());
        let found = match token {
            Some(token) => identify.identify_bearer(&self.db, token, &caller).await?,
            None => None,
        };
        let Some(Bearer { identity, key, scopes }) = found else { return Err(invalid()) };
        let scopes = Scopes::from_stored(scopes.iter().map(String::as_str), &self.roles);
        let actor = Actor::person(&identity, &self.roles).within(&scopes);
        let borne = Borne { identity: diminished(identity.clone(), &scopes), owner: identity, key, actor, scopes };
        request.extensions_mut().insert(borne);
        request.extensions_mut().insert(Detached);
        Ok(())
    }
}

/// Whoever looks at the role or at the grants by themselves, and not at what the actor may do, finds none.
fn diminished(identity: Identity, scopes: &Scopes) -> Identity {
    if scopes.are_all() { identity } else { Identity { role: Role::named("token"), grants: Vec::new(), ..identity } }
}

/// The token of a request with `Authorization: Bearer`: `Some(None)` when there is such a header and no token can be
/// read from it, or there is more than one `Authorization`.
fn token_of(headers: &HeaderMap) -> Option<Option<&str>> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    sends_bearer(headers).then(|| {
        let only = values.next().filter(|_| values.next().is_none())?;
        Some(only.to_str().ok()?.split_once(' ')?.1.trim())
    })
}

fn invalid() -> Error {
    let message = "This token is not valid: it is unknown, revoked or expired, or its owner may not log in.";
    Error::new(StatusCode::UNAUTHORIZED, "FB5401", message)
}

/// Recognises who sends a token, before anything looks at the cookies: a request with `Authorization: Bearer` has no
/// session, and a token that is not valid is refused at every route. Stands around the session layer.
pub async fn bear<F>(recogniser: &Recogniser, mut request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    match recogniser.admit(&mut request).await {
        Ok(()) => answer(request).await,
        Err(error) => {
            let is_invalid = error.status() == StatusCode::UNAUTHORIZED;
            let mut response = error.into_response();
            if is_invalid {
                let why = HeaderValue::from_static("Bearer error=\"invalid_token\"");
                response.headers_mut().insert(header::WWW_AUTHENTICATE, why);
            }
            response
        }
    }
}

/// As middleware of a route that is for browsers only: refuses whoever sends a token, whatever its scopes.
pub async fn refuse_tokens(request: Request, next: Next) -> Response {
    if request.extensions().get::<Borne>().is_none() {
        return next.run(request).await;
    }
    let message = "A token may not be used here: log in with a browser.";
    Error::new(StatusCode::FORBIDDEN, "FB5404", message).into_response()
}

/// What a program is told whose token does not reach as far as what it wants to do.
pub(super) fn too_narrow() -> Error {
    Error::new(StatusCode::FORBIDDEN, "FB5405", "This token may not do that.")
        .with_hint("Its scopes, or what its owner may do, are not enough.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(values: &[&[u8]]) -> HeaderMap {
        let values = values.iter().map(|value| HeaderValue::from_bytes(value).unwrap());
        values.map(|value| (header::AUTHORIZATION, value)).collect()
    }

    #[test]
    fn only_the_scheme_bearer_is_ours() {
        assert_eq!(token_of(&HeaderMap::new()), None);
        for value in [&b"Basic YTpi"[..], b"", b"Bearer2 x", b"x Bearer y", b"\xff Bearer"] {
            assert_eq!(token_of(&headers(&[value])), None, "{value:?}");
        }
        for value in [&b"Bearer abc"[..], b"bearer abc", b"BEARER   abc"] {
            assert_eq!(token_of(&headers(&[value])), Some(Some("abc")));
        }
    }

    #[test]
    fn a_header_that_cannot_be_read_and_a_second_one_are_no_token_and_not_nothing() {
        for values in
            [&[&b"Bearer"[..]][..], &[b"Bearer \xff"], &[b"Bearer a", b"Bearer a"], &[b"Basic x", b"Bearer a"]]
        {
            assert_eq!(token_of(&headers(values)), Some(None), "{values:?}");
        }
    }
}
