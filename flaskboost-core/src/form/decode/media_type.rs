//! Which kind of body a request has.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// The kinds of body that a form can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::form) enum MediaType {
    UrlEncoded,
    Multipart,
    Json,
}

impl MediaType {
    /// The kind that the header names; a character set other than UTF-8 is refused.
    pub(in crate::form) fn of(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
        let mut parts = text.split(';').map(str::trim);
        let essence = parts.next()?;
        let is_utf8 = parts
            .filter_map(|parameter| parameter.strip_prefix("charset="))
            .all(|charset| matches!(charset.trim_matches('"'), "utf-8" | "utf8"));
        match essence {
            _ if !is_utf8 => None,
            "application/x-www-form-urlencoded" => Some(Self::UrlEncoded),
            "multipart/form-data" => Some(Self::Multipart),
            "application/json" => Some(Self::Json),
            _ if essence.starts_with("application/") && essence.ends_with("+json") => Some(Self::Json),
            _ => None,
        }
    }
}
