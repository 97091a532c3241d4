//! [`Visitor`]: whoever sent a request, looked up once and only when somebody asks.

use std::future::Future;
use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use chrono::Duration;
use futures_util::StreamExt;
use http::Method;
use tokio::sync::OnceCell;

use super::bearer::{Borne, too_narrow};
use super::login_watch::Claim;
use super::{Actor, Identify, Identity, Impersonator, LiveLogin, LoginWatch, Roles};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::session::Session;

/// Whoever sent a request; found in its extensions.
#[derive(Clone)]
pub struct Visitor {
    session: Session,
    recogniser: Recogniser,
    found: Arc<OnceCell<Option<Found>>>,
    /// What a token leaves, if one was sent.
    borne: Option<Arc<Borne>>,
}

/// The person of a session, and who looks as them, if it is not they.
pub(super) struct Found {
    pub(super) identity: Identity,
    pub(super) impersonator: Option<Impersonator>,
}

impl Found {
    /// Somebody who looks as nobody else.
    pub(super) fn oneself(identity: Identity) -> Self {
        Self { identity, impersonator: None }
    }
}

/// What a visitor is recognised with.
#[derive(Clone)]
pub struct Recogniser {
    pub(super) db: Db,
    pub(super) identify: Option<Arc<dyn Identify>>,
    pub(super) roles: Arc<Roles>,
    watch: Option<LoginWatch>,
    fresh: Option<Duration>,
}

impl Recogniser {
    /// Recognises people with `identify`, who have the power that these roles give; without it everybody stays
    /// anonymous.
    #[must_use]
    pub fn new(db: Db, identify: Option<Arc<dyn Identify>>, roles: Arc<Roles>) -> Self {
        let watch = identify.as_ref().map(|identify| LoginWatch::new(db.clone(), Arc::clone(identify)));
        Self { db, identify, roles, watch, fresh: None }
    }

    /// How long a proof of who somebody is counts for [`Guard::Fresh`](super::Guard::Fresh). Without it whoever is
    /// logged in passes.
    #[must_use]
    pub fn with_freshness(self, fresh: Duration) -> Self {
        Self { fresh: Some(fresh), ..self }
    }

    /// The roles that give people their power.
    #[must_use]
    pub fn roles(&self) -> Arc<Roles> {
        Arc::clone(&self.roles)
    }
}

impl Visitor {
    /// The person, if one is logged in or sent a token. Asks the database at most once in a request. Of somebody whose
    /// token does not reach as far as they do, the role and the grants are not told. Of somebody who looks as somebody
    /// else it is the other; see [`Visitor::impersonator`].
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn identity(&self) -> Result<Option<&Identity>> {
        if let Some(borne) = &self.borne {
            return Ok(Some(&borne.identity));
        }
        Ok(self.found().await?.map(|found| &found.identity))
    }

    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    pub(super) async fn found(&self) -> Result<Option<&Found>> {
        let found = self.found.get_or_try_init(|| async {
            let Some(identify) = &self.recogniser.identify else { return Ok(None) };
            if self.session.is_absent().await {
                return Ok(None);
            }
            let Some(id) = self.session.user_id().await? else { return Ok(None) };
            match identify.identify_in(&self.recogniser.db, &self.session, id).await? {
                Some(own) => self.recogniser.look(identify.as_ref(), &self.session, own).await.map(Some),
                None => Ok(None),
            }
        });
        Ok(found.await?.as_ref())
    }

    /// The person, as far as somebody has asked before; asks nobody.
    #[must_use]
    pub fn known(&self) -> Option<&Identity> {
        match &self.borne {
            Some(borne) => Some(&borne.identity),
            None => self.known_found().map(|found| &found.identity),
        }
    }

    /// Who looks as the person, as far as somebody has asked before; asks nobody.
    #[must_use]
    pub fn known_impersonator(&self) -> Option<&Impersonator> {
        self.known_found().and_then(|found| found.impersonator.as_ref())
    }

