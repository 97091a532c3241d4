//! [`OAuth`]: every service that the settings name.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::journeys::Journeys;
use super::openid::OpenId;
use super::registration::Registration;
use super::{Error, OAuthClient};
use crate::clock::Clock;
use crate::fetch::Fetcher;
use crate::limit::Limiter;
use crate::random::Random;
use crate::settings::{OAuthSettings, Settings};
use crate::url::UrlMap;

/// Every service that the settings name; a handler takes it as `Service<OAuth>`.
///
/// The address to which people come back is made of `app.url` and the name of a route, never of the `Host` of a
/// request, which anybody can forge.
#[derive(Clone)]
pub struct OAuth {
    clients: Arc<BTreeMap<String, OAuthSettings>>,
    providers: Arc<BTreeMap<String, OpenId>>,
    journeys: Journeys,
    fetcher: Fetcher,
    clock: Clock,
    urls: Arc<UrlMap>,
    site: Arc<str>,
}

impl OAuth {
    /// Knows the services of these settings; asks none of them yet.
    #[must_use]
    pub fn new(settings: &Settings, urls: Arc<UrlMap>, clock: Clock, random: Random, limiter: Limiter) -> Self {
        Self::with_fetcher(settings, urls, (clock, random, limiter), Fetcher::new(!settings.runtime().is_production()))
    }

    /// The same, asking with this.
    #[must_use]
    pub fn with_fetcher(
        settings: &Settings,
        urls: Arc<UrlMap>,
        (clock, random, limiter): (Clock, Random, Limiter),
        fetcher: Fetcher,
    ) -> Self {
        let journeys = Journeys::new(clock.clone(), random, limiter, settings.secret_key());
        let provider = |(name, one): (&String, &_)| {
            let provider = OpenId::new(name, one, journeys.clone(), fetcher.clone(), clock.clone());
            (name.clone(), provider)
        };
        Self {
            clients: Arc::new(settings.oauth.clone()),
            providers: Arc::new(settings.login.iter().map(provider).collect()),
            journeys,
            fetcher,
            clock,
            urls,
            site: settings.app.url.trim_end_matches('/').into(),
        }
    }

    /// The service of the table `[oauth.<name>]`, from which people come back to the route with this name.
    ///
    /// # Errors
    ///
    /// - No table has the name.
    /// - No route has the name, or it needs a parameter.
    pub fn client(&self, name: &str, route: &str) -> Result<OAuthClient, Error> {
        let settings = self.clients.get(name).ok_or_else(|| Error::Unknown { name: name.to_owned() })?;
        Ok(OAuthClient {
            // A table `[login.…]` may have the same name; its journeys are others.
            name: format!("oauth.{name}"),
            registration: Registration {
                client_id: settings.client_id.clone(),
                client_secret: settings.client_secret.clone(),
                secret_in: settings.secret_in,
                auth_url: settings.auth_url.clone(),
                token_url: settings.token_url.clone(),
                redirect: self.address_of(route, &[])?,
            },
            settings: settings.clone(),
            journeys: self.journeys.clone(),
            fetcher: self.fetcher.clone(),
            clock: self.clock.clone(),
        })
    }

    /// The provider of the table `[login.<name>]`, if there is one.
    #[must_use]
    pub fn provider(&self, name: &str) -> Option<&OpenId> {
        self.providers.get(name)
    }

    /// Every provider with whom people log in, by name.
    pub fn providers(&self) -> impl Iterator<Item = &OpenId> {
        self.providers.values()
    }

    /// The whole address of a route of this site.
    ///
    /// # Errors
    ///
    /// - No route has the name, or a parameter is missing.
    pub fn address_of(&self, route: &str, parameters: &[(&str, String)]) -> Result<String, Error> {
        let path = self.urls.path(route, parameters).map_err(|error| Error::Site(error.into()))?;
        Ok(format!("{}{path}", self.site))
    }
}

impl std::fmt::Debug for OAuth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OAuth")
            .field("clients", &self.clients.keys())
            .field("providers", &self.providers.keys())
            .finish_non_exhaustive()
    }
}
