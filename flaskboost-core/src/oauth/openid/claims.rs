//! What an ID token says (OpenID Connect Core 1.0, section 2).

use serde::{Deserialize, Deserializer};

/// What an ID token says, as far as somebody here reads it.
#[derive(Deserialize)]
pub(super) struct Claims {
    pub(super) iss: String,
    pub(super) sub: String,
    pub(super) aud: Audience,
    pub(super) azp: Option<String>,
    pub(super) exp: f64,
    pub(super) iat: f64,
    pub(super) nbf: Option<f64>,
    pub(super) nonce: Option<String>,
    #[serde(flatten)]
    pub(super) details: Details,
}

/// What a provider says of a person, in the token or besides.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Details {
    #[serde(default, deserialize_with = "text_or_nothing")]
    pub(super) email: Option<String>,
    #[serde(default, deserialize_with = "is_true")]
    pub(super) email_verified: bool,
    #[serde(default, deserialize_with = "text_or_nothing")]
    pub(super) name: Option<String>,
}

/// For whom a token is: one, or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    pub(super) fn names(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Several(all) => all.iter().any(|one| one == client),
        }
    }

    pub(super) fn is_shared(&self) -> bool {
        matches!(self, Self::Several(all) if all.len() > 1)
    }
}

fn text_or_nothing<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(value.as_str().filter(|text| !text.is_empty()).map(str::to_owned))
}

/// A boolean; some providers write it as a text. Anything else is no yes.
fn is_true<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(value.as_bool().unwrap_or_else(|| value.as_str() == Some("true")))
}
