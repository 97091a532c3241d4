//! What a service knows of this site, and the three questions to it: consent, tokens, and the next tokens.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use oauth2::basic::{
    BasicErrorResponse, BasicErrorResponseType, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
};
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope, StandardRevocableToken,
    TokenUrl,
};

use super::journeys::{Begun, Ended, printable};
use super::tokens::{Answer, Tokens};
use super::{Error, answers};
use crate::fetch::Fetcher;
use crate::settings::{Secret, SecretPlace};

type Inner = Client<
    BasicErrorResponse,
    Answer,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// What a service knows of this site, and where it is asked.
#[derive(Clone, Debug)]
pub(super) struct Registration {
    pub(super) client_id: String,
    pub(super) client_secret: Option<Secret<String>>,
    pub(super) secret_in: SecretPlace,
    pub(super) auth_url: String,
    pub(super) token_url: String,
    /// Where people come back to.
    pub(super) redirect: String,
}

impl Registration {
    fn inner(&self) -> Result<Inner, Error> {
        let client = Client::new(ClientId::new(self.client_id.clone()))
            .set_auth_uri(AuthUrl::new(self.auth_url.clone()).map_err(Error::site)?)
            .set_token_uri(TokenUrl::new(self.token_url.clone()).map_err(Error::site)?)
            .set_redirect_uri(RedirectUrl::new(self.redirect.clone()).map_err(Error::site)?)
            .set_auth_type(match self.secret_in {
                SecretPlace::Header => AuthType::BasicAuth,
                SecretPlace::Body => AuthType::RequestBody,
            });
        Ok(match &self.client_secret {
            Some(secret) => client.set_client_secret(ClientSecret::new(secret.expose().clone())),
            None => client,
        })
    }

    /// The address of the page of consent.
    pub(super) fn consent<'a>(
        &self,
        begun: &Begun,
        scopes: &[String],
        more: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<String, Error> {
        let (client, state) = (self.inner()?, begun.state.clone());
        let verifier = PkceCodeVerifier::new(begun.verifier.clone());
        let request = client
            .authorize_url(|| CsrfToken::new(state))
            .add_scopes(scopes.iter().map(|scope| Scope::new(scope.clone())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        let request = more.into_iter().fold(request, |request, (name, value)| {
            request.add_extra_param(Cow::<str>::Owned(name.to_owned()), Cow::<str>::Owned(value.to_owned()))
        });
        Ok(request.url().0.to_string())
    }

    /// The tokens for the code that a journey ended with.
    pub(super) async fn exchange(&self, fetcher: &Fetcher, now: DateTime<Utc>, ended: &Ended) -> Result<Tokens, Error> {
        let client = self.inner()?;
        let http = |request| answers::of_token(fetcher.clone(), request);
        let question = client
            .exchange_code(AuthorizationCode::new(ended.code.clone()))
            .set_pkce_verifier(PkceCodeVerifier::new(ended.verifier.clone()));
        let answer = question.request_async(&http).await.map_err(refusal)?;
        Ok(Tokens::of(&answer, now))
    }

    /// The next tokens.
    pub(super) async fn refresh(
        &self,
        fetcher: &Fetcher,
        now: DateTime<Utc>,
        token: &Secret<String>,
    ) -> Result<Tokens, Error> {
        let client = self.inner()?;
        let http = |request| answers::of_token(fetcher.clone(), request);
        let token = RefreshToken::new(token.expose().clone());
        let answer = client.exchange_refresh_token(&token).request_async(&http).await.map_err(refusal)?;
        Ok(Tokens::of(&answer, now))
    }
}

/// What a refusal of the token address means. Nothing of a body goes into it: it may hold tokens.
fn refusal(error: RequestTokenError<Error, BasicErrorResponse>) -> Error {
    match error {
        RequestTokenError::Request(error) => error,
        RequestTokenError::ServerResponse(response) => match response.error() {
            BasicErrorResponseType::InvalidGrant => Error::InvalidGrant,
            other => Error::Rejected { code: printable(other.as_ref()) },
        },
        RequestTokenError::Parse(error, _) => {
            Error::not_understood(format!("the field `{}` of the tokens is missing or wrong", error.path()))
        }
        RequestTokenError::Other(_) => Error::not_understood("the answer with the tokens is empty or no JSON"),
    }
}
