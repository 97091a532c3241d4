//! [`Notices`]: tells people something in the panel.

use chrono::Duration;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::Notice;
use super::row::{ActiveModel, Column, Entity, Model};
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::session::Level;

/// How many notices a page shows.
pub(in crate::admin) const PER_PAGE: usize = 50;

/// The largest number of unread ones that is told; of more it is said that there are more.
pub(in crate::admin) const MOST_SHOWN: u64 = 99;

/// How many unread ones somebody has at most; the oldest give way.
const MOST_UNREAD: u64 = 1000;

/// How long a notice is kept, read or not.
const LIFE: Duration = Duration::days(90);

/// Tells people something in the panel; a service of an app whose panel has [`Admin::notices`](crate::admin::Admin::notices).
///
/// A notice is a row in the transaction of whoever tells it: it is there when that is committed, and never when it is not.
/// Somebody has 1000 unread ones at most, of which the oldest give way, and each is deleted after 90 days.
///
/// ```
/// use flaskboost::admin::{Notice, Notices};
/// use flaskboost::controller::Service;
/// use flaskboost::db::Db;
/// use flaskboost::error::Result;
///
/// async fn publish(db: Db, notices: Service<Notices>) -> Result<()> {
///     let editor = 7;
///     db.transaction(async |tx| {
///         // … what is published is written here …
///         notices.tell(tx, editor, Notice::new("Your post is online.").link("/posts/12")).await
///     })
///     .await
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Notices {
    clock: Clock,
}

impl Notices {
    /// The notices of a site.
    pub(crate) fn new(clock: Clock) -> Self {
        Self { clock }
    }

    /// Tells somebody something, with this transaction.
    ///
    /// # Errors
    ///
    /// - The notice has no text or too much of it, or its link is no path of this site; see [`Notice::objection`].
    /// - There is no such user, or the database cannot answer.
    pub async fn tell(&self, tx: &Tx, user_id: i64, notice: Notice) -> Result<()> {
        if let Some(objection) = notice.objection() {
            return Err(objection.into());
        }
        let row = ActiveModel {
            user_id: Set(user_id),
            text: Set(notice.text),
            link: Set(notice.link),
            level: Set(name_of(notice.level).to_owned()),
            made_at: Set(self.clock.now()),
            read_at: Set(None),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(tx).await?;
        let last = unread_of(user_id).select_only().column(Column::Id).order_by_desc(Column::Id);
        let surplus: Option<i64> = last.offset(MOST_UNREAD).limit(1).into_tuple().one(tx).await?;
        if let Some(id) = surplus {
            let old = Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::ReadAt.is_null());
            old.filter(Column::Id.lte(id)).exec(tx).await?;
        }
        Ok(())
    }

    /// How many notices somebody has not read; at most one more than is told.
    pub(in crate::admin) async fn count_unread(&self, db: &Db, user_id: i64) -> Result<u64> {
        let some = unread_of(user_id).select_only().column(Column::Id).limit(MOST_SHOWN + 1);
        let ids: Vec<i64> = some.into_tuple().all(db).await?;
        Ok(ids.len() as u64)
    }

    /// The newest notices of somebody before this one, one more than a page shows.
    pub(in crate::admin) async fn page(&self, db: &Db, user_id: i64, before: Option<i64>) -> Result<Vec<Model>> {
        let mut found = of(user_id).order_by_desc(Column::Id).limit(PER_PAGE as u64 + 1);
        if let Some(before) = before {
            found = found.filter(Column::Id.lt(before));
        }
        Ok(found.all(db).await?)
    }

    /// Marks a notice of somebody as read; nothing changes if it is.
    ///
    /// # Errors
    ///
    /// - They have no such notice.
    /// - The database cannot answer.
    pub(in crate::admin) async fn read(&self, db: &Db, user_id: i64, id: i64) -> Result<()> {
        let found = of(user_id).filter(Column::Id.eq(id)).one(db).await?;
        let notice = found.ok_or_else(|| Error::not_found("There is no such notice."))?;
        if notice.read_at.is_none() {
            let one = Entity::update_many().filter(Column::UserId.eq(user_id)).filter(Column::Id.eq(id));
            let one = one.filter(Column::ReadAt.is_null());
            one.col_expr(Column::ReadAt, Expr::value(self.clock.now())).exec(db).await?;
        }
        Ok(())
    }

    /// Marks those of somebody as read that they have seen: this one and the older ones.
    pub(in crate::admin) async fn read_all(&self, db: &Db, user_id: i64, newest: i64) -> Result<u64> {
        let all = Entity::update_many().filter(Column::UserId.eq(user_id)).filter(Column::ReadAt.is_null());
        let all = all.filter(Column::Id.lte(newest)).col_expr(Column::ReadAt, Expr::value(self.clock.now()));
        Ok(all.exec(db).await?.rows_affected)
    }

    /// Deletes the notices that are older than 90 days. A site that serves does so once an hour by itself. Returns how many
    /// there were.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn sweep(&self, db: &Db) -> Result<u64> {
        let old = Entity::delete_many().filter(Column::MadeAt.lt(self.clock.now() - LIFE));
        Ok(old.exec(db).await?.rows_affected)
    }

    /// The notices of somebody that are still there, the newest first, for the download of their data.
    pub(crate) async fn all_of(db: &impl ConnectionTrait, user_id: i64) -> Result<serde_json::Value> {
        let all = of(user_id).order_by_desc(Column::Id).limit(10_000).all(db).await?;
        serde_json::to_value(all).map_err(Error::internal)
    }
}

fn of(user_id: i64) -> Select<Entity> {
    Entity::find().filter(Column::UserId.eq(user_id))
}

fn unread_of(user_id: i64) -> Select<Entity> {
    of(user_id).filter(Column::ReadAt.is_null())
}

/// How a level stands in the table and is called in a style sheet.
fn name_of(level: Level) -> &'static str {
    match level {
        Level::Success => "success",
        Level::Info => "info",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}
