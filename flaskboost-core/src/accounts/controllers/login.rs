//! Logging in and out.

use axum::Extension;
use serde::Deserialize;

use super::sent;
use crate::accounts::arrival::Arrival;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::entering::{LogInBy, Way};
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::auth::{CurrentUser, Visitor, safe_next};
use crate::controller::{Query, Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Form;
use crate::http::Caller;
use crate::model::Invalid;
use crate::session::{Session, Stay};

/// One answer for every reason.
const REFUSAL: &str = "The e-mail address or the password is not right, or the address is not confirmed yet.";

#[derive(Deserialize)]
pub(in crate::accounts) struct Destination {
    next: Option<String>,
}

impl Destination {
    /// Where to go, if it is on this site.
    pub(super) fn next(&self) -> Option<String> {
        safe_next(self.next.as_deref())
    }
}

pub(in crate::accounts) async fn new(
    accounts: Accounts,
    Query(destination): Query<Destination>,
    form: Form<forms::LogIn>,
) -> views::LogIn {
    // The form of a GET is filled in from the query; without a place to go to, there is nothing to fill in.
    let next = destination.next();
    let form = if next.is_some() { form } else { Form::empty() };
    views::LogIn { form: accounts.with_box(form), next }
}

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    arrival: Arrival,
    form: Form<forms::LogIn>,
) -> Result<Reply> {
    let logged_in = form.save(async |input: forms::LogIn| {
        let email = input.email.as_str();
        let attempt = accounts.limits.attempt(Secret::LogIn(email), arrival.caller.client()).await?;
        let user = accounts.log_in(&arrival.caller, email, input.password.expose()).await;
        accounts.limits.conclude(attempt, Outcome::of(&user)).await?;
        Ok((user?.ok_or_else(|| Invalid::whole(REFUSAL))?, Stay::of_box(input.remember), input.next))
    });
    match logged_in.await? {
        Ok((user, stay, next)) => {
            sent::forget(&arrival.session).await?;
            let by = LogInBy { way: Way::Password, stay, next: next.as_deref() };
            Ok(accounts.complete_log_in(&arrival, &user, by).await?.into())
        }
        Err(form) => Ok(views::LogIn { form, next: None }.invalid()),
    }
}

pub(in crate::accounts) async fn delete(
    accounts: Accounts,
    session: Session,
    user: Option<CurrentUser>,
    Extension(visitor): Extension<Visitor>,
    caller: Caller,
) -> Result<Redirect> {
    let mut leaving = user.map(|user| user.id());
    // Whoever looks as somebody else logs themselves out, and nobody else.
    if let (Some(impersonator), Some(user_id)) = (visitor.impersonator().await?, leaving) {
        accounts.note_impersonation_over(impersonator.identity.id, user_id, &caller);
        leaving = Some(impersonator.identity.id);
    }
    session.log_out().await?;
    if let Some(user_id) = leaving {
        accounts.note(EventKind::LogOut, user_id, &caller);
    }
    Ok(Redirect::path("/").flash("You are logged out."))
}
