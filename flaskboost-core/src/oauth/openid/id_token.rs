//! The check of an ID token (OpenID Connect Core 1.0, section 3.1.3.7), after that of its signature.

use chrono::{DateTime, Utc};

use super::IdTokenError;
use super::claims::Claims;

/// How far the clocks of two machines may be apart, in seconds.
const LEEWAY: f64 = 60.0;

/// The longest subject, as the standard has it.
const LONGEST_SUBJECT: usize = 255;

/// What an ID token must agree with.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    pub(super) nonce: &'a str,
    pub(super) now: DateTime<Utc>,
}

/// The claims of a token whose signature is right, if it was issued by this provider, for this site, in this journey
/// and not long ago.
pub(super) fn checked(payload: &[u8], expected: &Expected<'_>) -> Result<Claims, IdTokenError> {
    let claims: Claims = serde_json::from_slice(payload).map_err(|_| IdTokenError::Malformed)?;
    #[expect(clippy::cast_precision_loss, reason = "seconds of this millennium are exact")]
    let now = expected.now.timestamp() as f64;
    let is_for_us = claims.aud.names(expected.client_id);
    let party = claims.azp.as_deref();
    let is_our_party = party.map_or(!claims.aud.is_shared(), |party| party == expected.client_id);
    let refusals = [
        (claims.iss != expected.issuer, IdTokenError::Issuer),
        (!is_for_us || !is_our_party, IdTokenError::Audience),
        (claims.exp <= now - LEEWAY, IdTokenError::Expired),
        (claims.iat > now + LEEWAY || claims.nbf.is_some_and(|from| from > now + LEEWAY), IdTokenError::NotYet),
        (claims.nonce.as_deref() != Some(expected.nonce), IdTokenError::Nonce),
        (claims.sub.is_empty() || claims.sub.len() > LONGEST_SUBJECT, IdTokenError::Subject),
    ];
    match refusals.into_iter().find(|(is_wrong, _)| *is_wrong) {
        Some((_, refusal)) => Err(refusal),
        None => Ok(claims),
    }
}
