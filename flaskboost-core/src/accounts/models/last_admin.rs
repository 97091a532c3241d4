//! The last administrator of a site stays one: somebody must be able to let others in.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::user::{Column, Entity, Model};
use crate::auth::Role;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::model::Invalid;

impl Model {
    /// Gives the person another role, unless that would leave the site without an administrator. [`Model::change_role`]
    /// asks nobody, for tests and demo data.
    ///
    /// # Errors
    ///
    /// - They are the last administrator, and the role is another.
    /// - The database cannot answer.
    pub async fn take_role(self, db: &Db, role: &Role) -> Result<Self> {
        db.transaction(async |tx| {
            if role != &Role::ADMIN {
                self.require_other_admin(tx).await?;
            }
            self.change_role(tx, role).await
        })
        .await
    }

    /// Refuses when nobody else administers the site. Whoever does is locked until the transaction ends, so that the last
    /// two of them cannot go at once.
    pub(super) async fn require_other_admin(&self, tx: &Tx) -> Result<()> {
        let admins = Entity::find()
            .filter(Column::Role.eq(Role::ADMIN.name()))
            .filter(Column::IsActive.eq(true))
            .filter(Column::ConfirmedAt.is_not_null())
            .order_by_asc(Column::Id)
            .lock_exclusive()
            .all(tx)
            .await?;
        match admins.as_slice() {
            [last] if last.id == self.id => {
                let why = "This is the last administrator of the site. Make somebody else an administrator first.";
                Err(Invalid::whole(why).into())
            }
            _ => Ok(()),
        }
    }
}
