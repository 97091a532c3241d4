//! How the id of a remembered session becomes another one, day by day, and what an old id means.
//!
//! An id is the old one from the moment a browser has sent the next. Until then the answer with the next may have been
//! lost, so the old one works; and a minute longer, for requests that were under way. Sent later, it is a copy.

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::row::{Column, Entity, Model};
use super::{SessionKeeper, Stolen, past};
use crate::error::Result;
use crate::http::Caller;

/// How long an id is used.
const LIFE: Duration = Duration::hours(24);

/// How long the one before works beside it.
const GRACE: Duration = Duration::minutes(1);

impl SessionKeeper {
    /// The session that had this id before, if it may still be used so. If not, somebody has a copy of it: the session
    /// ends, and whoever is told of thefts is told.
    pub(super) async fn find_by_past(&self, id_hash: &str, caller: &Caller) -> Result<Option<Model>> {
        let Some(past) = past::Entity::find_by_id(id_hash).one(&self.db).await? else { return Ok(None) };
        let named = Entity::find().filter(Column::PublicId.eq(&past.public_id)).filter(self.is_open());
        let Some(row) = named.one(&self.db).await? else { return Ok(None) };
        let now = self.clock.now();
        let is_last = row.previous_hash.as_deref() == Some(id_hash);
        if is_last && row.confirmed_at.is_none_or(|at| now < at + GRACE) {
            return Ok(Some(row));
        }
        let ended = self.end(&row.public_id).await?;
        if let (Some(user_id), Some(alarm), 1) = (row.user_id, &self.alarm, ended) {
            (alarm.0)(Stolen { user_id, caller: caller.clone() });
        }
        Ok(None)
    }

    /// Notes that the browser has the newest id, and gives it another if this one is a day old. Returns the token of
    /// the new id. Of several requests at once one gets it; the others go on with the id that they sent.
    pub(super) async fn rotate(&self, row: &Model, sent: &str, now: DateTime<Utc>) -> Result<Option<String>> {
        if !row.is_remembered || row.user_id.is_none() {
            return Ok(None);
        }
        let is_newest = row.id_hash == sent;
        if is_newest && row.previous_hash.is_some() && row.confirmed_at.is_none() {
            Entity::update_many()
                .col_expr(Column::ConfirmedAt, Expr::value(now))
                .filter(Column::IdHash.eq(sent))
                .exec(&self.db)
                .await?;
        }
        let age = now - row.issued_at.unwrap_or(row.created_at);
        // With the one before, the answer that brought the newest was lost, unless it is only just under way.
        let is_due = if is_newest { age >= LIFE } else { row.confirmed_at.is_none() && age >= GRACE };
        if is_due { self.issue(row, sent, now).await } else { Ok(None) }
    }

    async fn issue(&self, row: &Model, sent: &str, now: DateTime<Utc>) -> Result<Option<String>> {
        let token = self.random.token();
        let tx = self.db.begin().await?;
        let issued = Entity::update_many()
            .col_expr(Column::IdHash, Expr::value(super::session::hash(&token)))
            .col_expr(Column::PreviousHash, Expr::value(sent))
            .col_expr(Column::IssuedAt, Expr::value(now))
            .col_expr(Column::ConfirmedAt, Expr::value(None::<DateTime<Utc>>))
            .filter(Column::PublicId.eq(&row.public_id))
            .filter(Column::IdHash.eq(&row.id_hash))
            .exec(&tx)
            .await?;
        if issued.rows_affected != 1 {
            // Another request was quicker, or the session has ended.
            return Ok(None);
        }
        let past = past::ActiveModel {
            id_hash: Set(row.id_hash.clone()),
            public_id: Set(row.public_id.clone()),
            retired_at: Set(now),
        };
        past::Entity::insert(past).exec_without_returning(&tx).await?;
        tx.commit().await?;
        Ok(Some(token))
    }
}
