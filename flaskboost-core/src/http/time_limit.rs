//! A limit on how long a handler may take.

use std::future::Future;
use std::time::Duration;

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use crate::error::Error;

/// How long a handler may take before the visitor gets a 504.
#[derive(Debug, Clone, Copy)]
pub struct TimeLimit(pub Duration);

/// Answers 504 when the handler takes longer; its work is dropped, an open transaction rolls back.
pub async fn limit_time(limit: TimeLimit, answer: impl Future<Output = Response>) -> Response {
    match tokio::time::timeout(limit.0, answer).await {
        Ok(response) => response,
        Err(_) => Error::from_status(StatusCode::GATEWAY_TIMEOUT).into_response(),
    }
}
