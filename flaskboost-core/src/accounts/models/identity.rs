//! [`Identity`](Model): what another provider calls somebody who has an account here.

use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use serde::Serialize;

use crate::error::Result;

/// What another provider calls somebody who has an account here. Issuer and subject together are one person for ever;
/// an address is not, so it is kept to be shown, and nobody is found by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "identities")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    /// The name of the provider's table in the settings.
    #[sea_orm(column_type = "String(StringLen::N(30))")]
    pub(crate) provider: String,
    #[sea_orm(column_type = "String(StringLen::N(500))")]
    pub(crate) issuer: String,
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub(crate) subject: String,
    /// The address that the provider told when the two were linked; may be empty.
    #[sea_orm(column_type = "String(StringLen::N(254))")]
    pub(crate) email: String,
    pub(crate) linked_at: DateTimeUtc,
    pub(crate) last_used_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Those of a person, in the order in which they were linked.
    pub(crate) async fn all_of(db: &impl ConnectionTrait, user_id: i64) -> Result<Vec<Self>> {
        Ok(Entity::find().filter(Column::UserId.eq(user_id)).order_by_asc(Column::Id).all(db).await?)
    }

    /// Takes all of them from a person: whoever stole the account may have linked their own.
    pub(crate) async fn unlink_all(db: &impl ConnectionTrait, user_id: i64) -> Result<()> {
        Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(db).await?;
        Ok(())
    }
}
