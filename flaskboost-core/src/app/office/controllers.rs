//! The pages about people, and what is done there: by the same functions as the commands `user …`.

use super::authority::{may_change, require_change, require_permission, require_role};
use super::forms::{Grant, Invite, Rename, TakeRole};
use super::impersonating::Wardrobe;
use super::views;
use crate::accounts::{Accounts, AuthEvent, EventKind, NewEvent, NewUser, User};
use crate::admin::{Frame, Words};
use crate::app::AppState;
use crate::auth::{Action, Actor, Permission, Roles};
use crate::clock::Clock;
use crate::controller::{Path, Redirect, Replies, Reply, Service};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::policy::Policy;
use crate::session::SessionKeeper;

/// What every handler about one person needs: who asks, and the ways to the account.
pub(super) struct Bureau {
    pub(super) actor: Actor,
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) caller: Caller,
    keeper: SessionKeeper,
    words: Words,
}

impl axum::extract::FromRequestParts<AppState> for Bureau {
    type Rejection = Error;

    /// # Errors
    ///
    /// - Nobody is logged in, or they may not enter the panel.
    async fn from_request_parts(parts: &mut http::request::Parts, state: &AppState) -> Result<Self> {
        Frame::from_request_parts(parts, state).await?;
        let actor = Actor::from_request_parts(parts, state).await?;
        let words = Words::from_request_parts(parts, state).await?;
        let caller = Caller::of(&parts.headers, &parts.extensions);
        let Ok(db) = Db::from_request_parts(parts, state).await;
        let (clock, settings) = (state.clock.clone(), &state.settings.session);
        // It only lists sessions here: whether cookies are for HTTPS alone does not matter.
        let keeper = SessionKeeper::new(db.clone(), clock.clone(), state.random.clone(), settings, false);
        Ok(Self { actor, db, clock, caller, keeper, words })
    }
}

impl Bureau {
    /// Somebody whom the actor may see.
    pub(super) async fn person(&self, id: i64) -> Result<User> {
        let user = User::find(&self.db, id).await?.filter(|user| user.may(&self.actor, Action::VIEW));
        user.ok_or_else(|| Error::not_found("There is no such row."))
    }

    /// Somebody whose account the actor may change.
    async fn charge(&self, id: i64) -> Result<User> {
        let user = self.person(id).await?;
        require_change(&self.actor, &user)?;
        Ok(user)
    }

    fn event(&self, kind: EventKind, user: &User) -> NewEvent {
        let event = NewEvent::new(kind).of(user.id).by(&self.caller);
        match self.actor.user_id() {
            Some(by) => event.with("by", by),
            None => event,
        }
    }

    async fn note(&self, kind: EventKind, user: &User) -> Result<()> {
        AuthEvent::record(&self.db, self.clock.now(), self.event(kind, user)).await
    }
}

pub(super) async fn show(
    frame: Frame,
    bureau: Bureau,
    wardrobe: Wardrobe,
    roles: Service<Roles>,
    Path(id): Path<i64>,
) -> Result<views::Show> {
    let Bureau { actor, db, .. } = &bureau;
    let user = bureau.person(id).await?;
    let grants = user.grants(db).await?;
    let has_second_factor = User::have_second_factor(db, std::slice::from_ref(&user)).await?.contains(&true);
    let has_passkey = User::have_passkey(db, std::slice::from_ref(&user)).await?.contains(&true);
    let events = if actor.may(Permission::view::<AuthEvent>()) {
        Some(AuthEvent::latest_of(db, id).await?.into_iter().map(views::EventLine::from).collect())
    } else {
        None
    };
    let may_edit = may_change(actor, &user);
    let open = roles.permissions().into_iter().filter(|permission| actor.may(*permission)).map(|one| one.to_string());
    Ok(views::Show {
        frame,
        may_edit,
        may_impersonate: wardrobe.fits(actor, db, &user).await?,
        may_delete: may_edit && user.may(actor, Action::DELETE),
        roles: roles.all().iter().map(|role| role.name).filter(|name| actor.has_role(name)).collect(),
        grantable: open.filter(|name| !grants.contains(name)).collect(),
        grants,
        devices: bureau.keeper.devices(id).await?,
        events,
        person: views::Person {
            id,
            is_confirmed: user.is_confirmed(),
            is_active: user.is_active,
            has_second_factor,
            has_passkey,
            created_at: user.created_at,
            last_login_at: user.last_login_at,
            email: user.email,
            name: user.name,
            role: user.role,
        },
    })
}

pub(super) async fn new(frame: Frame, bureau: Bureau) -> Result<views::New> {
    User::require_create(&bureau.actor)?;
    Ok(views::New { frame, form: Form::empty() })
}

/// Makes an account without a password, and mails its owner the way to choose one.
pub(super) async fn create(
    frame: Frame,
    bureau: Bureau,
    accounts: Accounts,
    passwords: crate::auth::Passwords,
    form: Form<Invite>,
) -> Result<Reply> {
    User::require_create(&bureau.actor)?;
    let saved = form.save(async |invite| {
        let name = invite.name.unwrap_or_default();
        let new = NewUser { name, ..NewUser::new(invite.email.into_string()) };
        bureau
            .db
            .transaction(async |tx| {
                let user = User::create(tx, &passwords, &bureau.clock, new).await?;
                AuthEvent::record(tx, bureau.clock.now(), bureau.event(EventKind::UserCreated, &user)).await?;
                Ok(user)
            })
            .await
    });
    match saved.await? {
        Ok(user) => {
            accounts.send_reset_link(&user, bureau.caller.clone())?;
            Ok(to(user.id).flash(bureau.words.of("people-told-invited")).into())
        }
        Err(form) => Ok(views::New { frame, form }.invalid()),
    }
}

