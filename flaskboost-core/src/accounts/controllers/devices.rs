//! The devices on which somebody is logged in.

use http::StatusCode;

use crate::accounts::{Accounts, EventKind, views};
use crate::auth::CurrentUser;
use crate::controller::{Path, Redirect, Service};
use crate::error::{Error, Result};
use crate::http::Caller;
use crate::session::Session;

pub(in crate::accounts) async fn index(session: Session) -> Result<views::Devices> {
    Ok(views::Devices { devices: session.devices().await? })
}

pub(in crate::accounts) async fn end(
    accounts: Service<Accounts>,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Redirect> {
    if !session.end(&id).await? {
        return Err(Error::from_status(StatusCode::NOT_FOUND));
    }
    accounts.note(EventKind::SessionEnded, user.id(), &caller);
    Ok(Redirect::to("accounts.sessions").flash("That device is logged out."))
}

pub(in crate::accounts) async fn end_others(
    accounts: Service<Accounts>,
    session: Session,
    user: CurrentUser,
    caller: Caller,
) -> Result<Redirect> {
    if session.end_others().await? > 0 {
        accounts.note(EventKind::SessionsEndedAll, user.id(), &caller);
    }
    let done = if accounts.people.revoke_api_tokens(user.id()).await? > 0 {
        accounts.note(EventKind::TokensRevokedAll, user.id(), &caller);
        "All your other devices are logged out, and your API tokens are revoked."
    } else {
        "All your other devices are logged out."
    };
    Ok(Redirect::to("accounts.sessions").flash(done))
}
