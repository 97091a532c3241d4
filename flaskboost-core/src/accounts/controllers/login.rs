//! Logging in and out.

use serde::Deserialize;

use super::sent;
use crate::accounts::{Accounts, forms, stamp, views};
use crate::auth::safe_next;
use crate::controller::{Query, Redirect, Replies, Reply, Service};
use crate::error::Result;
use crate::form::Form;
use crate::model::Invalid;
use crate::session::Session;

/// One answer for every reason.
const REFUSAL: &str = "The e-mail address or the password is not right, or the address is not confirmed yet.";

#[derive(Deserialize)]
pub(in crate::accounts) struct Destination {
    next: Option<String>,
}

pub(in crate::accounts) async fn new(Query(destination): Query<Destination>, form: Form<forms::LogIn>) -> views::LogIn {
    // The form of a GET is filled in from the query; without a place to go to, there is nothing to fill in.
    let next = safe_next(destination.next.as_deref());
    let form = if next.is_some() { form } else { Form::empty() };
    views::LogIn { form, next }
}

pub(in crate::accounts) async fn create(
    accounts: Service<Accounts>,
    session: Session,
    form: Form<forms::LogIn>,
) -> Result<Reply> {
    let attempt = form.save(async |input: forms::LogIn| {
        let user = accounts.people.log_in(input.email.as_str(), input.password.expose()).await?;
        Ok((user.ok_or_else(|| Invalid::whole(REFUSAL))?, input.next))
    });
    match attempt.await? {
        Ok((user, next)) => {
            sent::forget(&session).await?;
            stamp::log_in(&session, &user).await?;
            Ok(Redirect::path(safe_next(next.as_deref()).as_deref().unwrap_or("/")).into())
        }
        Err(form) => Ok(views::LogIn { form, next: None }.invalid()),
    }
}

pub(in crate::accounts) async fn delete(session: Session) -> Result<Redirect> {
    session.log_out().await?;
    Ok(Redirect::path("/").flash("You are logged out."))
}
