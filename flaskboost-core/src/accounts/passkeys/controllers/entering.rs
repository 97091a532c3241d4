//! Logging in with a passkey.

use super::require_verifier;
use crate::accounts::arrival::Arrival;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::elsewhere;
use crate::accounts::entering::{LogInBy, Way};
use crate::accounts::models::Ceremony;
use crate::accounts::passkeys::verifier::Refusal;
use crate::accounts::passkeys::{forms, views};
use crate::accounts::{Accounts, EventKind, User};
use crate::auth::safe_next;
use crate::controller::{Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Form;
use crate::http::Caller;
use crate::session::{Session, Stay};

/// Where the session keeps the challenge.
const KEY: &str = "accounts.passkey";

pub(in crate::accounts::passkeys) async fn begin(
    accounts: Accounts,
    session: Session,
    caller: Caller,
    form: Form<forms::BeginLogIn>,
) -> Result<Reply> {
    let verifier = require_verifier(&accounts)?;
    let Ok(forms::BeginLogIn { next, remember }) = form.check() else { return Ok(refused(None)) };
    let next = safe_next(next.as_deref()).unwrap_or_default();
    accounts.limits.challenge(caller.client()).await?;
    let token = accounts.people.keep_challenge(Ceremony::Enter, verifier.ask_for_any()?, next).await?;
    session.set(KEY, &token).await?;
    elsewhere::note(&session, Stay::of_box(remember)).await?;
    Ok(Redirect::to("accounts.passkey").into())
}

/// The page with the script that asks the device.
pub(in crate::accounts::passkeys) async fn show(accounts: Accounts, session: Session) -> Result<Reply> {
    let verifier = require_verifier(&accounts)?;
    let token: Option<String> = session.get(KEY).await?;
    match accounts.people.challenge(Ceremony::Enter, &token.unwrap_or_default()).await? {
        Some(challenge) => {
            let (options, origin) = (challenge.options, verifier.place.shown());
            Ok(views::EnterWithPasskey { options, origin }.into())
        }
        None => Ok(Redirect::to("accounts.login").into()),
    }
}

pub(in crate::accounts::passkeys) async fn enter(
    accounts: Accounts,
    arrival: Arrival,
    form: Form<forms::Answer>,
) -> Result<Reply> {
    require_verifier(&accounts)?;
    let token: Option<String> = arrival.session.get(KEY).await?;
    arrival.session.remove(KEY).await?;
    let attempt = accounts.limits.attempt(Secret::Link, arrival.caller.client()).await?;
    let challenge = accounts.people.take_challenge(Ceremony::Enter, &token.unwrap_or_default()).await;
    let entered = match (challenge, form.check()) {
        (Ok(Some(challenge)), Ok(forms::Answer { answer })) => {
            let next = safe_next(Some(&challenge.about));
            let user = judged(&accounts, &arrival.caller, &challenge.state, &answer).await;
            user.map(|user| (user, next))
        }
        (challenge, _) => challenge.map(|challenge| {
            accounts.note(EventKind::PasskeyRefused, None, &arrival.caller);
            (None, challenge.and_then(|challenge| safe_next(Some(&challenge.about))))
        }),
    };
    let user = entered.as_ref().ok().and_then(|(user, _)| user.as_ref());
    let outcome = if entered.is_err() { Outcome::Untold } else { Outcome::of(&Ok(user)) };
    accounts.limits.conclude(attempt, outcome).await?;
    match entered? {
        (Some(user), next) => {
            // Whoever was logged in here may be somebody else, of whom nothing is to be left.
            let stay = elsewhere::noted(&arrival.session).await?;
            arrival.session.log_out().await?;
            let by = LogInBy { way: Way::Passkey, stay, next: next.as_deref() };
            Ok(accounts.complete_log_in(&arrival, &user, by).await?.into())
        }
        (None, next) => Ok(refused(next)),
    }
}

/// Whom an answer lets in, and a line in the log either way.
async fn judged(accounts: &Accounts, caller: &Caller, state: &str, answer: &str) -> Result<Option<User>> {
    let verifier = require_verifier(accounts)?;
    let refused = |kind: EventKind, owner: Option<i64>| {
        accounts.note(kind, owner, caller);
        Ok(None)
    };
    let Some(claim) = verifier.read_claim(answer) else { return refused(EventKind::PasskeyRefused, None) };
    let claimed = accounts.people.claimed_passkey(&claim.credential_id, claim.handle).await?;
    let Some((passkey, owner)) = claimed else { return refused(EventKind::PasskeyRefused, None) };
    let now = match verifier.judge(&claim, state, &passkey.credential)? {
        Ok(now) => now,
        Err(Refusal::Wrong) => return refused(EventKind::PasskeyRefused, Some(owner.id)),
        Err(Refusal::Copied) => return refused(EventKind::PasskeyCopied, Some(owner.id)),
    };
    match accounts.people.enter_with_passkey(&passkey, now).await? {
        Some(user) => Ok(Some(user)),
        None => refused(EventKind::PasskeyRefused, Some(owner.id)),
    }
}

/// One page for every reason.
fn refused(next: Option<String>) -> Reply {
    views::PasskeyRefused { next }.invalid()
}
