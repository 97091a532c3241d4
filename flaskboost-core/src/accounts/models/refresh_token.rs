//! With what an app gets its next pair: usable once. Those that were used are kept, so that a second use is noticed.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use super::api_secret::ApiSecret;
use crate::db::Tx;
use crate::error::Result;

/// A row of `api_refresh_tokens`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_refresh_tokens")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    id: i64,
    /// The token that it renews; all of one token are a family.
    pub(super) token_id: i64,
    /// SHA-256 in hexadecimal.
    #[sea_orm(unique)]
    token_hash: String,
    expires_at: DateTimeUtc,
    pub(super) used_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Keeps the hash of a new one.
    pub(super) async fn keep(tx: &Tx, token_id: i64, secret: &ApiSecret, expires_at: DateTimeUtc) -> Result<()> {
        let row = ActiveModel {
            token_id: Set(token_id),
            token_hash: Set(secret.hash()),
            expires_at: Set(expires_at),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    }

    /// The one with this hash, used or not.
    pub(super) async fn find(db: &impl ConnectionTrait, secret: &ApiSecret) -> Result<Option<Self>> {
        Ok(Entity::find().filter(Column::TokenHash.eq(secret.hash())).one(db).await?)
    }

    /// Uses it up. Of many who try at once, one gets `true`.
    pub(super) async fn spend(&self, tx: &Tx, now: DateTimeUtc) -> Result<bool> {
        let spent = Entity::update_many()
            .col_expr(Column::UsedAt, Expr::value(now))
            .filter(Column::Id.eq(self.id))
            .filter(Column::UsedAt.is_null())
            .filter(Column::ExpiresAt.gt(now))
            .exec(tx)
            .await?;
        Ok(spent.rows_affected == 1)
    }

    /// Whether it was used less than this time ago.
    pub(super) fn was_used_within(&self, time: Duration, now: DateTimeUtc) -> bool {
        self.used_at.is_some_and(|at| now < at + time)
    }

    pub(super) async fn sweep(db: &impl ConnectionTrait, before: DateTimeUtc) -> Result<u64> {
        Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(db).await?.rows_affected)
    }
}
