//! [`Visitor`]: whoever sent a request, looked up once and only when somebody asks.

use std::future::Future;
use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use chrono::Duration;
use futures_util::StreamExt;
use tokio::sync::OnceCell;

use super::login_watch::Claim;
use super::{Actor, Identify, Identity, LiveLogin, LoginWatch, Roles};
use crate::db::Db;
use crate::error::Result;
use crate::session::Session;

/// Whoever sent a request; found in its extensions.
#[derive(Clone)]
pub struct Visitor {
    session: Session,
    recogniser: Recogniser,
    found: Arc<OnceCell<Option<Identity>>>,
}

/// What a visitor is recognised with.
#[derive(Clone)]
pub struct Recogniser {
    db: Db,
    identify: Option<Arc<dyn Identify>>,
    roles: Arc<Roles>,
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
    /// The person, if one is logged in. Asks the database at most once in a request.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn identity(&self) -> Result<Option<&Identity>> {
        let found = self
            .found
            .get_or_try_init(|| async {
                let Some(identify) = &self.recogniser.identify else { return Ok(None) };
                if self.session.is_absent().await {
                    return Ok(None);
                }
                match self.session.user_id().await? {
                    Some(id) => identify.identify_in(&self.recogniser.db, &self.session, id).await,
                    None => Ok(None),
                }
            })
            .await?;
        Ok(found.as_ref())
    }

    /// Whether somebody is logged in who has lately proved who they are.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn is_fresh(&self) -> Result<bool> {
        match (self.identity().await?, self.recogniser.fresh) {
            (None, _) => Ok(false),
            (Some(_), None) => Ok(true),
            (Some(_), Some(fresh)) => self.session.is_proven_within(fresh).await,
        }
    }

    /// The person with what they may do, or nobody in particular.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn actor(&self) -> Result<Actor> {
        let identity = self.identity().await?;
        Ok(identity.map_or_else(Actor::anonymous, |identity| Actor::person(identity, &self.recogniser.roles)))
    }

    /// The login behind this request, to be told when it is over; none when nobody is logged in.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn hold(&self) -> Result<Option<LiveLogin>> {
        let Some(identity) = self.identity().await?.cloned() else { return Ok(None) };
        let Some(watch) = &self.recogniser.watch else { return Ok(None) };
        let pass = self.session.pass().await?;
        Ok(Some(watch.hold(Claim { identity, pass })))
    }

    /// Ends an answer of an open length when the login is over that it was given for. An answer that nobody was
    /// recognised for, and one whose bytes are all there, stay as they are.
    async fn bind(&self, response: Response) -> Result<Response> {
        let is_open = response.body().size_hint().exact().is_none();
        if !is_open || self.found.get().is_none_or(Option::is_none) {
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
    let visitor = Visitor { session, recogniser: recogniser.clone(), found: Arc::default() };
    request.extensions_mut().insert(visitor.clone());
    match visitor.bind(answer(request).await).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}
