//! [`SessionKeeper`]: gives every request its [`Session`] and stores what it left behind.

use std::future::Future;
use std::sync::Arc;

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use chrono::Duration;
use http::{HeaderValue, header};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryTrait, Statement,
};

use sea_orm::sea_query::Expr;

use super::alarm::Alarm;
use super::row::{Column, Entity, Model};
use super::{Detached, Session, Stay, Stolen, past};
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
    pub(super) short_idle: Duration,
    pub(super) absolute: Duration,
    /// The statement that finds a session by its id: it runs at nearly every request, so it is put together once.
    pub(super) find: Arc<str>,
    pub(super) alarm: Option<Alarm>,
}

impl SessionKeeper {
    /// Keeps sessions in this database. With `is_secure` the cookie only travels over HTTPS and no subdomain can
    /// set it (`__Host-`).
    #[must_use]
    pub fn new(db: Db, clock: Clock, random: Random, settings: &SessionSettings, is_secure: bool) -> Self {
        let cookie = if is_secure { format!("__Host-{}", settings.cookie) } else { settings.cookie.clone() };
        let minutes = i64::try_from(settings.idle_minutes).unwrap_or(i64::MAX / 60_000);
        let hours = i64::try_from(settings.short_idle_hours).unwrap_or(i64::MAX / 3_600_000);
        let find = Entity::find_by_id("").build(db.get_database_backend()).sql.into();
        let days = i64::try_from(settings.absolute_days).unwrap_or(36_500);
        Self {
            db,
            clock,
            random,
            cookie: cookie.into(),
            is_secure,
            idle: Duration::try_minutes(minutes).unwrap_or(Duration::days(365)),
            short_idle: Duration::try_hours(hours).unwrap_or(Duration::days(365)),
            absolute: Duration::try_days(days).unwrap_or(Duration::days(36_500)),
            find,
            alarm: None,
        }
    }

    /// Tells `alarm` of each session whose id was stolen. It must not wait for anything.
    #[must_use]
    pub fn with_alarm(mut self, alarm: impl Fn(Stolen) + Send + Sync + 'static) -> Self {
        self.alarm = Some(Alarm(Arc::new(alarm)));
        self
    }

    /// Deletes the sessions that have expired. Returns how many there were.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn sweep(&self) -> crate::error::Result<u64> {
        let now = self.clock.now();
        let before = Column::CreatedAt.lt(now - self.absolute);
        // Those of strangers have a moment of their own, because anybody can begin them.
        let strangers = both(Column::UserId.is_null(), Column::SeenAt.lt(now - self.idle.min(STRANGERS)));
        let short = now - self.idle.min(self.short_idle);
        let closed = both(Column::IsRemembered.eq(false), Column::SeenAt.lt(short));
        let unused = Column::SeenAt.lt(now - self.idle);
        let over = Condition::any().add(before).add(strangers).add(closed).add(unused);
        let ended = Entity::delete_many().filter(over).exec(&self.db).await?;
        let past = past::Entity::delete_many().filter(past::Column::RetiredAt.lt(now - self.absolute));
        past.exec(&self.db).await?;
        Ok(ended.rows_affected)
    }

    /// Which rows of people who are logged in still count.
    pub(super) fn is_open(&self) -> Condition {
        let now = self.clock.now();
        let remembered = both(Column::IsRemembered.eq(true), Column::SeenAt.gt(now - self.idle));
        let short = now - self.idle.min(self.short_idle);
        let until_closed = both(Column::IsRemembered.eq(false), Column::SeenAt.gt(short));
        Condition::all()
            .add(Column::CreatedAt.gt(now - self.absolute))
            .add(Condition::any().add(remembered).add(until_closed))
    }

    /// The session with this id, however old it is.
    pub(super) async fn find(&self, id_hash: String) -> crate::error::Result<Option<Model>> {
        let backend = ConnectionTrait::get_database_backend(&self.db);
        let statement = Statement::from_sql_and_values(backend, &*self.find, [id_hash.into()]);
        Ok(Model::find_by_statement(statement).one(&self.db).await?)
    }

    /// Ends the session with this public id. Returns how many there were: one, or none.
    pub(super) async fn end(&self, public_id: &str) -> crate::error::Result<u64> {
        let one = Entity::delete_many().filter(Column::PublicId.eq(public_id));
        Ok(one.exec(&self.db).await?.rows_affected)
    }

    /// How long a session may stay unused.
    pub(super) fn idle_of(&self, row: &Model) -> Duration {
        match (row.user_id, row.is_remembered) {
            (None, _) => self.idle.min(STRANGERS),
            (Some(_), true) => self.idle,
            (Some(_), false) => self.idle.min(self.short_idle),
        }
    }

    pub(super) fn cookie_header(&self, token: Option<(&str, Stay)>) -> Option<HeaderValue> {
        let secure = if self.is_secure { "; Secure" } else { "" };
        let (value, age) = match token {
            Some((token, Stay::Remembered)) => (token, format!("; Max-Age={}", self.absolute.num_seconds())),
            // Without an age the browser forgets it when it is closed.
            Some((token, Stay::UntilClosed)) => (token, String::new()),
            None => ("", "; Max-Age=0".to_owned()),
        };
        let text = format!("{}={value}; Path=/{age}; HttpOnly; SameSite=Lax{secure}", self.cookie);
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
            let kept = response.headers().get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok());
            if !kept.is_some_and(|kept| kept.contains("private") || kept.contains("no-store")) {
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            }
            response
        }
        Ok(None) => response,
        Err(error) => error.into_response(),
    }
}

fn both(one: Expr, other: Expr) -> Condition {
    Condition::all().add(one).add(other)
}

fn is_token(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
