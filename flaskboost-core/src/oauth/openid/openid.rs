//! [`OpenId`]: one provider with whom people log in.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::claims::Details;
use super::description::Description;
use super::id_token::{Expected, checked};
use super::jws::Jws;
use super::keys::{Keys, Published};
use super::{IdTokenError, Person};
use crate::auth::safe_next;
use crate::clock::Clock;
use crate::fetch::Fetcher;
use crate::oauth::journeys::Journeys;
use crate::oauth::registration::Registration;
use crate::oauth::{Callback, Error, Leave, Tokens, answers};
use crate::session::Session;
use crate::settings::LoginSettings;

/// How long the description and the keys of a provider are kept.
const KEPT: Duration = Duration::hours(1);

/// How often the keys are asked for at most, because a token names one that is not among them.
const FRESH: Duration = Duration::minutes(1);

/// How long a provider that did not answer is left alone, so that nobody waits for it who comes right after.
const PAUSE: Duration = Duration::seconds(5);

/// One provider with whom people log in. Clones share what they know of it.
#[derive(Clone)]
pub struct OpenId {
    name: String,
    label: String,
    settings: Arc<LoginSettings>,
    journeys: Journeys,
    fetcher: Fetcher,
    clock: Clock,
    known: Arc<Mutex<Known>>,
}

/// Who came back, and where they wanted to go.
#[derive(Debug)]
pub struct Arrival {
    /// Who they are, as the provider says.
    pub person: Person,
    /// Where they wanted to go, if that is on this site.
    pub next: Option<String>,
}

/// What is known of a provider, and since when.
#[derive(Default)]
struct Known {
    description: Option<(Description, DateTime<Utc>)>,
    keys: Option<(Keys, DateTime<Utc>)>,
    failed: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
struct UserInfo {
    sub: String,
    #[serde(flatten)]
    details: Details,
}

impl OpenId {
    pub(in crate::oauth) fn new(
        name: &str,
        settings: &LoginSettings,
        journeys: Journeys,
        fetcher: Fetcher,
        clock: Clock,
    ) -> Self {
        Self {
            name: name.to_owned(),
            label: settings.label.clone().unwrap_or_else(|| name.to_owned()),
            settings: Arc::new(settings.clone()),
            journeys,
            fetcher,
            clock,
            known: Arc::default(),
        }
    }

    /// The name of its table.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name for people.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The page that sends somebody to the provider; `back` is the whole address to which they come back.
    ///
    /// # Errors
    ///
    /// - The provider cannot be asked how it is to be used, or describes itself wrongly.
    /// - The session cannot be read.
    pub async fn authorize(&self, session: &Session, back: String, next: Option<&str>) -> Result<Leave, Error> {
        let description = self.description().await?;
        let begun = self.journeys.begin(session, &self.journey(), safe_next(next)).await?;
        let nonce = [("nonce", begun.nonce.as_str())];
        let registration = self.registration(&description, back);
        Ok(Leave::to(registration.consent(&begun, &self.settings.scopes, nonce)?))
    }

    /// Who came back. It works once.
    ///
    /// # Errors
    ///
    /// - The journey did not begin in this session, for this person and to this provider, has ended, or took more
    ///   than ten minutes.
    /// - The person did not give their consent.
    /// - The provider cannot be asked, refuses, or its answer is not understood.
    /// - The ID token is not believed.
    pub async fn arrive(&self, session: &Session, back: String, callback: Callback) -> Result<Arrival, Error> {
        let other = callback.iss.as_ref().is_some_and(|issuer| *issuer != self.settings.issuer);
        let ended = self.journeys.end(session, &self.journey(), callback).await?;
        if other {
            // Another provider sends the person back with its own code, to learn a code or a secret of ours.
            return Err(IdTokenError::Issuer.into());
        }
        let description = self.description().await?;
        let now = self.clock.now();
        let tokens = self.registration(&description, back).exchange(&self.fetcher, now, &ended).await?;
        let person = self.person(&description, &tokens, &ended.nonce).await?;
        Ok(Arrival { person, next: ended.next })
    }

    /// A service of a table `[oauth.…]` may have the same name; its journeys are others.
    fn journey(&self) -> String {
        format!("login.{}", self.name)
    }

    fn registration(&self, description: &Description, redirect: String) -> Registration {
        Registration {
            client_id: self.settings.client_id.clone(),
            client_secret: self.settings.client_secret.clone(),
            secret_in: description.secret_in(),
            auth_url: description.authorization_endpoint.clone(),
            token_url: description.token_endpoint.clone(),
            redirect,
        }
    }

    async fn person(&self, description: &Description, tokens: &Tokens, nonce: &str) -> Result<Person, Error> {
        let token = tokens.field("id_token").and_then(|token| token.as_str()).ok_or(IdTokenError::Missing)?;
        let jws = Jws::parse(token)?;
        self.keys_for(&jws, description).await?.verify(&jws)?;
        let (issuer, client_id) = (self.settings.issuer.as_str(), self.settings.client_id.as_str());
        let claims = checked(&jws.payload, &Expected { issuer, client_id, nonce, now: self.clock.now() })?;
        let mut details = claims.details;
        if let (None, Some(address)) = (&details.email, &description.userinfo_endpoint) {
            let more: UserInfo = answers::of_document(&self.fetcher, address, Some(&tokens.access_token)).await?;
            if more.sub != claims.sub {
                return Err(IdTokenError::Subject.into());
            }
            details = Details { name: details.name.or(more.details.name), ..more.details };
        }
        Ok(Person {
            issuer: claims.iss,
            subject: claims.sub,
            is_email_verified: details.email.is_some() && details.email_verified,
            email: details.email,
            name: details.name,
        })
    }

    /// How the provider describes itself; asked for once in a while. Whoever comes meanwhile waits for the same answer.
    async fn description(&self) -> Result<Description, Error> {
        let mut known = self.known.lock().await;
        let now = self.clock.now();
        if let Some((description, since)) = &known.description
            && now < *since + KEPT
        {
            return Ok(description.clone());
        }
        known.require_rest(now)?;
        let asked = Description::of(&self.fetcher, &self.settings.issuer).await;
        known.failed = asked.is_err().then_some(now);
        let description = asked?;
        known.description = Some((description.clone(), now));
        Ok(description)
    }

    /// The keys of the provider. They are asked for again when they are old, and, once a minute at most, when the token
    /// names one that is not among them: providers change their keys without saying so.
    async fn keys_for(&self, jws: &Jws<'_>, description: &Description) -> Result<Keys, Error> {
        let mut known = self.known.lock().await;
        let now = self.clock.now();
        if let Some((keys, since)) = &known.keys {
            let kept = if keys.know(jws) { KEPT } else { FRESH };
            if now < *since + kept {
                return Ok(keys.clone());
            }
        }
        known.require_rest(now)?;
        let asked: Result<Published, Error> = answers::of_document(&self.fetcher, &description.jwks_uri, None).await;
        known.failed = asked.is_err().then_some(now);
        let keys = Keys::from(asked?);
        known.keys = Some((keys.clone(), now));
        Ok(keys)
    }
}

impl Known {
    fn require_rest(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let is_resting = self.failed.is_some_and(|failed| now < failed + PAUSE);
        if is_resting { Err(Error::Down { status: http::StatusCode::SERVICE_UNAVAILABLE }) } else { Ok(()) }
    }
}

impl std::fmt::Debug for OpenId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenId").field("name", &self.name).finish_non_exhaustive()
    }
}