pub(super) async fn rename(bureau: Bureau, Path(id): Path<i64>, form: Form<Rename>) -> Result<Redirect> {
    let user = bureau.charge(id).await?;
    let Ok(Rename { name }) = form.check() else {
        return Ok(to(id).flash_error(bureau.words.of("people-told-name-long")));
    };
    user.rename(&bureau.db, &name.unwrap_or_default()).await?;
    Ok(to(id).flash(bureau.words.of("people-told-renamed")))
}

pub(super) async fn take_role(
    bureau: Bureau,
    roles: Service<Roles>,
    Path(id): Path<i64>,
    form: Form<TakeRole>,
) -> Result<Redirect> {
    let user = bureau.charge(id).await?;
    let role = form.check().ok().and_then(|wish| roles.find(&wish.role));
    let Some(role) = role else { return Ok(to(id).flash_error(bureau.words.of("people-told-no-role"))) };
    require_role(&bureau.actor, &role)?;
    let is_demoted = roles.includes(&user.role, role.name());
    let user = match user.take_role(&bureau.db, &role).await {
        Err(error) if is_refusal(&error) => return Ok(to(id).flash_error(bureau.words.of("people-told-last"))),
        taken => taken?,
    };
    let kind = if is_demoted { EventKind::UserDemoted } else { EventKind::UserPromoted };
    bureau.note(kind, &user).await?;
    Ok(to(id).flash(bureau.words.of("people-told-role-changed")))
}

pub(super) async fn deactivate(bureau: Bureau, Path(id): Path<i64>) -> Result<Redirect> {
    let user = bureau.charge(id).await?;
    match user.deactivate(&bureau.db, &bureau.clock).await {
        Err(error) if is_refusal(&error) => Ok(to(id).flash_error(bureau.words.of("people-told-last"))),
        closed => closed.map(|_| to(id).flash(bureau.words.of("people-told-closed"))),
    }
}

pub(super) async fn activate(bureau: Bureau, Path(id): Path<i64>) -> Result<Redirect> {
    bureau.charge(id).await?.activate(&bureau.db, &bureau.clock).await?;
    Ok(to(id).flash(bureau.words.of("people-told-opened")))
}

pub(super) async fn send_reset(bureau: Bureau, accounts: Accounts, Path(id): Path<i64>) -> Result<Redirect> {
    let user = bureau.charge(id).await?;
    accounts.send_reset_link(&user, bureau.caller.clone())?;
    Ok(to(id).flash(bureau.words.of("people-told-reset-sent")))
}

pub(super) async fn end_sessions(bureau: Bureau, Path(id): Path<i64>) -> Result<Redirect> {
    let user = bureau.charge(id).await?;
    let event = bureau.event(EventKind::SessionsEndedAll, &user);
    user.log_out_everywhere(&bureau.db, &bureau.clock, event).await?;
    Ok(to(id).flash(bureau.words.of("people-told-sessions-ended")))
}

pub(super) async fn reset_second_factor(bureau: Bureau, Path(id): Path<i64>) -> Result<Redirect> {
    let was_on = bureau.charge(id).await?.reset_second_factor(&bureau.db, &bureau.clock).await?;
    let told = to(id);
    Ok(if was_on {
        told.flash(bureau.words.of("people-told-factor-off"))
    } else {
        told.flash_error(bureau.words.of("people-told-factor-none"))
    })
}

pub(super) async fn grant(
    bureau: Bureau,
    roles: Service<Roles>,
    Path(id): Path<i64>,
    form: Form<Grant>,
) -> Result<Redirect> {
    let user = bureau.charge(id).await?;
    let permission = form.check().ok().and_then(|wish| roles.find_permission(&wish.permission));
    let Some(permission) = permission else {
        return Ok(to(id).flash_error(bureau.words.of("people-told-no-permission")));
    };
    require_permission(&bureau.actor, permission)?;
    user.grant(&bureau.db, &bureau.clock, permission).await?;
    bureau.note(EventKind::PermissionGranted, &user).await?;
    Ok(to(id).flash(bureau.words.of("people-told-granted")))
}

pub(super) async fn revoke(bureau: Bureau, Path(id): Path<i64>, form: Form<Grant>) -> Result<Redirect> {
    let user = bureau.charge(id).await?;
    let was_granted = match form.check() {
        Ok(Grant { permission }) => user.revoke(&bureau.db, &permission).await?,
        Err(_) => false,
    };
    if !was_granted {
        return Ok(to(id).flash_error(bureau.words.of("people-told-not-granted")));
    }
    bureau.note(EventKind::PermissionRevoked, &user).await?;
    Ok(to(id).flash(bureau.words.of("people-told-revoked")))
}

pub(super) async fn power(frame: Frame, bureau: Bureau, roles: Service<Roles>) -> Result<views::Power> {
    bureau.actor.require(Permission::view::<User>())?;
    Ok(views::Power { frame, roles: views::RoleLine::of(&roles) })
}

/// Whether the models refused it, and not the database.
fn is_refusal(error: &Error) -> bool {
    error.status() == http::StatusCode::UNPROCESSABLE_ENTITY
}

fn to(id: i64) -> Redirect {
    Redirect::to("admin.user").with("id", id)
}
