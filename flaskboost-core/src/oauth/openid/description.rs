//! How a provider describes itself (OpenID Connect Discovery 1.0).

use http::Uri;
use serde::Deserialize;

use crate::fetch::Fetcher;
use crate::oauth::{Error, answers};
use crate::settings::SecretPlace;

/// How a provider describes itself.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Description {
    pub(super) issuer: String,
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    pub(super) jwks_uri: String,
    pub(super) userinfo_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

impl Description {
    /// Asks the provider.
    pub(super) async fn of(fetcher: &Fetcher, issuer: &str) -> Result<Self, Error> {
        let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let description: Self = answers::of_document(fetcher, &address, None).await?;
        if description.issuer != issuer {
            return Err(Error::not_understood("the provider describes another issuer than the one of the settings"));
        }
        for address in description.addresses() {
            let may_ask = address.parse::<Uri>().is_ok_and(|uri| fetcher.may_ask(&uri));
            if !may_ask {
                return Err(Error::not_understood("the provider names an address that is not https://"));
            }
        }
        Ok(description)
    }

    fn addresses(&self) -> impl Iterator<Item = &str> {
        let named = [&self.authorization_endpoint, &self.token_endpoint, &self.jwks_uri];
        named.into_iter().chain(&self.userinfo_endpoint).map(String::as_str)
    }

    /// Where the provider reads the secret: in the header, unless it says that it reads it only in the body.
    pub(super) fn secret_in(&self) -> SecretPlace {
        let takes = |way: &str| {
            self.token_endpoint_auth_methods_supported.as_ref().map(|ways| ways.iter().any(|known| known == way))
        };
        match (takes("client_secret_basic"), takes("client_secret_post")) {
            (Some(false), Some(true)) => SecretPlace::Body,
            _ => SecretPlace::Header,
        }
    }
}
