//! [`Passkey`](Model): a key on somebody's device, with which they log in.

use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use serde::Serialize;

use super::people::People;
use crate::db::Tx;
use crate::error::Result;

/// A row of `passkeys`. It holds the public half of the key, which opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[serde(skip)]
    pub(crate) user_id: i64,
    /// What its owner calls it.
    #[sea_orm(column_type = "String(StringLen::N(64))")]
    pub(crate) name: String,
    /// The name that the authenticator gave it, as base64url.
    #[serde(skip)]
    #[sea_orm(unique, column_type = "String(StringLen::N(1400))")]
    pub(crate) credential_id: String,
    /// The public key and what was said when it was made, as the verifier of the ceremonies writes it.
    #[serde(skip)]
    #[sea_orm(column_type = "Text")]
    pub(crate) credential: String,
    /// How many signatures the authenticator says to have made; 0 where it does not count.
    #[serde(skip)]
    pub(crate) sign_count: i64,
    /// Whether the authenticator says that the key is copied to a cloud.
    pub(crate) is_backed_up: bool,
    pub(crate) created_at: DateTimeUtc,
    pub(crate) used_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The passkeys of a person, the oldest first.
    pub(crate) async fn all_of(db: &impl ConnectionTrait, user_id: i64) -> Result<Vec<Self>> {
        Ok(Entity::find().filter(Column::UserId.eq(user_id)).order_by_asc(Column::Id).all(db).await?)
    }

    /// Removes every passkey of a person: somebody else may have added one.
    pub(super) async fn forget_all(tx: &Tx, user_id: i64) -> Result<()> {
        Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(tx).await?;
        Ok(())
    }
}

impl People {
    /// The passkeys of a person, the oldest first.
    pub(crate) async fn passkeys_of(&self, user_id: i64) -> Result<Vec<Model>> {
        Model::all_of(&self.db, user_id).await
    }
}
