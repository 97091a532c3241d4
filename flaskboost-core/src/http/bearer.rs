//! Whether a request shows a token.

use http::{HeaderMap, HeaderValue, header};

/// Whether a request has `Authorization: Bearer`, with a token after it or without.
///
/// ```
/// use flaskboost::http::sends_bearer;
///
/// let mut headers = http::HeaderMap::new();
/// assert!(!sends_bearer(&headers));
/// headers.insert("authorization", "Basic YTpi".parse().unwrap());
/// assert!(!sends_bearer(&headers));
/// headers.append("authorization", "bearer".parse().unwrap());
/// assert!(sends_bearer(&headers));
/// ```
#[must_use]
pub fn sends_bearer(headers: &HeaderMap) -> bool {
    let is_bearer = |value: &HeaderValue| {
        let scheme = value.as_bytes().split(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default();
        scheme.eq_ignore_ascii_case(b"bearer")
    };
    headers.get_all(header::AUTHORIZATION).iter().any(is_bearer)
}
