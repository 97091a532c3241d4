//! [`CsrfKeys`]: the secret, and the cookie that tells visitors apart.

use std::fmt;
use std::sync::Arc;

use http::header::{COOKIE, HeaderMap, HeaderValue};

use crate::error::Result;
use crate::random::Random;
use crate::session::Session;

use super::token;

/// How long the visitor cookie lives, in seconds: one year.
const LIFETIME: u32 = 31_536_000;

/// The secret that signs tokens, and the cookie that tells visitors apart.
///
/// A token belongs to one visitor (a random cookie, there before anyone logs in) and to one session.
/// Logging in or out makes the tokens of open pages useless.
#[derive(Clone)]
pub struct CsrfKeys {
    secret: Arc<[u8]>,
    secure: bool,
}

impl CsrfKeys {
    /// The keys of a site. `secure` when it is served over HTTPS: the cookie then cannot be planted
    /// by another site of the same domain.
    #[must_use]
    pub fn new(secret: impl Into<Arc<[u8]>>, secure: bool) -> Self {
        Self { secret: secret.into(), secure }
    }

    /// The name of the visitor cookie.
    #[must_use]
    pub const fn cookie_name(&self) -> &'static str {
        if self.secure { "__Host-visitor" } else { "visitor" }
    }

    /// The visitor that a request comes from.
    #[must_use]
    pub fn visitor<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        headers
            .get_all(COOKIE)
            .into_iter()
            // Another cookie may hold bytes that are no text.
            .flat_map(|header| header.as_bytes().split(|byte| *byte == b';'))
            .filter_map(|pair| std::str::from_utf8(pair).ok()?.trim().split_once('='))
            .find(|(name, _)| *name == self.cookie_name())
            .map(|(_, value)| value)
            .filter(|value| is_visitor(value))
    }

    /// A new visitor, for [`CsrfKeys::cookie`].
    #[must_use]
    pub fn new_visitor(&self, random: &Random) -> String {
        random.token()
    }

    /// The `Set-Cookie` header of a visitor.
    ///
    /// # Panics
    ///
    /// - `visitor` is neither from [`CsrfKeys::visitor`] nor from [`CsrfKeys::new_visitor`].
    #[must_use]
    pub fn cookie(&self, visitor: &str) -> HeaderValue {
        let name = self.cookie_name();
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie = format!("{name}={visitor}; Path=/; Max-Age={LIFETIME}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::try_from(cookie).expect("a visitor is letters, digits, `-` and `_`")
    }

    /// A token for a page that `visitor` will get.
    ///
    /// # Errors
    ///
    /// - The session could not be read.
    pub async fn issue(&self, random: &Random, visitor: &str, session: Option<&Session>) -> Result<String> {
        Ok(token::issue(&self.secret, random, &self.binding(visitor, session).await?))
    }

    /// Whether a token was issued for this visitor and session.
    ///
    /// # Errors
    ///
    /// - The session could not be read.
    pub async fn verify(&self, token: &str, visitor: &str, session: Option<&Session>) -> Result<bool> {
        Ok(token::verify(&self.secret, token, &self.binding(visitor, session).await?))
    }

    /// Whom a token belongs to.
    pub(in crate::form) async fn binding(&self, visitor: &str, session: Option<&Session>) -> Result<String> {
        let session = match session {
            Some(session) => session.binding().await?,
            None => String::new(),
        };
        Ok(format!("{visitor}|{session}"))
    }
}

/// Only what [`Random::token`] makes: anything else was written by somebody else.
fn is_visitor(value: &str) -> bool {
    value.len() == 43 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

impl fmt::Debug for CsrfKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CsrfKeys").field("secure", &self.secure).finish_non_exhaustive()
    }
}
