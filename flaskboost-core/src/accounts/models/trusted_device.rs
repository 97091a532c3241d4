//! [`TrustedDevice`]: a browser in which its owner is not asked for a code.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect};
use serde::Serialize;

use super::people::People;
use super::token::hash;
use super::user::Model as User;
use crate::error::Result;
use crate::http::{Caller, device_name};

/// The most that are listed; the newest are.
const LONGEST_LIST: u64 = 100;

/// A row of `trusted_devices`. The token itself is nowhere but in the cookie.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trusted_devices")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    id: i64,
    user_id: i64,
    /// What a form names it by; opens nothing.
    #[sea_orm(unique, column_type = "String(StringLen::N(32))")]
    public_id: String,
    /// SHA-256 in hexadecimal.
    #[sea_orm(unique, column_type = "String(StringLen::N(64))")]
    token_hash: String,
    /// Of the password and the second factor that it was trusted with; with others it is trusted no more.
    #[sea_orm(column_type = "String(StringLen::N(64))")]
    stamp: String,
    created_at: DateTimeUtc,
    seen_at: DateTimeUtc,
    #[sea_orm(column_type = "String(StringLen::N(45))")]
    address: String,
    #[sea_orm(column_type = "String(StringLen::N(300))")]
    user_agent: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A browser that is trusted, as its owner may know it again. Nothing in it is a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct TrustedDevice {
    id: String,
    name: String,
    address: String,
    created_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
}

impl From<Model> for TrustedDevice {
    fn from(row: Model) -> Self {
        Self {
            id: row.public_id,
            name: device_name(&row.user_agent),
            address: row.address,
            created_at: row.created_at,
            seen_at: row.seen_at,
        }
    }
}

impl People {
    /// How many days a device is trusted; none where no device is.
    pub(crate) fn trusts_devices_for(&self) -> Option<i64> {
        self.settings.trust().map(|time| time.num_days())
    }

    /// Whether somebody whose password was right is asked for a code: they have a second factor, and this is no device
    /// that they trust.
    pub(crate) async fn asks_for_code(&self, user: &User, token: Option<&str>, caller: &Caller) -> Result<bool> {
        let Some(factor) = self.factor(user.id).await? else { return Ok(false) };
        let (Some(token), Some(time)) = (token, self.settings.trust()) else { return Ok(true) };
        let now = self.clock.now();
        let seen = Entity::update_many()
            .col_expr(Column::SeenAt, Expr::value(now))
            .col_expr(Column::Address, Expr::value(caller.address_text()))
            .filter(Column::TokenHash.eq(hash(token)))
            .filter(Column::UserId.eq(user.id))
            .filter(Column::Stamp.eq(factor.stamp(user)))
            .filter(Column::CreatedAt.gt(now - time))
            .exec(&self.db)
            .await?;
        Ok(seen.rows_affected == 0)
    }

    /// Trusts the device of somebody who has just typed a code. Gives the token for its cookie; none where no device
    /// is trusted.
    pub(crate) async fn trust(&self, user: &User, caller: &Caller) -> Result<Option<String>> {
        let Some(time) = self.settings.trust() else { return Ok(None) };
        let Some(factor) = self.factor(user.id).await? else { return Ok(None) };
        let (token, now) = (self.random.token(), self.clock.now());
        let expired =
            Entity::delete_many().filter(Column::UserId.eq(user.id)).filter(Column::CreatedAt.lte(now - time));
        expired.exec(&self.db).await?;
        let row = ActiveModel {
            user_id: Set(user.id),
            public_id: Set(format!("{:032x}", u128::from_be_bytes(self.random.bytes()))),
            token_hash: Set(hash(&token)),
            stamp: Set(factor.stamp(user)),
            created_at: Set(now),
            seen_at: Set(now),
            address: Set(caller.address_text()),
            user_agent: Set(caller.user_agent.clone()),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(Some(token))
    }

    /// The devices that somebody trusts, the newest first.
    pub(crate) async fn trusted_devices(&self, user_id: i64) -> Result<Vec<TrustedDevice>> {
        let (Some(user), Some(time)) = (User::find(&self.db, user_id).await?, self.settings.trust()) else {
            return Ok(Vec::new());
        };
        let Some(factor) = self.factor(user_id).await? else { return Ok(Vec::new()) };
        let rows = Entity::find()
            .filter(Column::UserId.eq(user_id))
            .filter(Column::Stamp.eq(factor.stamp(&user)))
            .filter(Column::CreatedAt.gt(self.clock.now() - time))
            .order_by_desc(Column::Id)
            .limit(LONGEST_LIST);
        Ok(rows.all(&self.db).await?.into_iter().map(TrustedDevice::from).collect())
    }

    /// Trusts one device of somebody no more. Says whether there was one: somebody else's is as good as none.
    pub(crate) async fn forget_device(&self, user_id: i64, id: &str) -> Result<bool> {
        let is_id = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_id {
            return Ok(false);
        }
        let one = Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::PublicId.eq(id));
        Ok(one.exec(&self.db).await?.rows_affected == 1)
    }

    /// Trusts no device of somebody any more.
    pub(crate) async fn forget_devices(&self, user_id: i64) -> Result<u64> {
        forget_all(&self.db, user_id).await
    }

    /// Deletes what is trusted no more because of its age. Returns how many there were.
    pub(crate) async fn sweep_devices(&self) -> Result<u64> {
        let time = self.settings.trust().unwrap_or_default();
        let old = Entity::delete_many().filter(Column::CreatedAt.lte(self.clock.now() - time));
        Ok(old.exec(&self.db).await?.rows_affected)
    }
}

pub(super) async fn forget_all(db: &impl ConnectionTrait, user_id: i64) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(db).await?.rows_affected)
}
