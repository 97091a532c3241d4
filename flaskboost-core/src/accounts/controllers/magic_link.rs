//! Logging in with a link from a mail.

use http::StatusCode;

use super::login::Destination;
use super::sent;
use crate::accounts::arrival::Arrival;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::entering::{LogInBy, Way};
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::auth::safe_next;
use crate::controller::{Path, Query, Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::session::{Session, Stay};

pub(in crate::accounts) async fn new(
    accounts: Accounts,
    Query(destination): Query<Destination>,
    form: Form<forms::MagicLink>,
) -> Result<views::MagicLink> {
    require_open(&accounts)?;
    let next = destination.next();
    // As at the form for the password: the query fills in the place to go to, and nothing else.
    let form = if next.is_some() { form } else { Form::empty() };
    Ok(views::MagicLink { form, next })
}

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    session: Session,
    caller: Caller,
    form: Form<forms::MagicLink>,
) -> Result<Reply> {
    require_open(&accounts)?;
    match form.check() {
        Ok(forms::MagicLink { email, next }) => {
            accounts.limits.request(caller.client()).await?;
            let code = accounts.open_code().await?;
            sent::note(&session, email.as_str(), views::Purpose::Link, code.clone()).await?;
            let next = safe_next(next.as_deref()).unwrap_or_default();
            accounts.magic_link_later(email.into_string(), next, code, caller)?;
            Ok(Redirect::to("accounts.sent").into())
        }
        Err(form) => Ok(views::MagicLink { form, next: None }.invalid()),
    }
}

/// Shows a button and changes nothing: programs that scan mails open every link.
pub(in crate::accounts) async fn show(accounts: Accounts, Path(token): Path<String>) -> Result<Reply> {
    require_open(&accounts)?;
    match accounts.people.magic_link_of(&token).await? {
        Some(user) => {
            let form = accounts.with_box(Form::empty());
            Ok(views::EnterWithLink { email: user.email, token, form }.into())
        }
        None => Ok(gone()),
    }
}

pub(in crate::accounts) async fn enter(
    accounts: Accounts,
    arrival: Arrival,
    Path(token): Path<String>,
    form: Form<forms::EnterWithLink>,
) -> Result<Reply> {
    require_open(&accounts)?;
    let stay = Stay::of_box(form.check().is_ok_and(|input| input.remember));
    let attempt = accounts.limits.attempt(Secret::Link, arrival.caller.client()).await?;
    let found = accounts.people.use_magic_link(&token).await;
    accounts.limits.conclude(attempt, Outcome::of(&found)).await?;
    let Some((user, next)) = found? else {
        accounts.note(EventKind::MagicLinkInvalid, None, &arrival.caller);
        return Ok(gone());
    };
    // Whoever was logged in here may be somebody else, of whom nothing is to be left.
    arrival.session.log_out().await?;
    Ok(accounts.complete_log_in(&arrival, &user, LogInBy { way: Way::Link, stay, next: Some(&next) }).await?.into())
}

/// Where links let nobody in, there are no such pages.
fn require_open(accounts: &Accounts) -> Result<()> {
    if accounts.people.has_magic_links() { Ok(()) } else { Err(Error::from_status(StatusCode::NOT_FOUND)) }
}

fn gone() -> Reply {
    Reply::from(views::Gone { purpose: views::Purpose::Link }).status(StatusCode::GONE)
}
