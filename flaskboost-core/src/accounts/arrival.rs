//! [`Arrival`]: whoever wants to log in, and what their browser brings along.

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};

use super::Accounts;
use crate::error::Error;
use crate::http::{Caller, cookie};
use crate::session::Session;

/// Whoever wants to log in: their session, what is known of their device, and the cookies in which it may be trusted.
pub(super) struct Arrival {
    pub(super) session: Session,
    pub(super) caller: Caller,
    cookies: HeaderMap,
}

impl<S: Send + Sync> FromRequestParts<S> for Arrival {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let session = Session::from_request_parts(parts, state).await?;
        let mut cookies = HeaderMap::new();
        for value in parts.headers.get_all(header::COOKIE) {
            cookies.append(header::COOKIE, value.clone());
        }
        Ok(Self { session, caller: Caller::of(&parts.headers, &parts.extensions), cookies })
    }
}

impl Accounts {
    /// The token in the cookie of a trusted device.
    pub(super) fn trust_token<'a>(&self, arrival: &'a Arrival) -> Option<&'a str> {
        let is_token =
            |text: &&str| text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        cookie(&arrival.cookies, self.trust_cookie_name()).filter(is_token)
    }

    /// The cookie of a device that is trusted for so many days.
    pub(super) fn trust_cookie(&self, token: &str, days: i64) -> Result<HeaderValue, Error> {
        let (name, secure) = (self.trust_cookie_name(), if self.site.is_secure { "; Secure" } else { "" });
        let age = days.saturating_mul(86_400);
        let text = format!("{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::try_from(text).map_err(Error::internal)
    }

    /// Over HTTPS no other site of the domain can plant it.
    fn trust_cookie_name(&self) -> &'static str {
        if self.site.is_secure { "__Host-trusted" } else { "trusted" }
    }
}
