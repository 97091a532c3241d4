//! Journeys to a service and back: what each is bound to, and that each ends once.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Callback, Error};
use crate::clock::Clock;
use crate::limit::{Limit, Limiter};
use crate::random::Random;
use crate::session::Session;

/// Where the session keeps the journeys that have begun.
const KEY: &str = "oauth.journeys";

/// The most journeys that one session waits for: one in each of a few tabs.
const MOST: usize = 5;

const LIFE: Duration = Duration::from_secs(600);

/// That a state ends one journey. The count is taken in one statement, so it holds for two callbacks at once, which
/// both find the state in the session.
const ONCE: Limit = Limit::new("a state of oauth", 1, LIFE);

/// A journey that has begun. Of its state only the SHA-256 is kept.
#[derive(Serialize, Deserialize)]
struct Waiting {
    state: String,
    service: String,
    person: Option<i64>,
    next: Option<String>,
    until: DateTime<Utc>,
}

/// What a journey begins with.
pub(super) struct Begun {
    pub(super) state: String,
    pub(super) verifier: String,
    pub(super) nonce: String,
}

/// What a journey ended with.
pub(super) struct Ended {
    pub(super) code: String,
    pub(super) verifier: String,
    pub(super) nonce: String,
    pub(super) next: Option<String>,
}

/// Begins journeys and ends them.
#[derive(Clone)]
pub(super) struct Journeys {
    clock: Clock,
    random: Random,
    limiter: Limiter,
    secret: Arc<[u8]>,
}

impl Journeys {
    pub(super) fn new(clock: Clock, random: Random, limiter: Limiter, secret: &[u8]) -> Self {
        Self { clock, random, limiter, secret: secret.into() }
    }

    /// Begins a journey to a service, in this session and for whoever is logged in.
    pub(super) async fn begin(&self, session: &Session, service: &str, next: Option<String>) -> Result<Begun, Error> {
        let (state, now) = (self.random.token(), self.clock.now());
        let mut waiting: Vec<Waiting> = session.get(KEY).await?.unwrap_or_default();
        waiting.retain(|one| one.until > now);
        let too_many = (waiting.len() + 1).saturating_sub(MOST);
        waiting.drain(..too_many);
        waiting.push(Waiting {
            state: hash(&state),
            service: service.to_owned(),
            person: session.user_id().await?,
            next,
            until: now + TimeDelta::from_std(LIFE).map_err(Error::site)?,
        });
        session.set(KEY, &waiting).await?;
        Ok(Begun { verifier: self.derived("verifier", &state), nonce: self.derived("nonce", &state), state })
    }

    /// Ends a journey: once, in the session, for the person and from the service that it was begun with.
    pub(super) async fn end(&self, session: &Session, service: &str, callback: Callback) -> Result<Ended, Error> {
        let state = callback.state.filter(|state| state.len() <= 100).ok_or(Error::InvalidState)?;
        let (known, now) = (hash(&state), self.clock.now());
        let mut waiting: Vec<Waiting> = session.get(KEY).await?.unwrap_or_default();
        let found = waiting.iter().position(|one| one.state == known && one.service == service && one.until > now);
        let found = waiting.remove(found.ok_or(Error::InvalidState)?);
        if found.person != session.user_id().await? || !self.limiter.take(&ONCE, &known).await?.is_allowed() {
            return Err(Error::InvalidState);
        }
        session.set(KEY, &waiting).await?;
        match (callback.error.as_deref(), callback.code) {
            (Some("access_denied"), _) => Err(Error::Refused),
            (Some(error), _) => Err(Error::NoCode { code: printable(error) }),
            (None, Some(code)) if !code.is_empty() => Ok(Ended {
                code,
                verifier: self.derived("verifier", &state),
                nonce: self.derived("nonce", &state),
                next: found.next,
            }),
            (None, _) => Err(Error::NoCode { code: "neither a code nor an error".to_owned() }),
        }
    }

    /// A secret of one journey. It follows from the state, which the browser brings back, and from the secret of the
    /// site, so that a copy of the database holds neither.
    fn derived(&self, purpose: &str, state: &str) -> String {
        let mut hash = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes a key of any length");
        hash.update(b"flaskboost oauth 1\0");
        hash.update(purpose.as_bytes());
        hash.update(b"\0");
        hash.update(state.as_bytes());
        URL_SAFE_NO_PAD.encode(hash.finalize().into_bytes())
    }
}

/// What a stranger may have written, as it may stand in a log.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(80).collect()
}

fn hash(state: &str) -> String {
    hex::encode(Sha256::digest(state))
}
