//! [`PageNumber`]: which page of a list, never zero.

use std::fmt;
use std::num::NonZeroU32;

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::error::Error;

/// The number of a page, from 1.
///
/// As an extractor it reads `?page=`; without it the page is the first.
///
/// ```
/// use flaskboost::model::PageNumber;
///
/// assert_eq!(PageNumber::default().get(), 1);
/// assert!(PageNumber::new(0).is_none());
/// assert_eq!(PageNumber::new(3).unwrap().get(), 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageNumber(NonZeroU32);

impl PageNumber {
    /// The page with this number, or `None` for 0.
    #[must_use]
    pub const fn new(number: u32) -> Option<Self> {
        match NonZeroU32::new(number) {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0.get()
    }
}

impl Default for PageNumber {
    fn default() -> Self {
        Self(NonZeroU32::MIN)
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for PageNumber {
    type Rejection = Error;

    /// # Errors
    ///
    /// - `?page=` is not a whole number from 1 to 4294967295.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let Some((_, text)) = form_urlencoded::parse(query).find(|(key, _)| key == "page") else {
            return Ok(Self::default());
        };
        text.parse().ok().and_then(Self::new).ok_or_else(|| {
            Error::bad_request("The page in the address must be a whole number from 1 on.")
                .with_hint("Remove ?page= from the address to see the first page.")
        })
    }
}
