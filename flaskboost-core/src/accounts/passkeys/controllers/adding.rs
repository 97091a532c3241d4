//! Adding a passkey: first the password, then the device.

use serde::{Deserialize, Serialize};

use super::{list, require_verifier};
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::models::{Added, Ceremony, MOST};
use crate::accounts::passkeys::{forms, views};
use crate::accounts::{Accounts, EventKind, User};
use crate::auth::CurrentUser;
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::model::Invalid;
use crate::session::Session;

/// Where the session keeps the challenge.
const KEY: &str = "accounts.new_passkey";

/// Whose passkey it will be, and what was checked before it was asked for.
#[derive(Serialize, Deserialize)]
struct About {
    user_id: i64,
    stamp: String,
    name: String,
}

pub(in crate::accounts::passkeys) async fn begin(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::AddPasskey>,
) -> Result<Reply> {
    require_verifier(&accounts)?;
    let begun = form.save(async |input: forms::AddPasskey| {
        accounts.limits.request(caller.client()).await?;
        let devices = session.devices().await?;
        let begun_at = devices.iter().find(|device| device.is_current).map(|device| device.created_at);
        let attempt = accounts.limits.attempt(Secret::Change(user.id()), None).await?;
        let password = input.current_password.as_ref().map(|password| password.expose());
        let proved = accounts.people.prove(user.id(), password, begun_at).await;
        accounts.limits.conclude(attempt, Outcome::of_current_password(&proved)).await?;
        if proved.is_err() {
            accounts.note(EventKind::PasskeyAddRefused, user.id(), &caller);
        }
        ask(&accounts, &session, &proved?, input.name).await
    });
    match begun.await? {
        Ok(()) => Ok(Redirect::to("accounts.passkey_new").into()),
        Err(form) => Ok(list::page(&accounts, user.id(), form).await?.invalid()),
    }
}

/// Asks for a passkey and lets the session know.
async fn ask(accounts: &Accounts, session: &Session, user: &User, name: String) -> Result<()> {
    let theirs = accounts.people.passkeys_of(user.id).await?;
    if theirs.len() >= MOST {
        let why = format!("You have {MOST} passkeys, and that is the most. Remove one first.");
        return Err(Invalid::whole(why).into());
    }
    let known: Vec<String> = theirs.into_iter().map(|passkey| passkey.credential_id).collect();
    let handle = accounts.people.passkey_handle(user.id).await?;
    let asked = require_verifier(accounts)?.ask_for_new(user, handle, &known)?;
    let about = About { user_id: user.id, stamp: user.password_stamp(), name };
    let about = serde_json::to_string(&about).map_err(Error::internal)?;
    let token = accounts.people.keep_challenge(Ceremony::Add, asked, about).await?;
    session.set(KEY, &token).await
}

/// The page with the script that asks the device.
pub(in crate::accounts::passkeys) async fn show(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
) -> Result<Reply> {
    let verifier = require_verifier(&accounts)?;
    let token: Option<String> = session.get(KEY).await?;
    let challenge = accounts.people.challenge(Ceremony::Add, &token.unwrap_or_default()).await?;
    let Some(challenge) = challenge else { return Ok(Redirect::to("accounts.passkeys").into()) };
    let about: About = serde_json::from_str(&challenge.about).map_err(Error::internal)?;
    if about.user_id != user.id() {
        return Ok(Redirect::to("accounts.passkeys").into());
    }
    let (options, origin) = (challenge.options, verifier.place.shown());
    Ok(views::NewPasskey { name: about.name, options, origin }.into())
}

pub(in crate::accounts::passkeys) async fn create(
    accounts: Accounts,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::Answer>,
) -> Result<Reply> {
    let verifier = require_verifier(&accounts)?;
    let token: Option<String> = session.get(KEY).await?;
    session.remove(KEY).await?;
    let Ok(forms::Answer { answer }) = form.check() else {
        return refused(&accounts, user.id(), &caller, UNREADABLE).await;
    };
    let taken = accounts.people.take_challenge(Ceremony::Add, &token.unwrap_or_default()).await?;
    let Some(challenge) = taken else { return refused(&accounts, user.id(), &caller, TOO_LATE).await };
    let about: About = serde_json::from_str(&challenge.about).map_err(Error::internal)?;
    if about.user_id != user.id() {
        return refused(&accounts, user.id(), &caller, TOO_LATE).await;
    }
    let Some(new) = verifier.judge_new(&answer, &challenge.state)? else {
        return refused(&accounts, user.id(), &caller, UNREADABLE).await;
    };
    match accounts.people.add_passkey(user.id(), &about.stamp, &about.name, new).await? {
        Added::Done(owner) => {
            accounts.note(EventKind::PasskeyAdded, owner.id, &caller);
            accounts.tell_of_new_passkey(*owner, about.name);
            let done = "The passkey is added. From now on you can log in with it.";
            Ok(Redirect::to("accounts.passkeys").flash(done).into())
        }
        Added::Known => refused(&accounts, user.id(), &caller, KNOWN).await,
        Added::TooMany => refused(&accounts, user.id(), &caller, TOO_MANY).await,
        Added::TooLate => refused(&accounts, user.id(), &caller, TOO_LATE).await,
    }
}

const UNREADABLE: &str = "The passkey was not added: what your device answered does not fit. Please try again.";
const TOO_LATE: &str = "The passkey was not added: it took too long, or was tried before. Please try again.";
const KNOWN: &str = "The passkey was not added: it is in use already.";
const TOO_MANY: &str = "The passkey was not added: you have as many as you may have. Remove one first.";

/// The list again, with the reason.
async fn refused(accounts: &Accounts, user_id: i64, caller: &Caller, why: &str) -> Result<Reply> {
    accounts.note(EventKind::PasskeyAddRefused, user_id, caller);
    Ok(list::page(accounts, user_id, Form::empty().with_error("", why)).await?.invalid())
}
