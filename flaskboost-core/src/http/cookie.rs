//! Reading one cookie of a request.

use http::{HeaderMap, header};

/// The value of a cookie, from any of the request's `Cookie` headers. Another cookie may hold bytes that are no text.
///
/// ```
/// use flaskboost::http::cookie;
/// use http::{HeaderMap, HeaderValue};
///
/// let mut headers = HeaderMap::new();
/// headers.insert("cookie", HeaderValue::from_static("a=1; b=2"));
/// assert_eq!(cookie(&headers, "b"), Some("2"));
/// assert_eq!(cookie(&headers, "c"), None);
/// ```
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b';'))
        .filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}
