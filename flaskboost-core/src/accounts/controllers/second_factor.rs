//! Turning the second factor on and off.

use chrono::{DateTime, Duration, Utc};
use http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::accounts::models::SetUp;
use crate::accounts::square::Square;
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::auth::CurrentUser;
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::session::Session;

/// Where the session keeps the sealed secret until the first code was right.
const KEY: &str = "accounts.second_factor";

/// How long. Whoever was at this session before may have seen it.
const LIFE: Duration = Duration::minutes(30);

#[derive(Serialize, Deserialize)]
struct Begun {
    sealed: String,
    until: DateTime<Utc>,
}

pub(in crate::accounts) async fn show(accounts: Accounts, user: CurrentUser) -> Result<views::SecondFactor> {
    require_open(&accounts)?;
    let factor = accounts.people.second_factor(user.id()).await?;
    Ok(factor.map_or_else(views::SecondFactor::default, |factor| views::SecondFactor {
        since: Some(factor.since),
        codes_left: factor.codes_left,
    }))
}

/// Makes a new secret, each time.
pub(in crate::accounts) async fn begin(accounts: Accounts, session: Session, user: CurrentUser) -> Result<Redirect> {
    require_open(&accounts)?;
    if accounts.people.second_factor(user.id()).await?.is_some() {
        return Ok(Redirect::to("accounts.second_factor"));
    }
    let begun = Begun { sealed: accounts.people.new_secret(user.id()), until: accounts.journal.clock.now() + LIFE };
    session.set(KEY, &begun).await?;
    Ok(Redirect::to("accounts.second_factor_new"))
}

pub(in crate::accounts) async fn new(accounts: Accounts, session: Session, user: CurrentUser) -> Result<Reply> {
    require_open(&accounts)?;
    match begun(&accounts, &session, &user).await? {
        Some((_, set_up)) => Ok(page(set_up, Form::empty())?.into()),
        None => Ok(Redirect::to("accounts.second_factor").into()),
    }
}

/// Answers with the recovery codes at once: a redirect would have to keep them somewhere until the next page.
pub(in crate::accounts) async fn create(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::AppCode>,
) -> Result<Reply> {
    require_open(&accounts)?;
    let Some((sealed, set_up)) = begun(&accounts, &session, &user).await? else {
        return Ok(Redirect::to("accounts.second_factor").flash_error("Begin anew: that took too long.").into());
    };
    let turned_on = form.save(async |input: forms::AppCode| {
        let turned_on = accounts.people.turn_on(user.id(), &sealed, &input.code).await;
        if turned_on.is_err() {
            accounts.note(EventKind::SecondFactorRefused, user.id(), &caller);
        }
        turned_on
    });
    match turned_on.await? {
        Ok((user, codes)) => {
            session.remove(KEY).await?;
            // The other sessions were begun with one factor.
            session.end_others().await?;
            accounts.note(EventKind::SecondFactorOn, user.id, &caller);
            accounts.tell_of_factor_on(user);
            Ok(views::RecoveryCodes { codes }.into())
        }
        Err(form) => Ok(page(set_up, form)?.invalid()),
    }
}

pub(in crate::accounts) async fn delete(accounts: Accounts, user: CurrentUser, caller: Caller) -> Result<Redirect> {
    require_open(&accounts)?;
    let there = Redirect::to("accounts.second_factor");
    let Some(user) = accounts.people.turn_off(user.id()).await? else { return Ok(there) };
    accounts.note(EventKind::SecondFactorOff, user.id, &caller);
    accounts.tell_of_factor_off(user);
    Ok(there.flash("The second factor is off. Your password is enough again."))
}

/// Answers with the codes at once, as [`create`] does.
pub(in crate::accounts) async fn renew_codes(accounts: Accounts, user: CurrentUser, caller: Caller) -> Result<Reply> {
    require_open(&accounts)?;
    match accounts.people.renew_recovery_codes(user.id()).await? {
        Some(codes) => {
            accounts.note(EventKind::RecoveryCodesMade, user.id(), &caller);
            Ok(views::RecoveryCodes { codes }.into())
        }
        None => Ok(Redirect::to("accounts.second_factor").into()),
    }
}

/// The sealed secret that whoever is logged in has begun with, and what their app needs of it.
async fn begun(accounts: &Accounts, session: &Session, user: &CurrentUser) -> Result<Option<(String, SetUp)>> {
    let now = accounts.journal.clock.now();
    let Some(begun) = session.get::<Begun>(KEY).await?.filter(|begun| begun.until > now) else { return Ok(None) };
    let set_up = accounts.people.set_up(user.id(), &begun.sealed, (&accounts.site.name, user.email()));
    Ok(set_up.map(|set_up| (begun.sealed, set_up)))
}

fn page(set_up: SetUp, form: Form<forms::AppCode>) -> Result<views::NewSecondFactor> {
    let square = Square::of(&set_up.uri)?;
    Ok(views::NewSecondFactor { form, text: set_up.text, uri: set_up.uri, square })
}

/// Where there are no second factors, there are no such pages.
fn require_open(accounts: &Accounts) -> Result<()> {
    if accounts.people.has_second_factors() { Ok(()) } else { Err(Error::from_status(StatusCode::NOT_FOUND)) }
}
