//! [`Session`]: what is remembered of one visitor.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use chrono::{DateTime, Utc};
use http::HeaderValue;
use http::request::Parts;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, MutexGuard};

use super::change::Change;
use super::row::{self, Entity};
use super::{Detached, Disguise, Flash, SessionKeeper, Stay, proof};
use crate::error::{Error, Result};
use crate::http::Caller;

const FLASHES: &str = "_flashes";

/// What is remembered of one visitor; an extractor, cheap to clone.
///
/// It is read from the database when something is first asked of it, and written after the handler has answered.
#[derive(Clone)]
pub struct Session {
    inner: Arc<Inner>,
}

struct Inner {
    keeper: SessionKeeper,
    cookie: Option<String>,
    detached: Option<Detached>,
    caller: Caller,
    pub(super) state: Mutex<State>,
}

#[derive(Default)]
pub(super) struct State {
    is_loaded: bool,
    pub(super) row: Option<row::Model>,
    data: Map<String, Value>,
    changes: Vec<(String, Change)>,
    pub(super) user_id: Option<i64>,
    pub(super) disguise: Option<Disguise>,
    stay: Stay,
    next: Next,
}

impl State {
    /// Changes one key, now and when it is stored.
    pub(super) fn note(&mut self, key: &str, change: Change) {
        change.apply(&mut self.data, key);
        self.changes.push((key.to_owned(), change));
    }
}

/// What has to happen to the row when the request is answered.
#[derive(Default, PartialEq)]
enum Next {
    #[default]
    Keep,
    /// It goes on under another id, unless it has ended meanwhile.
    Renew,
    /// Another one begins.
    Rotate,
    End,
}

impl Session {
    pub(super) fn new(
        keeper: SessionKeeper,
        cookie: Option<String>,
        caller: Caller,
        detached: Option<Detached>,
    ) -> Self {
        Self { inner: Arc::new(Inner { keeper, cookie, detached, caller, state: Mutex::default() }) }
    }

