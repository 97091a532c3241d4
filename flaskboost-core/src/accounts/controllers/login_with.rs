//! Logging in with another provider: there, and back.

use http::StatusCode;

use crate::accounts::arrival::Arrival;
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::elsewhere;
use crate::accounts::entering::{LogInBy, Way};
use crate::accounts::models::Entrance;
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::auth::CurrentUser;
use crate::controller::{Path, Query, Redirect, Reply, Service};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::oauth::{self, Callback, OAuth, OpenId, Person};
use crate::session::{Session, Stay};

/// Begins the journey to the provider. It is not counted: a house full of people logs in from one address.
pub(in crate::accounts) async fn start(
    oauth: Service<OAuth>,
    session: Session,
    Path(name): Path<String>,
    form: Form<forms::LogInWith>,
) -> Result<Reply> {
    let provider = provider(&oauth, &name)?;
    let input = form.check().ok();
    elsewhere::note(&session, Stay::of_box(input.as_ref().is_some_and(|input| input.remember))).await?;
    let next = input.and_then(|input| input.next);
    let leave = provider.authorize(&session, back(&oauth, &name)?, next.as_deref()).await?;
    Ok(leave.into())
}

/// Ends it. It is the one GET that changes something: the provider sends people back by a link. What stands in it works
/// once, and only in the session that began the journey.
pub(in crate::accounts) async fn callback(
    accounts: Accounts,
    oauth: Service<OAuth>,
    arrival: Arrival,
    user: Option<CurrentUser>,
    Path(name): Path<String>,
    Query(callback): Query<Callback>,
) -> Result<Reply> {
    let provider = provider(&oauth, &name)?;
    let attempt = accounts.limits.attempt(Secret::Link, arrival.caller.client()).await?;
    let arrived = provider.arrive(&arrival.session, back(&oauth, &name)?, callback).await;
    accounts.limits.conclude(attempt, outcome(&arrived)).await?;
    match (arrived, user) {
        (Ok(came), Some(user)) => {
            super::providers::link(&accounts, &user, &arrival.caller, provider, &came.person).await
        }
        (Ok(came), None) => enter(&accounts, &arrival, provider, came).await,
        (Err(oauth::Error::Refused), user) => {
            let route = if user.is_some() { "accounts.providers" } else { "accounts.login" };
            let told = format!("{} did not get your consent, so nothing was done.", provider.label());
            Ok(Redirect::to(route).flash_error(told).into())
        }
        (Err(error), user) => {
            accounts.note_provider(
                EventKind::ProviderRefused,
                user.map(|user| user.id()),
                &arrival.caller,
                provider.name(),
            );
            Err(error.into())
        }
    }
}

async fn enter(
    accounts: &Accounts,
    arrival: &Arrival,
    provider: &OpenId,
    oauth::Arrival { person, next }: oauth::Arrival,
) -> Result<Reply> {
    let (reason, owner) = match accounts.people.enter_from(provider.name(), &person).await? {
        Entrance::Admitted(user, is_new) => {
            // Nothing is left of whoever was logged in here before.
            let stay = elsewhere::noted(&arrival.session).await?;
            arrival.session.log_out().await?;
            let way = if is_new { Way::NewWithProvider } else { Way::Provider };
            let by = LogInBy { way, stay, next: next.as_deref() };
            return Ok(accounts.complete_log_in(arrival, &user, by).await?.into());
        }
        Entrance::Closed(owner) => (views::Refusal::Closed, owner),
        Entrance::Taken(owner) => (views::Refusal::Taken, Some(owner)),
        Entrance::Unverified => (views::Refusal::Unverified, None),
        Entrance::NoSignUp => (views::Refusal::NoSignUp, None),
    };
    accounts.note_provider(EventKind::ProviderRefused, owner, &arrival.caller, provider.name());
    Ok(refused(provider, &person, reason))
}

/// The page that says why not, and what to do.
pub(super) fn refused(provider: &OpenId, person: &Person, reason: views::Refusal) -> Reply {
    let status = match reason {
        views::Refusal::Taken | views::Refusal::Elsewhere => StatusCode::CONFLICT,
        _ => StatusCode::FORBIDDEN,
    };
    let email = person.email.clone().unwrap_or_default();
    Reply::from(views::ProviderRefused { provider: provider.label().to_owned(), email, reason }).status(status)
}

/// Without its table in the settings a provider has no pages.
pub(super) fn provider<'a>(oauth: &'a OAuth, name: &str) -> Result<&'a OpenId> {
    oauth.provider(name).ok_or_else(|| Error::from_status(StatusCode::NOT_FOUND))
}

/// Where the provider sends people back to; the same for logging in and for linking.
pub(super) fn back(oauth: &OAuth, name: &str) -> Result<String> {
    Ok(oauth.address_of("accounts.provider_callback", &[("provider", name.to_owned())])?)
}

/// What it says against a client that it came back so. A provider that is down is not the client's fault.
fn outcome(arrived: &Result<oauth::Arrival, oauth::Error>) -> Outcome {
    match arrived {
        Ok(_) => Outcome::Right,
        Err(oauth::Error::InvalidState | oauth::Error::InvalidGrant | oauth::Error::IdToken(_)) => Outcome::Wrong,
        Err(_) => Outcome::Untold,
    }
}
