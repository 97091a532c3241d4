//! The devices on which somebody is logged in.

use http::StatusCode;

use crate::accounts::{Accounts, EventKind, views};
use crate::auth::CurrentUser;
use crate::controller::{Path, Redirect};
use crate::error::{Error, Result};
use crate::http::Caller;
use crate::session::Session;

pub(in crate::accounts) async fn index(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
) -> Result<views::Devices> {
    Ok(views::Devices { devices: session.devices().await?, trusted: accounts.people.trusted_devices(user.id()).await? })
}

/// Trusts a device no more: it is asked for a code at its next log-in.
pub(in crate::accounts) async fn forget(
    accounts: Accounts,
    user: CurrentUser,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Redirect> {
    if !accounts.people.forget_device(user.id(), &id).await? {
        return Err(Error::from_status(StatusCode::NOT_FOUND));
    }
    accounts.note(EventKind::DeviceForgotten, user.id(), &caller);
    Ok(Redirect::to("accounts.sessions").flash("That device is asked for a code again."))
}

pub(in crate::accounts) async fn end(
    accounts: Accounts,
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
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
) -> Result<Redirect> {
    accounts.people.forget_devices(user.id()).await?;
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
