//! How an [`Error`] leaves a handler: as a bare status with the error attached.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

use super::Error;

/// The error of a response, found in its extensions.
///
/// One layer logs it and draws it, as a page for people and as `application/problem+json` for programs.
#[derive(Clone, Debug)]
pub struct Report(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(time) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(time.as_secs()));
        }
        response.extensions_mut().insert(Report(Arc::new(self)));
        response
    }
}
