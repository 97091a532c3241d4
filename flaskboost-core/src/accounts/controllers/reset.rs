//! Choosing a new password with a link from a mail.

use http::StatusCode;

use super::sent;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Form;
use crate::http::Caller;
use crate::session::Session;

pub(in crate::accounts) async fn new() -> views::Forgot {
    views::Forgot::default()
}

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    session: Session,
    caller: Caller,
    form: Form<forms::AskForLink>,
) -> Result<Reply> {
    match form.check() {
        Ok(forms::AskForLink { email }) => {
            accounts.limits.request(caller.client()).await?;
            sent::note(&session, email.as_str(), views::Purpose::Reset, None).await?;
            accounts.forgot_later(email.into_string(), caller)?;
            Ok(Redirect::to("accounts.sent").into())
        }
        Err(form) => Ok(views::Forgot { form }.invalid()),
    }
}

pub(in crate::accounts) async fn edit(accounts: Accounts, Path(token): Path<String>) -> Result<Reply> {
    if !accounts.people.can_reset(&token).await? {
        return Ok(gone());
    }
    Ok(views::Reset { form: Form::empty(), token }.into())
}

pub(in crate::accounts) async fn update(
    accounts: Accounts,
    session: Session,
    caller: Caller,
    Path(token): Path<String>,
    form: Form<forms::Reset>,
) -> Result<Reply> {
    let saved = form.save(async |input| {
        let attempt = accounts.limits.attempt(Secret::Link, caller.client()).await?;
        let user = accounts.people.reset(&token, input.password.expose()).await;
        // A password that is refused says nothing against the link.
        let outcome = if user.is_err() { Outcome::Untold } else { Outcome::of(&user) };
        accounts.limits.conclude(attempt, outcome).await?;
        user
    });
    match saved.await? {
        Ok(Some(user)) => {
            accounts.limits.forget_log_ins(&user.email).await?;
            // Whoever is logged in here may be somebody else, or was logged in with the old password.
            session.log_out().await?;
            accounts.note(EventKind::ResetDone, user.id, &caller);
            accounts.tell_later(user);
            Ok(Redirect::to("accounts.login").flash("Your password is changed. Log in with it.").into())
        }
        Ok(None) => {
            accounts.note(EventKind::ResetLinkInvalid, None, &caller);
            Ok(gone())
        }
        Err(form) => Ok(views::Reset { form, token }.invalid()),
    }
}

fn gone() -> Reply {
    Reply::from(views::Gone { purpose: views::Purpose::Reset }).status(StatusCode::GONE)
}
