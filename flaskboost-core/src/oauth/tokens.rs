//! [`Tokens`]: what a service gave.

use chrono::{DateTime, Duration, Utc};
use oauth2::basic::BasicTokenType;
use oauth2::{ExtraTokenFields, StandardTokenResponse, TokenResponse};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::settings::Secret;

/// What a service gave: a token to ask it with, and perhaps one to get the next.
///
/// Both are secrets of the person. Store them encrypted or not at all.
pub struct Tokens {
    /// What opens the service.
    pub access_token: Secret<String>,
    /// What the next tokens are made of.
    pub refresh_token: Option<Secret<String>>,
    /// When the access token ends, if the service says so.
    pub expires_at: Option<DateTime<Utc>>,
    /// What the person consented to; empty when the service does not say.
    pub scopes: Vec<String>,
    more: Map<String, Value>,
}

/// The fields that the standard does not know.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct More(Map<String, Value>);

impl ExtraTokenFields for More {}

/// The answer of a token address.
pub(super) type Answer = StandardTokenResponse<More, BasicTokenType>;

impl Tokens {
    pub(super) fn of(answer: &Answer, now: DateTime<Utc>) -> Self {
        let life = answer.expires_in().and_then(|life| Duration::from_std(life).ok());
        let scopes = answer.scopes().into_iter().flatten();
        Self {
            access_token: Secret::new(answer.access_token().secret().clone()),
            refresh_token: answer.refresh_token().map(|token| Secret::new(token.secret().clone())),
            expires_at: life.and_then(|life| now.checked_add_signed(life)),
            scopes: scopes.map(|scope| scope.as_str().to_owned()).filter(|scope| !scope.is_empty()).collect(),
            more: answer.extra_fields().0.clone(),
        }
    }

    /// A field of the answer that the standard does not know, such as the person whom the tokens are of.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.more.get(name)
    }
}

impl std::fmt::Debug for Tokens {
    /// No secret, and no value of a field: it may be one.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let more: Vec<&String> = self.more.keys().collect();
        f.debug_struct("Tokens")
            .field("expires_at", &self.expires_at)
            .field("scopes", &self.scopes)
            .field("fields", &more)
            .finish_non_exhaustive()
    }
}