    fn known_found(&self) -> Option<&Found> {
        self.found.get().and_then(Option::as_ref)
    }

    /// Whether somebody is logged in who has lately proved who they are. Whoever looks as somebody else has not.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn is_fresh(&self) -> Result<bool> {
        match (self.identity().await?, self.recogniser.fresh) {
            (None, _) => Ok(false),
            (Some(_), _) if self.known_impersonator().is_some() => Ok(false),
            (Some(_), None) => Ok(true),
            (Some(_), Some(fresh)) => self.session.is_proven_within(fresh).await,
        }
    }

    /// Whether more than a password keeps the account of whoever is logged in; false for strangers.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn is_secured(&self) -> Result<bool> {
        match (self.identity().await?, &self.recogniser.identify) {
            (Some(identity), Some(identify)) => identify.is_secured(&self.recogniser.db, identity.id).await,
            _ => Ok(false),
        }
    }

    /// The person with what they may do, or nobody in particular.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn actor(&self) -> Result<Actor> {
        if let Some(borne) = &self.borne {
            return Ok(borne.actor.clone());
        }
        let identity = self.identity().await?;
        Ok(identity.map_or_else(Actor::anonymous, |identity| Actor::person(identity, &self.recogniser.roles)))
    }

    /// Whether a program sent a token.
    pub(super) fn bears_token(&self) -> bool {
        self.borne.is_some()
    }

    /// Whether no token takes anything of their power.
    pub(super) fn is_whole(&self) -> bool {
        self.borne.as_ref().is_none_or(|borne| borne.scopes.are_all())
    }

    /// Refuses a token that is too narrow for a request that only asks for somebody who is logged in. A session never
    /// is.
    pub(super) fn require_cover(&self, method: &Method) -> Result<(), Error> {
        let is_covered = self.borne.as_ref().is_none_or(|borne| borne.scopes.cover_method(method));
        if is_covered { Ok(()) } else { Err(too_narrow()) }
    }

    /// The login or the token behind this request, to be told when it is over; none when nobody is recognised.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn hold(&self) -> Result<Option<LiveLogin>> {
        let Some(watch) = &self.recogniser.watch else { return Ok(None) };
        if let Some(borne) = &self.borne {
            let claim =
                Claim { identity: borne.owner.clone(), pass: None, bearer: Some(borne.key.clone()), behind: None };
            return Ok(Some(watch.hold(claim)));
        }
        let Some(identity) = self.identity().await?.cloned() else { return Ok(None) };
        let pass = self.session.pass().await?;
        let behind = self.known_impersonator().map(|impersonator| impersonator.identity.clone());
        Ok(Some(watch.hold(Claim { identity, pass, bearer: None, behind })))
    }

    /// Ends an answer of an open length when the login is over that it was given for. An answer that nobody was
    /// recognised for, and one whose bytes are all there, stay as they are.
    async fn bind(&self, response: Response) -> Result<Response> {
        let is_open = response.body().size_hint().exact().is_none();
        let is_somebody = self.borne.is_some() || self.found.get().is_some_and(Option::is_some);
        if !is_open || !is_somebody {
            return Ok(response);
        }
        let Some(login) = self.hold().await? else { return Ok(response) };
        Ok(response.map(|body| Body::from_stream(body.into_data_stream().take_until(login.ended()))))
    }
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Visitor")
    }
}

/// Puts a [`Visitor`] into the request's extensions; stands behind the session layer.
pub async fn recognise<F>(recogniser: &Recogniser, mut request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let Some(session) = request.extensions().get::<Session>().cloned() else { return answer(request).await };
    let borne = request.extensions().get::<Borne>().cloned().map(Arc::new);
    let visitor = Visitor { session, recogniser: recogniser.clone(), found: Arc::default(), borne };
    request.extensions_mut().insert(visitor.clone());
    match visitor.bind(answer(request).await).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}
