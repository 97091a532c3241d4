//! The other providers with whom somebody logs in.

use http::StatusCode;

use super::login_with::{back, provider, refused};
use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::models::Linked;
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::auth::CurrentUser;
use crate::controller::{Path, Redirect, Replies, Reply, Service};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::model::Invalid;
use crate::oauth::{OAuth, OpenId, Person};
use crate::session::Session;

pub(in crate::accounts) async fn index(
    accounts: Accounts,
    oauth: Service<OAuth>,
    user: CurrentUser,
) -> Result<views::Providers> {
    page(&accounts, &oauth, &user, Form::empty()).await
}

/// Begins the journey that links. It takes the current password, where there is one: whoever links their own provider
/// to the account of somebody else could come back for ever.
pub(in crate::accounts) async fn create(
    accounts: Accounts,
    oauth: Service<OAuth>,
    session: Session,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::LinkProvider>,
) -> Result<Reply> {
    require_any(&oauth)?;
    let allowed = form.save(async |input: forms::LinkProvider| {
        accounts.limits.request(caller.client()).await?;
        let attempt = accounts.limits.attempt(Secret::Change(user.id()), None).await?;
        let password = input.current_password.as_ref().map_or("", |password| password.expose());
        let known = accounts.people.require_password(user.id(), password).await;
        accounts.limits.conclude(attempt, Outcome::of_current_password(&known)).await?;
        known.map(|()| input.provider)
    });
    match allowed.await? {
        Ok(name) => {
            let provider = provider(&oauth, &name)?;
            Ok(provider.authorize(&session, back(&oauth, &name)?, Some("/account/providers")).await?.into())
        }
        Err(form) => Ok(page(&accounts, &oauth, &user, form).await?.invalid()),
    }
}

pub(in crate::accounts) async fn delete(
    accounts: Accounts,
    oauth: Service<OAuth>,
    user: CurrentUser,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Redirect> {
    require_any(&oauth)?;
    let missing = || Error::from_status(StatusCode::NOT_FOUND);
    let id = id.parse::<i64>().map_err(|_| missing())?;
    match accounts.people.unlink(user.id(), id).await {
        Ok(Some(name)) => {
            accounts.note_provider(EventKind::ProviderUnlinked, user.id(), &caller, &name);
            let label = oauth.provider(&name).map_or(name.as_str(), OpenId::label).to_owned();
            let told = format!("{label} is not linked any more.");
            accounts.tell_of_provider(user.email().to_owned(), label, views::Link::Removed);
            Ok(Redirect::to("accounts.providers").flash(told))
        }
        Ok(None) => Err(missing()),
        Err(error) => match error.get::<Invalid>() {
            Some(refusal) => Ok(Redirect::to("accounts.providers").flash_error(refusal.to_string())),
            None => Err(error),
        },
    }
}

/// Ends the journey that links.
pub(super) async fn link(
    accounts: &Accounts,
    user: &CurrentUser,
    caller: &Caller,
    provider: &OpenId,
    person: &Person,
) -> Result<Reply> {
    let told = match accounts.people.link(user.id(), provider.name(), person).await? {
        Linked::Done => {
            accounts.note_provider(EventKind::ProviderLinked, user.id(), caller, provider.name());
            let (email, label) = (user.email().to_owned(), provider.label().to_owned());
            accounts.tell_of_provider(email, label, views::Link::Added);
            format!("From now on you can log in with {}.", provider.label())
        }
        Linked::Already => format!("You could log in with {} before.", provider.label()),
        Linked::Elsewhere => {
            accounts.note_provider(EventKind::ProviderRefused, user.id(), caller, provider.name());
            return Ok(refused(provider, person, views::Refusal::Elsewhere));
        }
    };
    Ok(Redirect::to("accounts.providers").flash(told).into())
}

async fn page(
    accounts: &Accounts,
    oauth: &OAuth,
    user: &CurrentUser,
    form: Form<forms::LinkProvider>,
) -> Result<views::Providers> {
    require_any(oauth)?;
    let linked = accounts.people.identities_of(user.id()).await?;
    let label = |name: &str| oauth.provider(name).map_or(name, OpenId::label).to_owned();
    let lines = linked.into_iter().map(|one| views::ProviderLine {
        id: one.id,
        label: label(&one.provider),
        email: one.email,
        linked_at: one.linked_at,
        last_used_at: one.last_used_at,
    });
    Ok(views::Providers { form, linked: lines.collect(), has_password: accounts.people.has_password(user.id()).await? })
}

/// Where the settings name no provider, there are no such pages.
fn require_any(oauth: &OAuth) -> Result<()> {
    match oauth.providers().next() {
        Some(_) => Ok(()),
        None => Err(Error::from_status(StatusCode::NOT_FOUND)),
    }
}
