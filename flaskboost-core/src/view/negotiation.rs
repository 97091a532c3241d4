//! HTML or JSON: what a client would rather have (RFC 9110, section 12.5.1).

use http::{HeaderMap, HeaderValue, header};

use crate::http::sends_bearer;

/// A format that a page can be answered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Html,
    /// For programs.
    Json,
}

/// Whether a request says by itself that no person waits for the answer: it sends `Authorization: Bearer`, or JSON
/// without asking for a page.
pub(super) fn is_of_program(headers: &HeaderMap) -> bool {
    const JSON: &[u8] = b"application/json";
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let sends_json = kind.get(..JSON.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(JSON));
    let accepts = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let asks_for_page = || accepts.into_iter().any(|accept| accept.to_ascii_lowercase().contains("text/html"));
    sends_bearer(headers) || (sends_json && !asks_for_page())
}

/// What the `Accept` header would rather have; HTML when it does not care.
///
/// ```
/// use flaskboost::view::{Format, wanted};
///
/// let mut headers = http::HeaderMap::new();
/// assert_eq!(wanted(&headers), Format::Html);
/// headers.insert("accept", "application/json".parse().unwrap());
/// assert_eq!(wanted(&headers), Format::Json);
/// headers.insert("accept", "text/html, application/json;q=0.9".parse().unwrap());
/// assert_eq!(wanted(&headers), Format::Html);
/// ```
#[must_use]
pub fn wanted(headers: &HeaderMap) -> Format {
    let mut html = None::<f32>;
    let mut json = None::<f32>;
    let mut any = None::<f32>;
    for range in headers.get_all(header::ACCEPT).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default();
        let is_one_of = |known: &[&str]| known.iter().any(|known| kind.eq_ignore_ascii_case(known));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0_f32);
        let slot = if is_one_of(&["text/html", "application/xhtml+xml", "text/*"]) {
            &mut html
        } else if is_one_of(&["application/json", "application/problem+json", "application/*"]) {
            &mut json
        } else if kind == "*/*" {
            &mut any
        } else {
            continue;
        };
        *slot = Some(slot.map_or(weight, |known| known.max(weight)));
    }
    let html = html.or(any).unwrap_or(if json.is_some() { 0.0 } else { 1.0 });
    let json = json.or(any).unwrap_or(0.0);
    if json > html { Format::Json } else { Format::Html }
}
