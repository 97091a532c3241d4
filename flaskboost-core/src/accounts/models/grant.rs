//! What single people may do on top of their role.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, TransactionSession, TransactionTrait};

use super::user::{self, Model as User};
use crate::auth::{Permission, Roles};
use crate::clock::Clock;
use crate::error::Result;

/// A permission that somebody was granted.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_permissions")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: i64,
    /// The name of the permission, such as `posts.edit`.
    #[sea_orm(primary_key, auto_increment = false, column_type = "String(StringLen::N(100))")]
    pub permission: String,
    /// When it was granted.
    pub granted_at: DateTimeUtc,
}

/// The relations of a grant.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

crate::db::trail::audited!(ActiveModel);

impl Related<Entity> for user::Entity {
    fn to() -> RelationDef {
        user::Entity::belongs_to(Entity).from(user::Column::Id).to(Column::UserId).into()
    }
}

impl User {
    /// The user with this id and the names of what was granted to them, in one question.
    pub(crate) async fn find_with_grants(db: &impl ConnectionTrait, id: i64) -> Result<Option<(Self, Vec<String>)>> {
        let rows = user::Entity::find_by_id(id).find_with_related(Entity).all(db).await?;
        let found = rows.into_iter().next();
        Ok(found.map(|(user, grants)| (user, grants.into_iter().map(|grant| grant.permission).collect())))
    }

    /// The same for several people, in any order, in one question.
    pub(crate) async fn find_many_with_grants(
        db: &impl ConnectionTrait,
        ids: &[i64],
    ) -> Result<Vec<(Self, Vec<String>)>> {
        let ids = ids.iter().copied();
        let rows = user::Entity::find().filter(user::Column::Id.is_in(ids)).find_with_related(Entity).all(db).await?;
        let names = |grants: Vec<Model>| grants.into_iter().map(|grant| grant.permission).collect();
        Ok(rows.into_iter().map(|(user, grants)| (user, names(grants))).collect())
    }

    /// The names of what was granted to the person, in order.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn grants(&self, db: &impl ConnectionTrait) -> Result<Vec<String>> {
        let theirs = Entity::find().filter(Column::UserId.eq(self.id)).order_by_asc(Column::Permission);
        Ok(theirs.all(db).await?.into_iter().map(|grant| grant.permission).collect())
    }

    /// The same for several people, in their order, in one question.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn grants_of(db: &impl ConnectionTrait, users: &[Self]) -> Result<Vec<Vec<String>>> {
        let ids = users.iter().map(|user| user.id);
        let theirs = Entity::find().filter(Column::UserId.is_in(ids)).order_by_asc(Column::Permission).all(db).await?;
        let of = |user: &Self| {
            let theirs = theirs.iter().filter(|grant| grant.user_id == user.id);
            theirs.map(|grant| grant.permission.clone()).collect()
        };
        Ok(users.iter().map(of).collect())
    }

    /// Lets the person do something that their role does not. It holds from their next request on; granted twice, it
    /// is granted once.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn grant(&self, db: &impl TransactionTrait, clock: &Clock, permission: Permission) -> Result<()> {
        let grant = ActiveModel {
            user_id: Set(self.id),
            permission: Set(permission.to_string()),
            granted_at: Set(clock.now()),
        };
        let tx = db.begin().await?;
        // Whoever else grants something to the same person waits here.
        user::Entity::find_by_id(self.id).lock_exclusive().one(&tx).await?;
        if Entity::find_by_id((self.id, permission.to_string())).one(&tx).await?.is_none() {
            grant.insert(&tx).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Takes back what was granted, by its name, so that it can be taken back when the app declares it no longer.
    /// Says whether it was granted.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn revoke(&self, db: &impl TransactionTrait, permission: &str) -> Result<bool> {
        let tx = db.begin().await?;
        let Some(grant) = Entity::find_by_id((self.id, permission.to_owned())).one(&tx).await? else {
            return Ok(false);
        };
        let done = grant.delete(&tx).await?;
        tx.commit().await?;
        Ok(done.rows_affected > 0)
    }

    /// The names of roles that people have, and of permissions that they were granted, which these roles do not
    /// declare. They count for nothing.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn undeclared(db: &impl ConnectionTrait, roles: &Roles) -> Result<(Vec<String>, Vec<String>)> {
        let held = user::Entity::find().select_only().column(user::Column::Role).distinct();
        let mut held: Vec<String> = held.into_tuple().all(db).await?;
        held.retain(|name| roles.find(name).is_none());
        let granted = Entity::find().select_only().column(Column::Permission).distinct();
        let mut granted: Vec<String> = granted.into_tuple().all(db).await?;
        granted.retain(|name| roles.find_permission(name).is_none());
        held.sort();
        granted.sort();
        Ok((held, granted))
    }
}
