//! Confirming an address.

use http::StatusCode;

use super::sent;
use crate::accounts::arrival::Arrival;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::entering::{LogInBy, Way};
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Form;
use crate::http::Caller;
use crate::session::{Session, Stay};

/// Shows a form and changes nothing: programs that scan mails open every link.
pub(in crate::accounts) async fn show(accounts: Accounts, Path(token): Path<String>) -> Result<Reply> {
    if accounts.people.can_confirm(&token).await? {
        Ok(views::Confirm { form: accounts.with_box(Form::empty()), token }.into())
    } else {
        Ok(gone())
    }
}

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    arrival: Arrival,
    Path(token): Path<String>,
    form: Form<forms::Confirm>,
) -> Result<Reply> {
    let attempt = accounts.limits.attempt(Secret::Confirm(&token), arrival.caller.client()).await?;
    let Some(id) = accounts.people.waits_for(&token).await? else {
        // It stays counted.
        accounts.note(EventKind::ConfirmLinkInvalid, None, &arrival.caller);
        return Ok(gone());
    };
    let mut outcome = Outcome::Untold;
    let confirmed = form.save(async |input| {
        let stay = Stay::of_box(input.remember);
        let confirmed = accounts.people.confirm(&token, input.password.expose()).await;
        outcome = Outcome::of(&confirmed);
        if confirmed.is_err() {
            accounts.note(EventKind::ConfirmFailed, id, &arrival.caller);
        }
        Ok(confirmed?.map(|user| (user, stay)))
    });
    let confirmed = confirmed.await;
    accounts.limits.conclude(attempt, outcome).await?;
    match confirmed? {
        Ok(Some((user, stay))) => {
            // Whoever was logged in here may be somebody else, of whom nothing is to be left.
            arrival.session.log_out().await?;
            let entered =
                accounts.complete_log_in(&arrival, &user, LogInBy { way: Way::Confirmation, stay, next: None }).await?;
            Ok(entered.flash("Your address is confirmed. Welcome!").into())
        }
        Ok(None) => Ok(gone()),
        Err(form) => Ok(views::Confirm { form, token }.invalid()),
    }
}

pub(in crate::accounts) async fn new() -> views::Resend {
    views::Resend::default()
}

pub(in crate::accounts) async fn resend(
    accounts: Accounts,
    session: Session,
    caller: Caller,
    form: Form<forms::AskForLink>,
) -> Result<Reply> {
    match form.check() {
        Ok(forms::AskForLink { email }) => {
            accounts.limits.request(caller.client()).await?;
            sent::note(&session, email.as_str(), views::Purpose::Confirm, None).await?;
            accounts.resend_later(email.into_string(), caller)?;
            Ok(Redirect::to("accounts.sent").into())
        }
        Err(form) => Ok(views::Resend { form }.invalid()),
    }
}

fn gone() -> Reply {
    Reply::from(views::Gone { purpose: views::Purpose::Confirm }).status(StatusCode::GONE)
}
