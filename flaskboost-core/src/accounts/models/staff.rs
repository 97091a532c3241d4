//! Who of those that run the site is kept by more than a password.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::passkey::{Column as PasskeyColumn, Entity as Passkeys};
use super::people::People;
use super::second_factor::{Column as FactorColumn, Entity as SecondFactors};
use super::user::{Column, Entity, Model as User};
use crate::auth::Role;
use crate::db::Db;
use crate::error::Result;

impl User {
    /// How many administrators with an open account have no second factor: for them a password that
    /// leaks is enough.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn count_unsecured_admins(db: &Db) -> Result<u64> {
        let admins = Entity::find()
            .filter(Column::Role.eq(Role::ADMIN.name()))
            .filter(Column::IsActive.eq(true))
            .filter(Column::ConfirmedAt.is_not_null())
            .filter(has_nothing());
        Ok(admins.count(db).await?)
    }

    /// Which of these people have a passkey, in their order.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn have_passkey(db: &impl ConnectionTrait, people: &[Self]) -> Result<Vec<bool>> {
        let ids = people.iter().map(|user| user.id);
        let rows = Passkeys::find().filter(PasskeyColumn::UserId.is_in(ids)).all(db).await?;
        Ok(people.iter().map(|user| rows.iter().any(|row| row.user_id == user.id)).collect())
    }
}

impl People {
    /// Whether a password alone does not open this account: it has a second factor. A passkey beside a password is one
    /// more way in, and keeps nobody out who has the password.
    pub(crate) async fn is_secured(&self, user_id: i64) -> Result<bool> {
        Ok(SecondFactors::find_by_id(user_id).one(&self.db).await?.is_some())
    }
}

/// No second factor. A passkey beside a password keeps nobody out who has the password.
fn has_nothing() -> Condition {
    let factors = Query::select().column(FactorColumn::UserId).from(SecondFactors).to_owned();
    Condition::all().add(Column::Id.not_in_subquery(factors))
}
