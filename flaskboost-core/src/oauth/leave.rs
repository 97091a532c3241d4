//! [`Leave`]: the page that sends somebody on to another service.

use http::Uri;
use serde::Serialize;

use crate::view::View;

/// The page that sends somebody on to another service.
///
/// It is a page with a link and a refresh, and no redirect: a browser that checks where a form may lead checks every
/// redirect behind it too, and nobody but the service knows its redirects. The page itself may lead anywhere, and the
/// policy against forged forms stays as strict as it is.
#[derive(Debug, Default, Serialize, View)]
#[view("oauth/leave.html")]
pub struct Leave {
    address: String,
    host: String,
}

impl Leave {
    pub(super) fn to(address: String) -> Self {
        let host = address.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
        Self { address, host }
    }

    /// The whole address of the page of consent, for an app that is no browser.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}
