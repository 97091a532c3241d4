//! [`Language`]: one of the languages that the library's own pages speak.

use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use http::{HeaderMap, header};
use unic_langid::LanguageIdentifier;

use super::texts::TEXTS;
use crate::http::cookie;

/// The cookie that holds a choice. It is no secret, and says nothing of who chose.
const COOKIE: &str = "language";

/// One of the languages that the library's own pages speak.
///
/// ```
/// use flaskboost::lexicon::Language;
/// use http::{HeaderMap, HeaderValue, header};
///
/// let mut headers = HeaderMap::new();
/// headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("tlh, en-GB;q=0.8"));
/// assert_eq!(Language::wanted(&headers).tag(), "en");
/// let chosen = Language::of_tag("de").unwrap().cookie();
/// headers.insert(header::COOKIE, HeaderValue::from_str(chosen.split(';').next().unwrap()).unwrap());
/// assert_eq!(Language::wanted(&headers).tag(), "de");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Language(pub(super) usize);

impl Language {
    /// The language that somebody chose in this browser, or else that the browser asks for, or else English.
    #[must_use]
    pub fn wanted(headers: &HeaderMap) -> Self {
        if let Some(chosen) = cookie(headers, COOKIE).and_then(Self::of_tag) {
            return chosen;
        }
        let Some(wanted) = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()) else {
            return Self::default();
        };
        let offered: Vec<LanguageIdentifier> = TEXTS.iter().filter_map(|texts| texts.tag.parse().ok()).collect();
        let wanted = parse_accepted_languages(wanted);
        let found = negotiate_languages(&wanted, &offered, None, NegotiationStrategy::Lookup);
        found.first().and_then(|found| Self::of_tag(&found.to_string())).unwrap_or_default()
    }

    /// The cookie by which a browser remembers this choice for a year, as the value of `Set-Cookie`.
    #[must_use]
    pub fn cookie(self) -> String {
        format!("{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", self.tag())
    }

    /// The language of this tag, such as `de`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        TEXTS.iter().position(|texts| texts.tag == tag).map(Self)
    }

    /// All of them, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..TEXTS.len()).map(Self)
    }

    /// Its tag, such as `de`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        TEXTS[self.0].tag
    }

    /// Its name in itself, such as `Deutsch`.
    #[must_use]
    pub fn name(self) -> &'static str {
        TEXTS[self.0].name
    }

    /// Which way it is written: `ltr` or `rtl`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if TEXTS[self.0].is_from_right { "rtl" } else { "ltr" }
    }
}
