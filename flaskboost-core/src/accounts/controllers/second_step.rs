//! The second step of a log-in: the code.

use http::{StatusCode, header};

use crate::accounts::arrival::Arrival;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::entering::LogInBy;
use crate::accounts::models::{Known, User};
use crate::accounts::{Accounts, EventKind, entering, forms, views};
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::model::Invalid;
use crate::session::Session;

pub(in crate::accounts) async fn new(accounts: Accounts, session: Session) -> Result<Reply> {
    require_open(&accounts)?;
    Ok(match accounts.halfway(&session).await? {
        Some(_) => views::SecondStep { form: Form::empty(), days: accounts.people.trusts_devices_for() }.into(),
        None => Redirect::to("accounts.login").into(),
    })
}

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    arrival: Arrival,
    form: Form<forms::SecondStep>,
) -> Result<Reply> {
    require_open(&accounts)?;
    let Some((halfway, user)) = accounts.halfway(&arrival.session).await? else {
        entering::forget(&arrival.session).await?;
        return Ok(Redirect::to("accounts.login").flash_error("That took too long. Log in once more.").into());
    };
    let known = form.save(async |input: forms::SecondStep| {
        let attempt = accounts.limits.attempt(Secret::SecondStep(user.id), arrival.caller.client()).await?;
        let known = accounts.people.use_code(user.id, &input.code).await;
        accounts.limits.conclude(attempt, Outcome::of(&known)).await?;
        match known? {
            Some(known) => Ok((known, input.trust)),
            None => {
                accounts.note(EventKind::SecondStepFailed, user.id, &arrival.caller);
                Err(Invalid::field("code", "This code is not right, or it was used already.").into())
            }
        }
    });
    match known.await? {
        Ok((known, trusts)) => {
            let by = LogInBy { way: halfway.way, stay: halfway.stay, next: halfway.next.as_deref() };
            let reply = accounts.let_in(&arrival, &user, by).await?.into();
            tell(&accounts, &arrival, &user, known);
            if trusts { trust(&accounts, &arrival, &user, reply).await } else { Ok(reply) }
        }
        Err(form) => Ok(views::SecondStep { form, days: accounts.people.trusts_devices_for() }.invalid()),
    }
}

/// Writes a recovery code down and tells its owner: it may be the last, or somebody else found the paper.
fn tell(accounts: &Accounts, arrival: &Arrival, user: &User, known: Known) {
    if let Known::RecoveryCode(left) = known {
        accounts.note(EventKind::RecoveryCodeUsed, user.id, &arrival.caller);
        accounts.tell_of_recovery_code(user.clone(), left, arrival.caller.clone());
    }
}

/// Sets the cookie with which this device is not asked for a code, where devices are trusted.
async fn trust(accounts: &Accounts, arrival: &Arrival, user: &User, reply: Reply) -> Result<Reply> {
    let token = accounts.people.trust(user, &arrival.caller).await?;
    let Some((token, days)) = token.zip(accounts.people.trusts_devices_for()) else { return Ok(reply) };
    accounts.note(EventKind::DeviceTrusted, user.id, &arrival.caller);
    Ok(reply.header(header::SET_COOKIE, accounts.trust_cookie(&token, days)?))
}

/// Where there are no second factors, there is no such page.
fn require_open(accounts: &Accounts) -> Result<()> {
    if accounts.people.has_second_factors() { Ok(()) } else { Err(Error::from_status(StatusCode::NOT_FOUND)) }
}
