//! [`protect`]: refuses a write that no page of ours asked for.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{Method, StatusCode};

use crate::error::{Error, Result};
use crate::form::decode::DecodeError;
use crate::form::decode::from_request::read_whole;
use crate::form::decode::media_type::MediaType;
use crate::form::decode::urlencoded;
use crate::session::{Detached, Session};

use super::first_part::{self, FIELD};
use super::keys::CsrfKeys;

/// The header in which a script sends the token.
const HEADER: &str = "x-csrf-token";

/// Refuses a write without a token of ours: a layer for `axum::middleware::from_fn_with_state`.
///
/// The token comes in the header `X-CSRF-Token`, in the field `csrf_token` of a form, or in the
/// **first** part of a multipart form, so that an upload is not kept in memory to find it.
pub async fn protect(State(keys): State<CsrfKeys>, request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE);
    // What has no session was not sent by a browser on its own, so no other site can have it sent.
    if is_read || request.extensions().get::<Detached>().is_some() {
        return next.run(request).await;
    }
    match admit(&keys, request).await {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

/// The request, unchanged, if its token is ours.
async fn admit(keys: &CsrfKeys, request: Request) -> Result<Request> {
    let (token, request) = find_token(request).await?;
    let (Some(token), Some(visitor)) = (token, keys.visitor(request.headers())) else {
        return Err(refusal());
    };
    let session = request.extensions().get::<Session>().cloned();
    let is_ours = keys.verify(&token, visitor, session.as_ref()).await?;
    if is_ours { Ok(request) } else { Err(refusal()) }
}

fn refusal() -> Error {
    Error::new(
        StatusCode::FORBIDDEN,
        "FB3403",
        "This page was open for too long or was opened from somewhere else. Go back, reload it and send the form again.",
    )
}

/// The token, wherever it is, and the request as it was.
async fn find_token(request: Request) -> Result<(Option<String>, Request), DecodeError> {
    if let Some(header) = request.headers().get(HEADER) {
        let token = header.to_str().ok().map(str::to_owned);
        return Ok((token, request));
    }
    match MediaType::of(request.headers()) {
        Some(MediaType::UrlEncoded) => in_form(request).await,
        Some(MediaType::Multipart) => Ok(in_first_part(request).await),
        Some(MediaType::Json) | None => Ok((None, request)),
    }
}

async fn in_form(request: Request) -> Result<(Option<String>, Request), DecodeError> {
    let (parts, body) = request.into_parts();
    let bytes = read_whole(Request::from_parts(parts.clone(), body), &()).await?;
    let token = urlencoded::pairs(&bytes).find_map(|(name, value)| (name.ok()? == FIELD).then(|| value.ok()).flatten());
    Ok((token, Request::from_parts(parts, Body::from(bytes))))
}

async fn in_first_part(request: Request) -> (Option<String>, Request) {
    let (parts, body) = request.into_parts();
    let content_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (token, body) = first_part::peek(body, content_type).await;
    (token, Request::from_parts(parts, body))
}