    /// A value by its key.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    /// - The value is of another type.
    pub async fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        let state = self.loaded().await?;
        state.data.get(key).cloned().map(serde_json::from_value).transpose().map_err(Error::internal)
    }

    /// Remembers a value under a key.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    /// - The value cannot be written as JSON.
    pub async fn set(&self, key: &str, value: &(impl Serialize + Sync)) -> Result<()> {
        let value = serde_json::to_value(value).map_err(Error::internal)?;
        self.change(key, Change::Set(value)).await
    }

    /// Forgets a key.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn remove(&self, key: &str) -> Result<()> {
        self.change(key, Change::Forget).await
    }

    /// Who is logged in.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn user_id(&self) -> Result<Option<i64>> {
        let state = self.loaded().await?;
        Ok(state.user_id)
    }

    /// Notes who logged in, which is a proof of who they are, and gives the session a new id: an id that somebody
    /// planted or saw before is worthless. Whether it outlives the browser stays as it was, if they were logged in
    /// already; otherwise it does.
    ///
    /// # Errors
    ///
    /// - The request is [`Detached`]: a token does not become a session.
    /// - The database cannot answer.
    pub async fn log_in(&self, user_id: i64) -> Result<()> {
        let state = self.loaded().await?;
        let stay = if state.user_id == Some(user_id) { state.stay } else { Stay::Remembered };
        drop(state);
        self.log_in_for(user_id, stay).await
    }

    /// The same, and says whether the session outlives the browser.
    ///
    /// # Errors
    ///
    /// - As [`Session::log_in`].
    pub async fn log_in_for(&self, user_id: i64, stay: Stay) -> Result<()> {
        if self.inner.detached.is_some() {
            return Err(Error::forbidden(
                "Nobody can log in with this request: leave the header `Authorization` away.",
            ));
        }
        let mut state = self.loaded().await?;
        state.user_id = Some(user_id);
        state.disguise = None;
        Disguise::forget(&mut state.data);
        state.stay = stay;
        state.next = Next::Rotate;
        proof::note(&mut state.data, user_id, self.inner.keeper.clock.now())
    }

    /// Gives the session a new id, so that a copy of the old cookie is worthless, and changes nothing else of it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn renew(&self) -> Result<()> {
        let mut state = self.loaded().await?;
        if state.next == Next::Keep {
            state.next = Next::Renew;
        }
        Ok(())
    }

    /// Ends the session; what is remembered afterwards, such as a flash, begins a new one.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn log_out(&self) -> Result<()> {
        let mut state = self.loaded().await?;
        state.user_id = None;
        state.disguise = None;
        state.stay = Stay::Remembered;
        state.data.clear();
        state.changes.clear();
        state.next = Next::End;
        Ok(())
    }

    /// Shows a message on the next page.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn flash(&self, flash: Flash) -> Result<()> {
        self.change(FLASHES, Change::Append(serde_json::to_value(flash).map_err(Error::internal)?)).await
    }

    /// Takes the messages that wait to be shown.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn take_flashes(&self) -> Result<Vec<Flash>> {
        if self.is_absent().await {
            return Ok(Vec::new());
        }
        let Some(flashes) = self.get::<Vec<Value>>(FLASHES).await? else { return Ok(Vec::new()) };
        let shown = flashes.iter().cloned().map(serde_json::from_value).collect::<Result<_, _>>();
        self.change(FLASHES, Change::Without(flashes)).await?;
        shown.map_err(Error::internal)
    }

    /// What a CSRF token is bound to: the session, if somebody is logged in, so that logging out or in makes the
    /// tokens of open pages useless, and so does looking as somebody else. Nothing for strangers, who may have no session
    /// when they get their first form.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn binding(&self) -> Result<String> {
        let state = self.loaded().await?;
        let own = match (state.user_id, &state.row) {
            (Some(id), Some(row)) => format!("{id}:{}", row.public_id),
            (Some(id), None) => id.to_string(),
            (None, _) => String::new(),
        };
        Ok(match &state.disguise {
            Some(disguise) => format!("{own}:{}", disguise.user_id),
            None => own,
        })
    }

    /// Who sent the request that this session is of.
    #[must_use]
    pub fn caller(&self) -> &Caller {
        &self.inner.caller
    }

    /// What is known of it, read by now.
    pub(super) async fn loaded(&self) -> Result<MutexGuard<'_, State>> {
        let mut state = self.inner.state.lock().await;
        self.load(&mut state).await?;
        Ok(state)
    }

    pub(super) fn keeper(&self) -> &SessionKeeper {
        &self.inner.keeper
    }

    /// Whether the visitor brought no cookie and nothing was remembered yet; asks no database.
    pub async fn is_absent(&self) -> bool {
        let state = self.inner.state.lock().await;
        self.inner.cookie.is_none() && state.changes.is_empty() && state.user_id.is_none()
    }

    async fn change(&self, key: &str, change: Change) -> Result<()> {
        self.loaded().await?.note(key, change);
        Ok(())
    }

    async fn load(&self, state: &mut State) -> Result<()> {
        if state.is_loaded {
            return Ok(());
        }
        if let Some(cookie) = &self.inner.cookie {
            let keeper = &self.inner.keeper;
            let id_hash = hash(cookie);
            let found = match keeper.find(id_hash.clone()).await? {
                None => keeper.find_by_past(&id_hash, &self.inner.caller).await?,
                found => found,
            };
            let now = keeper.clock.now();
            if let Some(row) =
                found.filter(|row| row.seen_at + keeper.idle_of(row) > now && row.created_at + keeper.absolute > now)
            {
                state.data = parse(&row.data);
                state.user_id = row.user_id;
                state.stay = Stay::of_box(row.is_remembered);
                state.disguise = Disguise::of(&row, &state.data);
                state.row = Some(row);
            }
        }
        state.is_loaded = true;
        Ok(())
    }

    /// Writes what changed; returns the cookie to set, if it changes.
    pub(super) async fn store(&self) -> Result<Option<HeaderValue>> {
        let keeper = &self.inner.keeper;
        let mut state = self.inner.state.lock().await;
        if !state.is_loaded || self.inner.detached.is_some() {
            return Ok(None);
        }
        let now = keeper.clock.now();
        let state = &mut *state;
        match (std::mem::take(&mut state.next), state.row.take()) {
            (Next::Keep, Some(row)) => {
                let is_stale = now - row.seen_at >= chrono::Duration::minutes(1);
                if !state.changes.is_empty() {
                    self.merge(&row, &state.changes, now).await?;
                } else if is_stale {
                    // The row may have been ended meanwhile; that is no error.
                    Entity::update_many()
                        .col_expr(row::Column::SeenAt, Expr::value(now))
                        .col_expr(row::Column::Address, Expr::value(self.inner.caller.address_text()))
                        .col_expr(row::Column::UserAgent, Expr::value(self.inner.caller.user_agent.clone()))
                        .filter(row::Column::PublicId.eq(&row.public_id))
                        .exec(&keeper.db)
                        .await?;
                }
                let sent = self.inner.cookie.as_deref().map(hash).unwrap_or_default();
                let token = keeper.rotate(&row, &sent, now).await?;
                Ok(token.and_then(|token| keeper.cookie_header(Some((&token, Stay::Remembered)))))
            }
            (Next::Keep | Next::Renew, None) if state.changes.is_empty() => {
                // A cookie that names no session any more is taken away.
                Ok(self.inner.cookie.as_ref().and_then(|_| keeper.cookie_header(None)))
            }
            (Next::Renew, Some(row)) => {
                let begun = row.created_at;
                // Somebody may have ended it meanwhile, and it must not come back to life.
                if self.delete(Some(row)).await? {
                    self.create(state, (begun, now)).await
                } else {
                    Ok(keeper.cookie_header(None))
                }
            }
            (Next::End, row) => {
                self.delete(row).await?;
                if state.changes.is_empty() {
                    return Ok(keeper.cookie_header(None));
                }
                self.create(state, (now, now)).await
            }
            (Next::Rotate | Next::Renew | Next::Keep, row) => {
                self.delete(row).await?;
                self.create(state, (now, now)).await
            }
        }
    }

    /// Applies the changes to the newest row, so that two requests at once do not undo each other.
    async fn merge(&self, row: &row::Model, changes: &[(String, Change)], now: DateTime<Utc>) -> Result<()> {
        let tx = self.inner.keeper.db.begin().await?;
        let newest = Entity::find().filter(row::Column::PublicId.eq(&row.public_id));
        let newest = if matches!(self.inner.keeper.db.engine(), crate::db::Engine::Postgres) {
            sea_orm::QuerySelect::lock_exclusive(newest)
        } else {
            newest
        };
        if let Some(newest) = newest.one(&tx).await? {
            let mut data = parse(&newest.data);
            for (key, change) in changes {
                change.apply(&mut data, key);
            }
            let mut active = newest.into_active_model();
            active.data = Set(Value::Object(data).to_string());
            active.seen_at = Set(now);
            active.address = Set(self.inner.caller.address_text());
            active.user_agent = Set(self.inner.caller.user_agent.clone());
            Entity::update(active).exec(&tx).await?;
        }
        tx.commit().await
    }

    async fn create(&self, state: &State, (begun, now): (DateTime<Utc>, DateTime<Utc>)) -> Result<Option<HeaderValue>> {
        let random = &self.inner.keeper.random;
        let token = random.token();
        let row = row::ActiveModel {
            id_hash: Set(hash(&token)),
            public_id: Set(format!("{:032x}", u128::from_be_bytes(random.bytes()))),
            user_id: Set(state.user_id),
            data: Set(Value::Object(state.data.clone()).to_string()),
            created_at: Set(begun),
            seen_at: Set(now),
            address: Set(self.inner.caller.address_text()),
            user_agent: Set(self.inner.caller.user_agent.clone()),
            is_remembered: Set(state.stay.is_remembered()),
            issued_at: Set(Some(now)),
            disguised_as: Set(state.disguise.as_ref().map(|disguise| disguise.user_id)),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(&self.inner.keeper.db).await?;
        Ok(self.inner.keeper.cookie_header(Some((&token, state.stay))))
    }

    /// Deletes the row, and says whether it was still there.
    async fn delete(&self, row: Option<row::Model>) -> Result<bool> {
        let Some(row) = row else { return Ok(false) };
        Ok(self.inner.keeper.end(&row.public_id).await? == 1)
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session")
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Session {
    type Rejection = Error;

    /// # Errors
    ///
    /// - The session layer does not stand before the handler.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::internal("the session layer is missing"))
    }
}

pub(super) fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

fn parse(data: &str) -> Map<String, Value> {
    serde_json::from_str(data).unwrap_or_default()
}
