//! The next pair of tokens for an app: the one door of the accounts that is for programs.

use axum::response::IntoResponse;
use http::header;
use serde_json::json;

use super::tokens::require_open;
use crate::accounts::models::{ACCESS_LIFE, Handed};
use crate::accounts::{Accounts, forms};
use crate::clock::Clock;
use crate::controller::Reply;
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::model::Invalid;

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    caller: Caller,
    form: Form<forms::Refresh>,
) -> Result<Reply> {
    require_open(&accounts)?;
    let input = form.check().map_err(|form| {
        Error::from_status(http::StatusCode::UNPROCESSABLE_ENTITY).with_source(Invalid { errors: form.problems() })
    })?;
    let pair = accounts.renew(input.refresh_token.expose(), &caller).await?;
    Ok(answer(&accounts.journal.clock, &pair))
}

fn answer(clock: &Clock, pair: &Handed) -> Reply {
    let seconds = |until: chrono::DateTime<chrono::Utc>| (until - clock.now()).num_seconds();
    let over = pair.token.expires_at.map(seconds);
    let access = ACCESS_LIFE.num_seconds();
    let body = json!({
        "access_token": pair.secret.expose(),
        "token_type": "Bearer",
        "expires_in": over.map_or(access, |over| over.min(access)),
        "refresh_token": pair.refresh.as_ref().map(|(secret, _)| secret.expose()),
        "refresh_expires_in": pair.refresh.as_ref().map(|(_, end)| seconds(*end)),
        "scope": pair.token.scopes,
    });
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Reply::of((headers, body.to_string()).into_response())
}
