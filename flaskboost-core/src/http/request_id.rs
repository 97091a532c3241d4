//! [`RequestId`]: a name for one request, in the log, on error pages and in the answer's headers.

use std::future::Future;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::Request;
use axum::response::Response;
use http::HeaderValue;

use super::{ClientIp, TrustedProxies, log_path};
use crate::random::Random;

/// The id of one request: 16 characters, ours, never taken from the client.
#[derive(Debug, Clone)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names the request, notes who asks, and writes one line to the log when it is answered.
pub async fn identify_request<F>(
    random: &Random,
    trusted: &TrustedProxies,
    mut request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response
where
    F: Future<Output = Response>,
{
    let id: Arc<str> = format!("{:016x}", u64::from_be_bytes(random.bytes::<8>())).into();
    request.extensions_mut().insert(RequestId(Arc::clone(&id)));
    if let Some(peer) = TrustedProxies::peer(request.extensions()) {
        let client = trusted.client(peer, request.headers());
        request.extensions_mut().insert(client);
    }
    let client = request.extensions().get::<ClientIp>().map(|client| client.0);
    let method = request.method().clone();
    let path = log_path(request.uri().path()).into_owned();
    let begun = Instant::now();
    let mut response = answer(request).await;
    let took = begun.elapsed();
    tracing::info!(
        target: "flaskboost::request",
        id = %id,
        client = client.map(tracing::field::display),
        status = response.status().as_u16(),
        took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
        "{method} {path}",
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
