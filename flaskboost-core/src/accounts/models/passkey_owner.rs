//! The name by which authenticators know a person: random, so that it tells nobody who it is.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::people::People;
use crate::error::{Error, Result};

/// A row of `passkey_owners`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_owners")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(super) user_id: i64,
    /// Sixteen random bytes, in hexadecimal.
    #[sea_orm(unique, column_type = "String(StringLen::N(32))")]
    pub(super) handle: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl People {
    /// The name of this person, made when it is first asked for.
    pub(crate) async fn passkey_handle(&self, user_id: i64) -> Result<u128> {
        let new = format!("{:032x}", u128::from_be_bytes(self.random.bytes()));
        let row = ActiveModel { user_id: Set(user_id), handle: Set(new) };
        let once = OnConflict::column(Column::UserId).do_nothing().to_owned();
        Entity::insert(row).on_conflict(once).exec_without_returning(&self.db).await?;
        let known = Entity::find_by_id(user_id).one(&self.db).await?.ok_or_else(Error::unauthorized)?;
        u128::from_str_radix(&known.handle, 16).map_err(Error::internal)
    }
}

/// Whose name this is.
pub(super) async fn owner_of(db: &impl ConnectionTrait, handle: u128) -> Result<Option<i64>> {
    let owner = Entity::find().filter(Column::Handle.eq(format!("{handle:032x}"))).one(db).await?;
    Ok(owner.map(|owner| owner.user_id))
}
