//! [`Desk`] and [`Room`]: what every handler of the panel begins with.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;
use serde::Deserialize;

use super::models::{Notices, Shelf};
use super::panel::{Panel, Staff};
use super::views::Frame;
use crate::auth::{Action, Actor, Permission, Visitor};
use crate::controller::{Path, Service, Services, author_of};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::policy::Extent;
use crate::settings::Settings;

/// The panel, and who sits before it: somebody who may enter.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) panel: Service<Panel>,
    pub(super) actor: Actor,
    pub(super) db: Db,
    /// How many notices they have not read, in a panel that has notices.
    pub(super) unread: Option<u64>,
    /// The id of the request, as the audit trail has it.
    pub(super) request_id: Option<String>,
}

/// One model of the panel, of which they may see something.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) desk: Desk,
    pub(super) shelf: Arc<dyn Shelf>,
}

#[derive(Deserialize)]
struct Place {
    model: String,
}

impl Desk {
    /// What stands around the page. `current` is the name of the model that it is about.
    pub(super) fn frame(&self, current: Option<&'static str>) -> Frame {
        Frame::new(&self.panel, &self.actor, current).with_bell(self.unread)
    }
}

impl Room {
    /// What stands around the page.
    pub(super) fn frame(&self) -> Frame {
        self.desk.frame(Some(self.shelf.facts().name))
    }
}

impl<S> FromRequestParts<S> for Desk
where
    S: Send + Sync,
    Services: FromRef<S>,
    Db: FromRef<S>,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - Nobody is logged in, they may not enter, or they look at the site as somebody else.
    /// - The site wants more than a password from them.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        if let Some(visitor) = parts.extensions.get::<Visitor>().cloned() {
            visitor.require_oneself().await?;
        }
        let actor = Actor::from_request_parts(parts, state).await?;
        actor.require(Permission::view::<Staff>())?;
        let panel = Service::<Panel>::from_request_parts(parts, state).await?;
        let settings = Service::<Settings>::from_request_parts(parts, state).await?;
        if settings.accounts.staff_second_factor && !is_secured(parts).await? {
            return Err(Error::unsecured());
        }
        let author = author_of(parts);
        let request_id = author.tell().request_id;
        let db = Db::from_ref(state).by(author);
        let unread = match (Services::from_ref(state).get::<Notices>(), actor.user_id()) {
            (Some(notices), Some(user_id)) => Some(notices.count_unread(&db, user_id).await?),
            _ => None,
        };
        Ok(Self { panel, actor, db, unread, request_id })
    }
}

/// Whether more than a password keeps the account of whoever sent the request.
async fn is_secured(parts: &Parts) -> Result<bool> {
    match parts.extensions.get::<Visitor>().cloned() {
        Some(visitor) => visitor.is_secured().await,
        None => Ok(false),
    }
}

impl<S> FromRequestParts<S> for Frame
where
    S: Send + Sync,
    Services: FromRef<S>,
    Db: FromRef<S>,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - Nobody is logged in, or they may not enter.
    /// - The address is that of a page of the app that they may not see.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let desk = Desk::from_request_parts(parts, state).await?;
        let mut places = parts.uri.path().split('/').skip(2);
        let current = match (places.next(), places.next()) {
            (Some("-"), place) => place,
            (place, _) => place,
        };
        if let Some(page) = current.and_then(|name| desk.panel.page(name)) {
            desk.actor.require(page.needs)?;
        }
        Ok(Self::new(&desk.panel, &desk.actor, current).with_bell(desk.unread))
    }
}

impl<S> FromRequestParts<S> for Room
where
    S: Send + Sync,
    Services: FromRef<S>,
    Db: FromRef<S>,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - Nobody is logged in, or they may not enter.
    /// - There is no such model, or they may see nothing of it: the answer is the same.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let desk = Desk::from_request_parts(parts, state).await?;
        let Path(Place { model }) = Path::from_request_parts(parts, state).await?;
        let shelf = desk.panel.find(&model).filter(|shelf| {
            let sees = !matches!(shelf.extent(&desk.actor, Action::VIEW), Extent::Nothing);
            sees || shelf.may_create(&desk.actor)
        });
        let shelf = Arc::clone(shelf.ok_or_else(|| Error::not_found("There is nothing of this kind here."))?);
        Ok(Self { desk, shelf })
    }
}
