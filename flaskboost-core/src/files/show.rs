//! Answers a link to a file.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use super::byte_range::ByteRange;
use crate::controller::{Path, Service};
use crate::error::{Error, Result};
use crate::storage::{Granted, Storage};

/// A file loads nothing, runs nothing and is framed by nobody, even where a browser shows it on its own.
const POLICY: &str = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox; frame-ancestors 'none'";

/// Gives a file, or the part of it that was asked for, to whoever has the link.
pub(super) async fn show(
    Path(ticket): Path<String>,
    storage: Service<Storage>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response> {
    let granted = storage.redeem(&ticket).await?;
    let etag = format!("\"{}\"", &granted.file.sha256()[..32]);
    if is_known(&headers, &etag) {
        return dressed(StatusCode::NOT_MODIFIED.into_response(), &granted, &etag, &storage);
    }
    let size = granted.file.size();
    let (status, range) = match wanted(&headers, &etag, size) {
        ByteRange::Whole => (StatusCode::OK, 0..size),
        ByteRange::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        ByteRange::Beyond => {
            let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
            set(response.headers_mut(), header::CONTENT_RANGE, format!("bytes */{size}"))?;
            return Ok(response);
        }
    };
    let body = match method {
        Method::HEAD => Body::empty(),
        _ => Body::from_stream(storage.read_range(&granted.file, range.clone()).await?),
    };
    let mut response = (status, body).into_response();
    let fields = response.headers_mut();
    fields.insert(header::CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
    if status == StatusCode::PARTIAL_CONTENT {
        set(fields, header::CONTENT_RANGE, format!("bytes {}-{}/{size}", range.start, range.end - 1))?;
    }
    dressed(response, &granted, &etag, &storage)
}

/// Whether the client has this content already.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let is_it = |one: &str| one == "*" || one.trim_start_matches("W/") == etag;
    known.is_some_and(|known| known.split(',').any(|one| is_it(one.trim())))
}

/// The range that is asked for; all of it when the client has a part of something else.
fn wanted(headers: &HeaderMap, etag: &str, size: u64) -> ByteRange {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    match (text(header::RANGE), text(header::IF_RANGE)) {
        (Some(_), Some(of)) if of != etag => ByteRange::Whole,
        (Some(range), _) => ByteRange::read(range, size),
        (None, _) => ByteRange::Whole,
    }
}

/// The answer with what the browser must know of the file, and with what it must not do with it.
fn dressed(mut response: Response, granted: &Granted, etag: &str, storage: &Storage) -> Result<Response> {
    let fields = response.headers_mut();
    set(fields, header::CONTENT_TYPE, content_type(granted.file.media_type()))?;
    set(fields, header::CONTENT_DISPOSITION, granted.disposition())?;
    set(fields, header::ETAG, etag.to_owned())?;
    set(fields, header::CACHE_CONTROL, format!("private, max-age={}", storage.left(granted).num_seconds().max(0)))?;
    for (name, value) in [
        (header::ACCEPT_RANGES, "bytes"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        fields.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// A text says in which alphabet it is, so that no browser guesses one.
fn content_type(media_type: &str) -> String {
    if media_type.starts_with("text/") { format!("{media_type}; charset=utf-8") } else { media_type.to_owned() }
}

fn set(fields: &mut HeaderMap, name: HeaderName, value: String) -> Result<()> {
    fields.insert(name, HeaderValue::try_from(value).map_err(Error::internal)?);
    Ok(())
}
