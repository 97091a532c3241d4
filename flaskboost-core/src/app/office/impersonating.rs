//! Looking at the site as somebody else: how it begins and how it ends.

use std::sync::Arc;

use axum::Extension;

use super::controllers::Bureau;
use super::forms::Impersonate;
use super::views;
use crate::accounts::{Accounts, User};
use crate::admin::Frame;
use crate::auth::{Actor, Identify, Identity, Impersonation, Permission, Roles, Visitor};
use crate::controller::{Path, Redirect, Replies, Reply, Service};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::session::{Disguise, Session};
use crate::settings::Settings;

/// What it takes to look as somebody: who asks, and what the site allows.
pub(super) struct Wardrobe {
    visitor: Visitor,
    accounts: Service<Accounts>,
    roles: Service<Roles>,
    settings: Service<Settings>,
}

impl axum::extract::FromRequestParts<crate::app::AppState> for Wardrobe {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut http::request::Parts, state: &crate::app::AppState) -> Result<Self> {
        let visitor = parts.extensions.get::<Visitor>().cloned().ok_or_else(Error::unauthorized)?;
        let accounts = Service::from_request_parts(parts, state).await?;
        let roles = Service::from_request_parts(parts, state).await?;
        Ok(Self { visitor, accounts, roles, settings: Service::from_request_parts(parts, state).await? })
    }
}

impl Wardrobe {
    /// The two, and nothing that speaks against it; or why not.
    async fn try_on(&self, db: &Db, user: &User) -> Result<(Identity, Identity)> {
        let own = self.visitor.identity().await?.cloned().ok_or_else(Error::unauthorized)?;
        if self.settings.accounts.impersonation().is_none() {
            return Err(Error::forbidden("Nobody looks at this site as somebody else."));
        }
        let other = self.accounts.identify(db, user.id).await?;
        let other = other.ok_or_else(|| Error::conflict("The account is closed, or its address is not confirmed."))?;
        match Impersonation::objection(&own, &other, &Arc::new(Roles::clone(&self.roles))) {
            Some(why) => Err(Error::forbidden(why)),
            None => Ok((own, other)),
        }
    }

    /// Whether somebody may look as this person, for the page of the person.
    pub(super) async fn fits(&self, actor: &Actor, db: &Db, user: &User) -> Result<bool> {
        // Most people may not, and then nothing more is asked for.
        Ok(actor.may(Permission::create::<Impersonation>()) && self.try_on(db, user).await.is_ok())
    }
}

pub(super) async fn new(
    frame: Frame,
    bureau: Bureau,
    wardrobe: Wardrobe,
    Path(id): Path<i64>,
) -> Result<views::Impersonate> {
    let user = bureau.person(id).await?;
    let (_, other) = wardrobe.try_on(&bureau.db, &user).await?;
    Ok(page(frame, &bureau, &wardrobe, other).with(Form::empty()))
}

/// Writes it down for both, and lets them look.
pub(super) async fn create(
    frame: Frame,
    bureau: Bureau,
    wardrobe: Wardrobe,
    session: Session,
    Path(id): Path<i64>,
    form: Form<Impersonate>,
) -> Result<Reply> {
    let user = bureau.person(id).await?;
    let (own, other) = wardrobe.try_on(&bureau.db, &user).await?;
    let page = page(frame, &bureau, &wardrobe, other.clone());
    let time = wardrobe.settings.accounts.impersonation().unwrap_or_default();
    let begun = form.save(async |wish: Impersonate| {
        if wish.may_write {
            bureau.actor.require(Permission::edit::<Impersonation>())?;
        }
        let disguise = Disguise {
            user_id: other.id,
            role: other.role.name().to_owned(),
            own_role: own.role.name().to_owned(),
            until: bureau.clock.now() + time,
            may_write: wish.may_write,
        };
        let who = (own.id, &bureau.caller);
        Accounts::record_impersonation(&bureau.db, &bureau.clock, who, (&disguise, &wish.reason)).await?;
        session.put_on(disguise).await
    });
    match begun.await? {
        Ok(()) => Ok(Redirect::path("/").into()),
        Err(form) => Ok(page.with(form).invalid()),
    }
}

/// Lets them be themselves again.
pub(super) async fn end(
    session: Session,
    Extension(visitor): Extension<Visitor>,
    accounts: Service<Accounts>,
    caller: Caller,
) -> Result<Redirect> {
    let (Some(impersonator), Some(person)) = (visitor.impersonator().await?, visitor.identity().await?) else {
        return Ok(Redirect::path("/").flash_error("You look at the site as yourself."));
    };
    if session.take_off().await? {
        accounts.note_impersonation_over(impersonator.identity.id, person.id, &caller);
    }
    session.renew().await?;
    Ok(Redirect::to("admin.user").with("id", person.id).flash("You look at the site as yourself again."))
}

fn page(frame: Frame, bureau: &Bureau, wardrobe: &Wardrobe, other: Identity) -> views::Impersonate {
    views::Impersonate {
        frame,
        id: other.id,
        name: other.name,
        minutes: wardrobe.settings.accounts.impersonation().unwrap_or_default().num_minutes(),
        may_write: bureau.actor.may(Permission::edit::<Impersonation>()),
        form: Form::empty(),
    }
}
