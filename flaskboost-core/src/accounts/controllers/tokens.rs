//! The tokens with which programs act for somebody.

use axum::response::IntoResponse;
use http::{StatusCode, header};

use crate::accounts::attempt::{Outcome, Secret};
use crate::accounts::models::{ApiTokenKind, Wish};
use crate::accounts::{Accounts, EventKind, forms, views};
use crate::auth::{CurrentUser, Roles, Scopes};
use crate::controller::{Path, Redirect, Replies, Reply, Service};
use crate::error::{Error, Result};
use crate::form::{Form, SelectOption};
use crate::http::Caller;
use crate::model::Invalid;

pub(in crate::accounts) async fn index(accounts: Accounts, user: CurrentUser) -> Result<views::Tokens> {
    require_open(&accounts)?;
    let tokens = accounts.people.api_tokens_of(user.id()).await?;
    Ok(views::Tokens { tokens: tokens.into_iter().map(views::TokenLine::from).collect() })
}

pub(in crate::accounts) async fn new(
    accounts: Accounts,
    roles: Service<Roles>,
    user: CurrentUser,
) -> Result<views::NewToken> {
    require_open(&accounts)?;
    Ok(views::NewToken { form: with_scopes(Form::empty(), &offered(&user, &roles)) })
}

/// Shows the token in the answer itself, once: it must not wait for the next page in the session, which is stored.
pub(in crate::accounts) async fn create(
    accounts: Accounts,
    roles: Service<Roles>,
    user: CurrentUser,
    caller: Caller,
    form: Form<forms::NewToken>,
) -> Result<Reply> {
    require_open(&accounts)?;
    let offered = offered(&user, &roles);
    let made = form.save(async |input: forms::NewToken| {
        let (password, wish) = (input.current_password.expose().to_owned(), wish(input, &offered)?);
        accounts.limits.request(caller.client()).await?;
        let attempt = accounts.limits.attempt(Secret::Change(user.id()), None).await?;
        let made = accounts.people.make_api_token(user.id(), &password, wish).await;
        accounts.limits.conclude(attempt, Outcome::of_current_password(&made)).await?;
        if made.is_err() {
            accounts.note(EventKind::TokenRefused, user.id(), &caller);
        }
        made
    });
    match made.await? {
        Ok((owner, handed)) => {
            accounts.note_about(EventKind::TokenCreated, owner.id, &caller, &handed.token.name);
            accounts.tell_of_token(owner, handed.token.clone(), caller);
            let page = Reply::from(views::TokenMade::from(handed)).status(StatusCode::CREATED);
            Ok(Reply::of(([(header::CACHE_CONTROL, "no-store")], page).into_response()))
        }
        Err(form) => Ok(views::NewToken { form: with_scopes(form, &offered) }.invalid()),
    }
}

pub(in crate::accounts) async fn revoke(
    accounts: Accounts,
    user: CurrentUser,
    caller: Caller,
    Path(id): Path<i64>,
) -> Result<Redirect> {
    require_open(&accounts)?;
    let gone = accounts.people.revoke_api_token(user.id(), id).await?;
    let token = gone.ok_or_else(|| Error::from_status(StatusCode::NOT_FOUND))?;
    accounts.note_about(EventKind::TokenRevoked, user.id(), &caller, &token.name);
    Ok(Redirect::to("accounts.tokens").flash("That token is revoked."))
}

pub(in crate::accounts) async fn revoke_all(accounts: Accounts, user: CurrentUser, caller: Caller) -> Result<Redirect> {
    require_open(&accounts)?;
    if accounts.people.revoke_api_tokens(user.id()).await? > 0 {
        accounts.note(EventKind::TokensRevokedAll, user.id(), &caller);
    }
    Ok(Redirect::to("accounts.tokens").flash("All your tokens are revoked."))
}

/// The scopes that somebody can choose: the two that are always there, and what they may do themselves.
fn offered(user: &CurrentUser, roles: &Roles) -> Vec<String> {
    let is_theirs = |name: &String| roles.find_permission(name).is_none_or(|permission| user.may(permission));
    Scopes::names(roles).into_iter().filter(is_theirs).collect()
}

fn with_scopes(form: Form<forms::NewToken>, offered: &[String]) -> Form<forms::NewToken> {
    let in_words = |name: &str| match name {
        Scopes::READ => "read: see what you see".to_owned(),
        Scopes::ALL => "all: do whatever you may do".to_owned(),
        permission => permission.to_owned(),
    };
    form.with_options("scopes", offered.iter().map(|name| SelectOption::new(name, in_words(name))))
}

fn wish(input: forms::NewToken, offered: &[String]) -> Result<Wish> {
    let chosen = |name: &String| input.scopes.iter().any(|scope| scope.0 == *name);
    let scopes: Vec<String> = offered.iter().filter(|name| chosen(name)).cloned().collect();
    let has_unknown = input.scopes.iter().any(|scope| !offered.contains(&scope.0));
    if has_unknown || scopes.is_empty() {
        return Err(Invalid::field("scopes", "Choose one or more of the list.").into());
    }
    let kind = match input.kind {
        forms::TokenKind::Script => ApiTokenKind::Personal,
        forms::TokenKind::App => ApiTokenKind::App,
    };
    Ok(Wish { name: input.name, kind, scopes, life: input.expires.life() })
}

/// Where programs may not act for people, there are no such pages.
pub(super) fn require_open(accounts: &Accounts) -> Result<()> {
    if accounts.people.has_api_tokens() { Ok(()) } else { Err(Error::from_status(StatusCode::NOT_FOUND)) }
}
