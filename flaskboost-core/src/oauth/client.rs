//! [`OAuthClient`]: one service that hands out tokens.

use super::journeys::Journeys;
use super::registration::Registration;
use super::{Callback, Error, Granted, Leave, Tokens, answers};
use crate::auth::safe_next;
use crate::clock::Clock;
use crate::fetch::Fetcher;
use crate::session::Session;
use crate::settings::{OAuthSettings, Secret};

/// One service that hands out tokens, and the route where people come back from it; [`OAuth::client`](super::OAuth)
/// makes it.
#[derive(Clone)]
pub struct OAuthClient {
    pub(super) name: String,
    pub(super) settings: OAuthSettings,
    pub(super) registration: Registration,
    pub(super) journeys: Journeys,
    pub(super) fetcher: Fetcher,
    pub(super) clock: Clock,
}

impl OAuthClient {
    /// The page that sends somebody to the service. `next` is where they want to go afterwards; what is not on this
    /// site is forgotten. A handler returns it as the answer to a POST.
    ///
    /// # Errors
    ///
    /// - The session cannot be read.
    pub async fn authorize(&self, session: &Session, next: Option<&str>) -> Result<Leave, Error> {
        let begun = self.journeys.begin(session, &self.name, safe_next(next)).await?;
        let more = self.settings.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Ok(Leave::to(self.registration.consent(&begun, &self.settings.scopes, more)?))
    }

    /// The tokens, when somebody comes back. It works once.
    ///
    /// # Errors
    ///
    /// - The journey did not begin in this session, for this person and to this service, has ended, or took more than
    ///   ten minutes.
    /// - The person did not give their consent.
    /// - The service cannot be asked, refuses, or its answer is not understood.
    pub async fn exchange(&self, session: &Session, callback: Callback) -> Result<Granted, Error> {
        let ended = self.journeys.end(session, &self.name, callback).await?;
        let tokens = self.registration.exchange(&self.fetcher, self.clock.now(), &ended).await?;
        Ok(Granted { tokens, next: ended.next })
    }

    /// The next tokens. Where the service gives no new refresh token, the old one is to be kept.
    ///
    /// # Errors
    ///
    /// - The refresh token is not valid any more: [`Error::InvalidGrant`]. Then the person must give consent again.
    /// - The service cannot be asked, refuses, or its answer is not understood.
    pub async fn refresh(&self, refresh_token: &Secret<String>) -> Result<Tokens, Error> {
        self.registration.refresh(&self.fetcher, self.clock.now(), refresh_token).await
    }

    /// Gives a token back (RFC 7009), so that nobody can use it any more.
    ///
    /// # Errors
    ///
    /// - The settings name no `revoke_url`.
    /// - The service cannot be asked, or refuses.
    pub async fn revoke(&self, token: &Secret<String>) -> Result<(), Error> {
        let address = self.settings.revoke_url.as_deref();
        let address = address.ok_or_else(|| Error::site("the settings name no revoke_url for this service"))?;
        answers::of_revocation(&self.fetcher, address, &self.registration, token).await
    }
}

impl std::fmt::Debug for OAuthClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OAuthClient").field("name", &self.name).finish_non_exhaustive()
    }
}
