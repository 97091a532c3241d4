//! Where a link leads, seen from the page that it stands on.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a browser escapes in an address without being asked.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'\\');

/// A path and query on the site under test, such as `/runs?page=2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(String);

/// Why a reference leads to no page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Elsewhere {
    /// Another site.
    OtherSite(String),
    /// `mailto:`, `javascript:` and the like.
    NotHttp(String),
}

impl Address {
    pub(crate) fn root() -> Self {
        Self("/".to_owned())
    }

    /// Follows a reference from here. `origin` is the site's own, such as `http://127.0.0.1:5000`.
    pub(crate) fn join(&self, origin: &str, reference: &str) -> Result<Self, Elsewhere> {
        let reference = reference.trim();
        let reference = reference.split('#').next().unwrap_or_default();
        let local = match scheme(reference) {
            Some("http" | "https") => {
                let site = Self::origin_of(reference);
                if !site.eq_ignore_ascii_case(origin) {
                    return Err(Elsewhere::OtherSite(reference.to_owned()));
                }
                &reference[site.len()..]
            }
            Some(_) => return Err(Elsewhere::NotHttp(reference.to_owned())),
            // Browsers read a backslash as a slash here, so `/\evil.example` leaves the site too.
            None if reference.starts_with(['/', '\\']) && reference[1..].starts_with(['/', '\\']) => {
                return Err(Elsewhere::OtherSite(reference.to_owned()));
            }
            None if reference.is_empty() => return Ok(self.clone()),
            None => reference,
        };
        let joined = match local.chars().next() {
            Some('/') => local.to_owned(),
            None => "/".to_owned(),
            Some('?') if local.len() < reference.len() => format!("/{local}"),
            Some('?') => format!("{}{local}", self.path()),
            Some(_) => {
                let folder = self.path().rfind('/').map_or("/", |slash| &self.path()[..=slash]);
                format!("{folder}{local}")
            }
        };
        Ok(Self(without_dots(&utf8_percent_encode(&joined, ESCAPED).to_string())))
    }

    /// The origin of an absolute address: `https://example.org` of `https://example.org/a?b`.
    pub(crate) fn origin_of(absolute: &str) -> &str {
        let start = absolute.find("://").map_or(0, |at| at + 3);
        let end = absolute[start..].find(['/', '?', '#']).map_or(absolute.len(), |at| start + at);
        &absolute[..end]
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or_default()
    }

    /// The same place with another query.
    pub(crate) fn with_query(&self, query: &str) -> Self {
        Self(format!("{}?{query}", self.path()))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherSite(url) => write!(f, "`{url}` is on another site, where a test does not go"),
            Self::NotHttp(url) => write!(f, "`{url}` is not an address of a page"),
        }
    }
}

/// `https` of `https://…`, and `None` for a path, also for one with a colon in it.
fn scheme(reference: &str) -> Option<&str> {
    let (scheme, _) = reference.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// Resolves `.` and `..` in the path.
fn without_dots(address: &str) -> String {
    let (path, query) = match address.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (address, None),
    };
    let mut kept: Vec<&str> = Vec::new();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    for (at, part) in parts.iter().enumerate() {
        let is_last = at + 1 == parts.len();
        match *part {
            "." | ".." => {
                if *part == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            part => kept.push(part),
        }
    }
    let path = format!("/{}", kept.join("/"));
    match query {
        Some(query) => format!("{path}?{query}"),
        None => path,
    }
}
