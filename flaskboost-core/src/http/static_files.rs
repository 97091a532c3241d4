//! [`StaticFiles`]: style sheets, scripts and pictures under `/static/`, with hashed addresses and ETags.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use sha2::{Digest, Sha256};

use super::Assets;
use crate::error::Error;

/// The static files of an app over those of the library: a file of the app replaces one of the same name.
#[derive(Debug, Clone)]
pub struct StaticFiles {
    layers: Arc<[Assets]>,
    hashes: Arc<RwLock<HashMap<String, Hashed>>>,
}

#[derive(Debug, Clone)]
struct Hashed {
    saved_at: u64,
    hash: String,
}

impl StaticFiles {
    /// Serves these files; the first layer that has a name wins.
    #[must_use]
    pub fn new(layers: Vec<Assets>) -> Self {
        Self { layers: layers.into(), hashes: Arc::default() }
    }

    /// The address of a file with a piece of its content's hash in it, so that it may be cached for ever:
    /// `app.css` becomes `/static/app.1f3870be27.css`. A file that does not exist keeps its plain address.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        match self.hash(name) {
            Some(hash) => match name.rsplit_once('.') {
                Some((stem, extension)) => format!("/static/{stem}.{hash}.{extension}"),
                None => format!("/static/{name}.{hash}"),
            },
            None => format!("/static/{name}"),
        }
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.layer(name).is_some()
    }

    /// Answers a request for the path below `/static/`.
    #[must_use]
    pub fn respond(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response {
        if method != Method::GET && method != Method::HEAD {
            return Error::from_status(StatusCode::METHOD_NOT_ALLOWED).into_response();
        }
        let (name, is_hashed) = match self.without_hash(path) {
            Some(name) => (name, true),
            None => (path.to_owned(), false),
        };
        let Some(bytes) = self.read(&name) else {
            return Error::from_status(StatusCode::NOT_FOUND).into_response();
        };
        let hash = self.hash(&name).unwrap_or_default();
        let etag = format!("\"{hash}\"");
        let caching = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        let is_known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|known| {
            known == "*" || known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)
        });
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let length = bytes.len();
            let body = match bytes {
                _ if method == Method::HEAD => Body::empty(),
                Cow::Borrowed(bytes) => Body::from(bytes),
                Cow::Owned(bytes) => Body::from(bytes),
            };
            let mut response = body.into_response();
            response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
            response
        };
        let fields = response.headers_mut();
        if let Ok(value) = HeaderValue::try_from(etag) {
            fields.insert(header::ETAG, value);
        }
        fields.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        if let Ok(value) = HeaderValue::try_from(media_type(&name)) {
            fields.insert(header::CONTENT_TYPE, value);
        }
        response
    }

    fn layer(&self, name: &str) -> Option<&Assets> {
        let file = format!("static/{name}");
        self.layers
            .iter()
            .find(|layer| if layer.is_on_disk() { layer.saved_at(&file) != 0 } else { layer.get(&file).is_some() })
    }

    fn read(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        self.layer(name)?.get(&format!("static/{name}"))
    }

    /// The first ten hexadecimal digits of the SHA-256 of the content; computed again when the file was saved.
    fn hash(&self, name: &str) -> Option<String> {
        let layer = self.layer(name)?;
        let file = format!("static/{name}");
        let saved_at = layer.saved_at(&file);
        if let Ok(known) = self.hashes.read()
            && let Some(entry) = known.get(name).filter(|entry| entry.saved_at == saved_at)
        {
            return Some(entry.hash.clone());
        }
        let digest = Sha256::digest(layer.get(&file)?);
        let hash = hex::encode(&digest[..5]);
        if let Ok(mut known) = self.hashes.write() {
            known.insert(name.to_owned(), Hashed { saved_at, hash: hash.clone() });
        }
        Some(hash)
    }

    /// `app.1f3870be27.css` as `app.css`, if that file has that hash now.
    fn without_hash(&self, path: &str) -> Option<String> {
        let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
        let mut parts: Vec<&str> = file.split('.').collect();
        if parts.len() < 2 {
            return None;
        }
        let at = if parts.len() == 2 { 1 } else { parts.len() - 2 };
        let hash = parts.remove(at);
        let file = parts.join(".");
        let name = if folder.is_empty() { file } else { format!("{folder}/{file}") };
        (hash.len() == 10 && self.hash(&name).as_deref() == Some(hash)).then_some(name)
    }
}

fn media_type(name: &str) -> String {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let is_text = guess.type_() == mime_guess::mime::TEXT
        || matches!(guess.essence_str(), "application/javascript" | "application/json" | "image/svg+xml");
    if is_text { format!("{}; charset=utf-8", guess.essence_str()) } else { guess.essence_str().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: Assets = Assets::new("/nowhere", &[("static/app.css", b"body{}"), ("static/js/x.min.js", b"1")], false);
    const LIBRARY: Assets = Assets::new("/nowhere", &[("static/app.css", b"old"), ("static/base.css", b"b")], false);

    fn files() -> StaticFiles {
        StaticFiles::new(vec![APP, LIBRARY])
    }

    fn get(path: &str, etag: Option<&str>) -> Response {
        let mut headers = HeaderMap::new();
        if let Some(etag) = etag {
            headers.insert(header::IF_NONE_MATCH, etag.parse().unwrap());
        }
        files().respond(&Method::GET, path, &headers)
    }

    #[test]
    fn a_hashed_address_may_be_cached_for_ever_and_a_plain_one_is_asked_again() {
        for name in ["app.css", "js/x.min.js", "base.css"] {
            let url = files().url(name);
            let hashed = get(url.strip_prefix("/static/").unwrap(), None);
            assert_eq!(hashed.status(), 200, "{url}");
            assert_eq!(hashed.headers()["cache-control"], "public, max-age=31536000, immutable");
            let plain = get(name, None);
            assert_eq!(plain.headers()["cache-control"], "no-cache");
            assert_eq!(plain.headers()["etag"], hashed.headers()["etag"]);
        }
    }

    #[test]
    fn a_known_etag_gets_no_body() {
        let etag = get("app.css", None).headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(get("app.css", Some(&etag)).status(), 304);
        assert_eq!(get("app.css", Some(&format!("\"x\", W/{etag}"))).status(), 304);
        assert_eq!(get("app.css", Some("\"x\"")).status(), 200);
    }

    #[test]
    fn what_does_not_exist_or_has_another_hash_is_a_404() {
        for path in ["nothing.css", "app.0000000000.css", "../Cargo.toml", "", "app.css/", ".css"] {
            assert_eq!(get(path, None).status(), 404, "{path}");
        }
    }

    #[test]
    fn only_get_and_head_are_answered() {
        let answer = files().respond(&Method::POST, "app.css", &HeaderMap::new());
        assert_eq!(answer.status(), 405);
    }

    #[test]
    fn text_says_its_charset() {
        assert_eq!(get("app.css", None).headers()["content-type"], "text/css; charset=utf-8");
        assert_eq!(get("js/x.min.js", None).headers()["content-type"], "text/javascript; charset=utf-8");
    }
}
