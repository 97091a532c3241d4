//! Changing the e-mail address, and taking the old one back.

use http::StatusCode;

use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::models::Moved;
use crate::accounts::{Accounts, EventKind, forms, stamp, views};
use crate::auth::CurrentUser;
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Form;
use crate::http::Caller;
use crate::session::Session;

pub(in crate::accounts) async fn edit(user: CurrentUser) -> views::ChangeEmail {
    views::ChangeEmail { form: Form::empty(), email: user.email().to_owned() }
}

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::ChangeEmail>,
) -> Result<Reply> {
    let asked = form.save(async |input: forms::ChangeEmail| {
        let (password, email) = (input.current_password.expose(), input.email.as_str());
        accounts.limits.request(caller.client()).await?;
        let attempt = accounts.limits.attempt(Secret::Change(user.id()), None).await?;
        let asked = accounts.people.ask_for_address(user.id(), password, email).await;
        accounts.limits.conclude(attempt, Outcome::of_current_password(&asked)).await?;
        if asked.is_err() {
            accounts.note(EventKind::EmailChangeRefused, user.id(), &caller);
        }
        asked
    });
    match asked.await? {
        Ok((user, change, token)) => {
            accounts.note(EventKind::EmailChangeAsked, user.id, &caller);
            let done = format!("Check the mail of {}: a link there completes the change.", change.to);
            accounts.change_address_later(change, token);
            Ok(Redirect::to("accounts.show").flash(done).into())
        }
        Err(form) => Ok(views::ChangeEmail { form, email: user.email().to_owned() }.invalid()),
    }
}

/// Shows a form and changes nothing: programs that scan mails open every link.
pub(in crate::accounts) async fn show(accounts: Accounts, Path(token): Path<String>) -> Result<Reply> {
    match accounts.people.address_change(&token).await? {
        Some(change) => Ok(views::ConfirmEmail { form: Form::empty(), token, email: change.to }.into()),
        None => Ok(gone()),
    }
}

pub(in crate::accounts) async fn update(
    accounts: Accounts,
    session: Session,
    visitor: Option<CurrentUser>,
    caller: Caller,
    Path(token): Path<String>,
    form: Form<forms::ConfirmEmail>,
) -> Result<Reply> {
    let attempt = accounts.limits.attempt(Secret::Address(&token), caller.client()).await?;
    let Some(change) = accounts.people.address_change(&token).await? else {
        // It stays counted.
        accounts.note(EventKind::EmailChangeLinkInvalid, None, &caller);
        return Ok(gone());
    };
    let mut outcome = Outcome::Untold;
    let moved = form.save(async |input: forms::ConfirmEmail| {
        let moved = accounts.people.change_address(&token, input.current_password.expose()).await;
        outcome = Outcome::of_current_password(&moved);
        moved
    });
    let moved = moved.await;
    accounts.limits.conclude(attempt, outcome).await?;
    match moved? {
        Ok(Moved::Done(user, change, undo)) => {
            if visitor.is_some_and(|visitor| visitor.id() == user.id) {
                // Every session has ended; that of whoever gave the password here goes on under a new id.
                stamp::log_in(&session, &user).await?;
            }
            accounts.note(EventKind::EmailChanged, user.id, &caller);
            accounts.tell_of_address(change, undo);
            Ok(Redirect::to("accounts.show")
                .flash("Your e-mail address is changed. Your sessions on other devices have ended.")
                .into())
        }
        Ok(Moved::Back(user)) => {
            session.log_out().await?;
            accounts.note(EventKind::EmailChangeUndone, user.id, &caller);
            let done = "Your old address is back, and nobody is logged in any more. Log in with it.";
            Ok(Redirect::to("accounts.login").flash(done).into())
        }
        Ok(Moved::Gone) => Ok(gone()),
        Ok(Moved::Taken) => Ok(taken(change.to)),
        Err(form) => Ok(views::ConfirmEmail { form, token, email: change.to }.invalid()),
    }
}

/// Shows a button and changes nothing.
pub(in crate::accounts) async fn show_undo(accounts: Accounts, Path(token): Path<String>) -> Result<Reply> {
    match accounts.people.address_undo(&token).await? {
        Some(change) => Ok(views::UndoEmail { token, email: change.from }.into()),
        None => Ok(gone()),
    }
}

pub(in crate::accounts) async fn undo(
    accounts: Accounts,
    session: Session,
    caller: Caller,
    Path(token): Path<String>,
) -> Result<Reply> {
    let attempt = accounts.limits.attempt(Secret::Link, caller.client()).await?;
    let found = accounts.people.address_undo(&token).await;
    accounts.limits.conclude(attempt, Outcome::of(&found)).await?;
    let Some(change) = found? else {
        accounts.note(EventKind::EmailUndoLinkInvalid, None, &caller);
        return Ok(gone());
    };
    match accounts.people.undo_address(&token).await? {
        Moved::Done(user, _, reset) => {
            // Whoever is logged in here may be somebody else, or was logged in with the password that is void now.
            session.log_out().await?;
            accounts.note(EventKind::EmailChangeUndone, user.id, &caller);
            let done = "The address is yours again, and nobody is logged in any more. Now choose a new password.";
            Ok(Redirect::to("accounts.reset").with("token", reset).flash(done).into())
        }
        Moved::Gone | Moved::Back(_) => Ok(gone()),
        Moved::Taken => Ok(taken(change.from)),
    }
}

fn gone() -> Reply {
    Reply::from(views::Gone { purpose: views::Purpose::Email }).status(StatusCode::GONE)
}

fn taken(email: String) -> Reply {
    Reply::from(views::EmailTaken { email }).status(StatusCode::CONFLICT)
}
