//! Taking one's data along, and leaving for good.

use axum::response::IntoResponse;
use http::header;
use serde_json::json;

use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::{Accounts, ApiToken, EventKind, PersonalData, forms, views};
use crate::auth::CurrentUser;
use crate::controller::{Redirect, Replies, Reply, Service};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::session::Session;

pub(in crate::accounts) async fn data() -> views::Data {
    views::Data {}
}

/// All that the library knows of whoever asks, and what the app adds. It is a POST because it is written down.
pub(in crate::accounts) async fn download(
    accounts: Accounts,
    more: Service<PersonalData>,
    session: Session,
    user: CurrentUser,
    caller: Caller,
) -> Result<Reply> {
    let profile = accounts.people.find(user.id()).await?.ok_or_else(Error::unauthorized)?;
    let all = json!({
        "account": profile,
        "devices": session.devices().await?,
        "second_factor": accounts.people.second_factor(user.id()).await?,
        "trusted_devices": accounts.people.trusted_devices(user.id()).await?,
        "passkeys": accounts.people.passkeys_of(user.id()).await?,
        "providers": accounts.people.identities_of(user.id()).await?,
        "tokens": ApiToken::all_of(&accounts.journal.db, user.id()).await?,
        "events": accounts.people.events_of(user.id()).await?,
        "more": more.collect(&accounts.journal.db, user.id()).await?,
    });
    accounts.note(EventKind::DataDownloaded, user.id(), &caller);
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"account.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let text = serde_json::to_string_pretty(&all).map_err(Error::internal)?;
    Ok(Reply::of((headers, text).into_response()))
}

pub(in crate::accounts) async fn edit() -> views::DeleteAccount {
    views::DeleteAccount::default()
}

pub(in crate::accounts) async fn delete(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::DeleteAccount>,
) -> Result<Reply> {
    let left = form.save(async |input: forms::DeleteAccount| {
        accounts.limits.request(caller.client()).await?;
        let attempt = accounts.limits.attempt(Secret::Change(user.id()), None).await?;
        let left = accounts.people.leave(user.id(), input.current_password.expose()).await;
        accounts.limits.conclude(attempt, Outcome::of_current_password(&left)).await?;
        if left.is_err() {
            accounts.note(EventKind::AccountDeleteRefused, user.id(), &caller);
        }
        left
    });
    match left.await? {
        Ok(user) => {
            session.log_out().await?;
            accounts.tell_of_leaving(user);
            Ok(Redirect::path("/").flash("Your account is deleted.").into())
        }
        Err(form) => Ok(views::DeleteAccount { form }.invalid()),
    }
}
