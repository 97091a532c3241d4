//! [`Device`]: a session as its owner may know it again, and end it.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::row::{self, Column, Entity, Model};
use super::{Session, SessionKeeper};
use crate::error::Result;
use crate::http::device_name;

/// The most devices that are listed; the newest are.
const LONGEST_LIST: u64 = 100;

/// A session as its owner may know it again. Nothing in it opens the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Device {
    /// What [`Session::end`] takes.
    pub id: String,
    /// The browser and the system in words.
    pub name: String,
    /// Where it was last used from; empty when nobody knows.
    pub address: String,
    /// What the browser called itself then.
    pub user_agent: String,
    /// When somebody logged in.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen_at: DateTime<Utc>,
    /// Whether it is the session of this request.
    pub is_current: bool,
}

impl Device {
    fn of(row: Model, current: Option<&str>) -> Self {
        Self {
            name: device_name(&row.user_agent),
            is_current: current == Some(row.public_id.as_str()),
            id: row.public_id,
            address: row.address,
            user_agent: row.user_agent,
            created_at: row.created_at,
            seen_at: row.seen_at,
        }
    }
}

impl SessionKeeper {
    /// The sessions of a person that still work, the last used first; a hundred at most.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn devices(&self, user_id: i64) -> Result<Vec<Device>> {
        self.devices_seen_from(user_id, None).await
    }

    async fn devices_seen_from(&self, user_id: i64, current: Option<&str>) -> Result<Vec<Device>> {
        let rows = Entity::find()
            .filter(Column::UserId.eq(user_id))
            .filter(self.is_open())
            .order_by_desc(Column::SeenAt)
            .order_by_desc(Column::CreatedAt)
            .order_by_asc(Column::PublicId)
            .limit(LONGEST_LIST);
        Ok(rows.all(&self.db).await?.into_iter().map(|row| Device::of(row, current)).collect())
    }
}

impl Session {
    /// The sessions of whoever is logged in, the last used first; none for strangers.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn devices(&self) -> Result<Vec<Device>> {
        match self.bearer().await? {
            Some((user_id, current)) => self.keeper().devices_seen_from(user_id, Some(&current)).await,
            None => Ok(Vec::new()),
        }
    }

    /// Ends one session of whoever is logged in, by the id of its [`Device`]. Says whether there was one: the session
    /// of somebody else is as good as none.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn end(&self, id: &str) -> Result<bool> {
        let is_id = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
        let Some((user_id, current)) = self.bearer().await?.filter(|_| is_id) else { return Ok(false) };
        if id == current {
            self.log_out().await?;
            return Ok(true);
        }
        let one = Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::PublicId.eq(id));
        Ok(one.exec(&self.keeper().db).await?.rows_affected > 0)
    }

    /// Ends all other sessions of whoever is logged in, and lets nobody look as them any more. Returns how many there were.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn end_others(&self) -> Result<u64> {
        let Some((user_id, current)) = self.bearer().await? else { return Ok(0) };
        let others = Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::PublicId.ne(current));
        let ended = others.exec(&self.keeper().db).await?.rows_affected;
        row::unmask(&self.keeper().db, user_id).await?;
        Ok(ended)
    }
}
