//! The token of a multipart body: it stands in the first part, so the upload is not read for it.

use axum::body::{Body, Bytes};
use futures_util::{StreamExt, stream};

/// How far into the body the token may stand.
const LIMIT: usize = 8 * 1024;

/// How much of the body there is when the token is first looked for.
const FIRST_SEARCH: usize = 64;

/// The field that holds the token.
pub(super) const FIELD: &str = "csrf_token";

/// Looks at the start of a multipart body: the token, if its first part is one, and the whole body.
pub(super) async fn peek(body: Body, content_type: &str) -> (Option<String>, Body) {
    let Some(boundary) = boundary(content_type) else {
        return (None, body);
    };
    let mut rest = body.into_data_stream();
    let mut seen: Vec<u8> = Vec::new();
    let mut chunks: Vec<Result<Bytes, axum::Error>> = Vec::new();
    let mut token = None;
    // The search begins again at twice the length each time, so that a body that trickles in costs no more.
    let mut search_at = FIRST_SEARCH;
    while seen.len() < LIMIT {
        match rest.next().await {
            Some(Ok(chunk)) => {
                seen.extend_from_slice(&chunk[..chunk.len().min(LIMIT - seen.len())]);
                chunks.push(Ok(chunk));
            }
            Some(Err(error)) => {
                chunks.push(Err(error));
                break;
            }
            None => {
                token = find(&seen, boundary);
                break;
            }
        }
        if seen.len() >= search_at.min(LIMIT) {
            token = find(&seen, boundary);
            search_at = seen.len() * 2;
        }
        if token.is_some() {
            break;
        }
    }
    (token, Body::from_stream(stream::iter(chunks).chain(rest)))
}

/// The text between the parts.
fn boundary(content_type: &str) -> Option<&str> {
    let parameters = content_type.split(';').skip(1);
    let value = parameters
        .filter_map(|one| one.trim().split_once('='))
        .find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?
        .1;
    let value = value.trim_matches('"');
    (1..=70).contains(&value.len()).then_some(value)
}

/// The value of the first part, once it is there whole, if it is the token.
fn find(seen: &[u8], boundary: &str) -> Option<String> {
    let opening = format!("--{boundary}\r\n");
    let closing = format!("\r\n--{boundary}");
    let part = seen.strip_prefix(opening.as_bytes())?;
    let head_end = position(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&part[..head_end]).ok()?;
    if !head.split("\r\n").any(names_the_token) {
        return None;
    }
    let value = &part[head_end + 4..];
    let value_end = position(value, closing.as_bytes())?;
    String::from_utf8(value[..value_end].to_vec()).ok()
}

/// `Content-Disposition: form-data; name="csrf_token"`.
fn names_the_token(header: &str) -> bool {
    let Some((name, value)) = header.split_once(':') else {
        return false;
    };
    let mut parameters = value.split(';').map(str::trim);
    name.trim().eq_ignore_ascii_case("content-disposition")
        && parameters.next().is_some_and(|kind| kind.eq_ignore_ascii_case("form-data"))
        && parameters
            .next()
            .and_then(|one| one.split_once('='))
            .is_some_and(|(key, value)| key.eq_ignore_ascii_case("name") && value.trim_matches('"') == FIELD)
        && parameters.next().is_none()
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
