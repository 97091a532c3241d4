//! Changing the password of somebody who is logged in.

use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::{Accounts, EventKind, forms, stamp, views};
use crate::auth::CurrentUser;
use crate::controller::{Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Form;
use crate::http::Caller;
use crate::session::Session;

pub(in crate::accounts) async fn edit() -> views::ChangePassword {
    views::ChangePassword::default()
}

pub(in crate::accounts) async fn update(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::ChangePassword>,
) -> Result<Reply> {
    let saved = form.save(async |input: forms::ChangePassword| {
        let (current, new) = (input.current_password.expose(), input.password.expose());
        accounts.limits.request(caller.client()).await?;
        let attempt = accounts.limits.attempt(Secret::Change(user.id()), None).await?;
        let changed = accounts.people.change_password(user.id(), current, new).await;
        accounts.limits.conclude(attempt, Outcome::of_current_password(&changed)).await?;
        if changed.is_err() {
            accounts.note(EventKind::PasswordChangeRefused, user.id(), &caller);
        }
        changed
    });
    match saved.await? {
        Ok(user) => {
            // Every session has ended with the old password; this one goes on under a new id.
            stamp::log_in(&session, &user).await?;
            accounts.note(EventKind::PasswordChanged, user.id, &caller);
            accounts.tell_later(user);
            let done = "Your password is changed, and your sessions on other devices have ended.";
            Ok(Redirect::to("accounts.show").flash(done).into())
        }
        Err(form) => Ok(views::ChangePassword { form }.invalid()),
    }
}
