//! Security headers: what every answer tells the browser to refuse.

use std::future::Future;

use axum::extract::Request;
use axum::response::Response;
use http::{HeaderName, HeaderValue, header};

/// The policy of every page: nothing but our own origin, no inline script, no inline style, no frames, no plugins.
///
/// A handler that needs another policy sets the header itself; it is then left alone.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; base-uri 'none'; object-src 'none'; \
     frame-ancestors 'none'; form-action 'self'; img-src 'self' data:";

/// Which headers depend on the settings.
#[derive(Debug, Clone, Default)]
pub struct SecurityHeaders {
    hsts: Option<HeaderValue>,
}

impl SecurityHeaders {
    /// Tells browsers to use HTTPS only for so many seconds; `None` says nothing.
    #[must_use]
    pub fn new(hsts_seconds: Option<u64>) -> Self {
        let text = hsts_seconds.map(|seconds| format!("max-age={seconds}; includeSubDomains"));
        Self { hsts: text.and_then(|text| HeaderValue::try_from(text).ok()) }
    }
}

/// Adds the headers, except those the handler has set itself.
pub async fn security_headers<F>(
    wanted: &SecurityHeaders,
    request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response
where
    F: Future<Output = Response>,
{
    let mut response = answer(request).await;
    let headers = response.headers_mut();
    headers.reserve(10);
    let mut add = |name: HeaderName, value: HeaderValue| {
        headers.entry(name).or_insert(value);
    };
    add(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    add(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    add(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    add(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    add(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    add(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    add(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    );
    if let Some(value) = &wanted.hsts {
        add(header::STRICT_TRANSPORT_SECURITY, value.clone());
    }
    response
}
