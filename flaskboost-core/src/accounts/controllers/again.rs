//! Proving again who one is, before a page that asks for it.

use http::StatusCode;

use super::login::Destination;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::auth::CurrentUser;
use crate::controller::{Query, Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::model::Invalid;
use crate::session::Session;

pub(in crate::accounts) async fn new(
    accounts: Accounts,
    user: CurrentUser,
    Query(destination): Query<Destination>,
) -> Result<views::Again> {
    page(&accounts, &user, &destination).await
}

/// With the password.
pub(in crate::accounts) async fn create(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    Query(destination): Query<Destination>,
    form: Form<forms::Again>,
) -> Result<Reply> {
    let page = page(&accounts, &user, &destination).await?;
    let proven = form.save(async |input: forms::Again| {
        let attempt = accounts.limits.attempt(Secret::Again(user.id()), None).await?;
        let proven = accounts.people.with_password(user.id(), input.current_password.expose()).await;
        accounts.limits.conclude(attempt, Outcome::of_current_password(&proven)).await?;
        if proven.is_err() {
            accounts.note(EventKind::IdentityDoubted, user.id(), &caller);
        }
        proven
    });
    match proven.await? {
        Ok(_) => proved(&accounts, &session, &user, &caller, page.next).await,
        Err(form) => Ok(views::Again { form, ..page }.invalid()),
    }
}

/// With a code of the second factor.
pub(in crate::accounts) async fn create_with_code(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    Query(destination): Query<Destination>,
    code_form: Form<forms::AppCode>,
) -> Result<Reply> {
    let page = page(&accounts, &user, &destination).await?;
    let proven = code_form.save(async |input: forms::AppCode| {
        let attempt = accounts.limits.attempt(Secret::Again(user.id()), None).await?;
        let proven = accounts.people.use_app_code(user.id(), &input.code).await;
        let outcome = match &proven {
            Ok(true) => Outcome::Right,
            Ok(false) => Outcome::Wrong,
            Err(_) => Outcome::Untold,
        };
        accounts.limits.conclude(attempt, outcome).await?;
        if !proven? {
            accounts.note(EventKind::IdentityDoubted, user.id(), &caller);
            return Err(Invalid::field("code", "This code is not right, or it was used already.").into());
        }
        Ok(())
    });
    match proven.await? {
        Ok(()) => proved(&accounts, &session, &user, &caller, page.next).await,
        Err(code_form) => Ok(views::Again { code_form, ..page }.invalid()),
    }
}

/// Notes the proof in this session, which goes on under a new id, and goes on to the page.
async fn proved(
    accounts: &Accounts,
    session: &Session,
    user: &CurrentUser,
    caller: &Caller,
    next: Option<String>,
) -> Result<Reply> {
    session.prove().await?;
    accounts.note(EventKind::IdentityProven, user.id(), caller);
    Ok(match next {
        Some(next) => Redirect::path(next).into(),
        None => Redirect::to("accounts.show").into(),
    })
}

/// The page without anything typed. Where nothing asks for a fresh proof, there is none.
async fn page(accounts: &Accounts, user: &CurrentUser, destination: &Destination) -> Result<views::Again> {
    if !accounts.people.asks_for_fresh_proofs() {
        return Err(Error::from_status(StatusCode::NOT_FOUND));
    }
    let has_code = accounts.people.second_factor(user.id()).await?.is_some();
    Ok(views::Again { form: Form::empty(), code_form: Form::empty(), has_code, next: destination.next() })
}
