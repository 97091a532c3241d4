//! Sends visitors who came over plain HTTP to HTTPS, as a platform's router reports it.

use std::future::Future;

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};

use super::TrustedProxies;

/// Where plain HTTP is sent on to.
#[derive(Debug, Clone)]
pub struct ToHttps {
    /// Scheme and host of the app itself: never those of the `Host` header, which the visitor chooses.
    pub origin: String,
    /// Who may say that a request came over plain HTTP.
    pub trusted: TrustedProxies,
}

/// Redirects when a trusted proxy says `X-Forwarded-Proto: http`; without `to` never.
pub async fn redirect_to_https<F>(to: Option<&ToHttps>, request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    match to.filter(|to| to.is_plain(&request)) {
        Some(to) => {
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            let target = format!("{}/{}", to.origin, path.trim_start_matches('/'));
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response()
        }
        None => answer(request).await,
    }
}

impl ToHttps {
    fn is_plain(&self, request: &Request) -> bool {
        let is_trusted = TrustedProxies::peer(request.extensions()).is_some_and(|peer| self.trusted.contains(peer));
        is_trusted && request.headers().get("x-forwarded-proto").is_some_and(|proto| proto == "http")
    }
}
