//! One's passkeys: which there are, what they are called, and taking one away.

use http::StatusCode;

use super::require_open;
use crate::accounts::models::Removed;
use crate::accounts::passkeys::{forms, views};
use crate::accounts::{Accounts, EventKind};
use crate::auth::CurrentUser;
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;

pub(in crate::accounts::passkeys) async fn index(accounts: Accounts, user: CurrentUser) -> Result<views::Passkeys> {
    require_open(&accounts)?;
    page(&accounts, user.id(), Form::empty()).await
}

/// The list with the form to add one.
pub(super) async fn page(accounts: &Accounts, user_id: i64, form: Form<forms::AddPasskey>) -> Result<views::Passkeys> {
    let obstacle = accounts.passkeys.verifier().err().map(|obstacle| obstacle.to_string());
    Ok(views::Passkeys {
        passkeys: accounts.people.passkeys_of(user_id).await?,
        form,
        has_password: accounts.people.has_password(user_id).await?,
        obstacle: obstacle.unwrap_or_default(),
    })
}

pub(in crate::accounts::passkeys) async fn edit(
    accounts: Accounts,
    user: CurrentUser,
    Path(id): Path<i64>,
) -> Result<views::RenamePasskey> {
    require_open(&accounts)?;
    let passkey = accounts.people.passkey_of(user.id(), id).await?.ok_or_else(not_found)?;
    let form = Form::fill(&forms::RenamePasskey { name: passkey.name });
    Ok(views::RenamePasskey { form, id })
}

pub(in crate::accounts::passkeys) async fn update(
    accounts: Accounts,
    user: CurrentUser,
    Path(id): Path<i64>,
    form: Form<forms::RenamePasskey>,
) -> Result<Reply> {
    require_open(&accounts)?;
    accounts.people.passkey_of(user.id(), id).await?.ok_or_else(not_found)?;
    match form.check() {
        Ok(forms::RenamePasskey { name }) => {
            if !accounts.people.rename_passkey(user.id(), id, &name).await? {
                return Err(not_found());
            }
            Ok(Redirect::to("accounts.passkeys").flash("The passkey has another name.").into())
        }
        Err(form) => Ok(views::RenamePasskey { form, id }.invalid()),
    }
}

pub(in crate::accounts::passkeys) async fn delete(
    accounts: Accounts,
    user: CurrentUser,
    caller: Caller,
    Path(id): Path<i64>,
) -> Result<Redirect> {
    require_open(&accounts)?;
    match accounts.people.remove_passkey(user.id(), id).await? {
        Removed::Unknown => Err(not_found()),
        Removed::LastWayIn => {
            let why = "This is your last way in. Choose a password or add another passkey first.";
            Ok(Redirect::to("accounts.passkeys").flash_error(why))
        }
        Removed::Done(user, name) => {
            accounts.note(EventKind::PasskeyRemoved, user.id, &caller);
            accounts.tell_of_removed_passkey(*user, name);
            Ok(Redirect::to("accounts.passkeys").flash("The passkey is removed. Your device may still list it."))
        }
    }
}

fn not_found() -> Error {
    Error::from_status(StatusCode::NOT_FOUND)
}
