//! [`SessionKeeper`]: gives every request its [`Session`] and stores what it left behind.

use std::future::Future;
use std::sync::Arc;

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use chrono::Duration;
use http::{HeaderValue, header};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QueryTrait, Statement};

use super::row::{Entity, Model};
use super::{Detached, Session};
use crate::clock::Clock;
use crate::db::Db;
use crate::http::{Caller, cookie};
use crate::random::Random;
use crate::settings::SessionSettings;

/// A session of somebody who is not logged in only carries messages to the next page; it need not last longer.
const STRANGERS: Duration = Duration::hours(1);

/// What sessions are made with.
#[derive(Debug, Clone)]
pub struct SessionKeeper {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) random: Random,
    pub(super) cookie: Arc<str>,
    pub(super) is_secure: bool,
    pub(super) idle: Duration,
    pub(super) absolute: Duration,
    /// The statement that finds a session by its id: it runs at nearly every request, so it is put together once.
    pub(super) find: Arc<str>,
}

impl SessionKeeper {
    /// Keeps sessions in this database. With `is_secure` the cookie only travels over HTTPS and no subdomain can
    /// set it (`__Host-`).
    #[must_use]
    pub fn new(db: Db, clock: Clock, random: Random, settings: &SessionSettings, is_secure: bool) -> Self {
        let cookie = if is_secure { format!("__Host-{}", settings.cookie) } else { settings.cookie.clone() };
        let minutes = i64::try_from(settings.idle_minutes).unwrap_or(i64::MAX / 60_000);
        let find = Entity::find_by_id("").build(db.get_database_backend()).sql.into();
        let days = i64::try_from(settings.absolute_days).unwrap_or(36_500);
        Self {
            db,
            clock,
            random,
            cookie: cookie.into(),
            is_secure,
            idle: Duration::try_minutes(minutes).unwrap_or(Duration::days(365)),
            absolute: Duration::try_days(days).unwrap_or(Duration::days(36_500)),
            find,
        }
    }

    /// Deletes the sessions that have expired. Returns how many there were.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn sweep(&self) -> crate::error::Result<u64> {
        let now = self.clock.now();
        super::sweep(&self.db, now - self.idle, now - self.idle.min(STRANGERS), now - self.absolute).await
    }

    /// The session with this id, however old it is.
    pub(super) async fn find(&self, id_hash: String) -> crate::error::Result<Option<Model>> {
        let backend = ConnectionTrait::get_database_backend(&self.db);
        let statement = Statement::from_sql_and_values(backend, &*self.find, [id_hash.into()]);
        Ok(Model::find_by_statement(statement).one(&self.db).await?)
    }

    /// How long a session may stay unused.
    pub(super) fn idle_of(&self, user_id: Option<i64>) -> Duration {
        if user_id.is_some() { self.idle } else { self.idle.min(STRANGERS) }
    }

    pub(super) fn cookie_header(&self, token: Option<&str>) -> Option<HeaderValue> {
        let secure = if self.is_secure { "; Secure" } else { "" };
        let (value, age) = match token {
            Some(token) => (token, self.absolute.num_seconds()),
            None => ("", 0),
        };
        let text = format!("{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}", self.cookie);
        HeaderValue::from_str(&text).ok()
    }
}

/// Puts a [`Session`] into the request's extensions, and afterwards stores its changes and sets the cookie. A request
/// that is [`Detached`] gets one that reads no cookie and is not stored.
pub async fn remember<F>(keeper: &SessionKeeper, mut request: Request, answer: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let is_detached = request.extensions().get::<Detached>().is_some();
    let token =
        cookie(request.headers(), &keeper.cookie).filter(|token| is_token(token) && !is_detached).map(str::to_owned);
    let caller = Caller::of(request.headers(), request.extensions());
    let session = Session::new(keeper.clone(), token, caller, is_detached.then_some(Detached));
    request.extensions_mut().insert(session.clone());
    let mut response = answer(request).await;
    match session.store().await {
        Ok(Some(cookie)) => {
            response.headers_mut().append(header::SET_COOKIE, cookie);
            // A page made for one visitor must not be kept for another.
            response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
            response
        }
        Ok(None) => response,
        Err(error) => error.into_response(),
    }
}

fn is_token(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
