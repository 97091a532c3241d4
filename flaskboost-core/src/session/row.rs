//! One session as the database knows it.

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, ConnectionTrait, QueryFilter};

use crate::error::Result;

/// A row of `sessions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub(super) struct Model {
    /// SHA-256 of the cookie, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    /// What a form names it by; opens nothing.
    #[sea_orm(column_type = "String(StringLen::N(32))")]
    pub public_id: String,
    /// Who is logged in.
    pub user_id: Option<i64>,
    /// A JSON object.
    #[sea_orm(column_type = "Text")]
    pub data: String,
    /// When it began; decides the absolute expiry.
    pub created_at: DateTimeUtc,
    /// When it was last used, to the minute; decides the idle expiry.
    pub seen_at: DateTimeUtc,
    /// Where it was last used from; empty when nobody knows.
    #[sea_orm(column_type = "String(StringLen::N(45))")]
    pub address: String,
    /// What the browser called itself then.
    #[sea_orm(column_type = "String(StringLen::N(300))")]
    pub user_agent: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Ends every session of a user, for example after a password reset. Returns how many there were.
///
/// # Errors
///
/// - The database cannot answer.
pub async fn end_all(db: &impl ConnectionTrait, user_id: i64) -> Result<u64> {
    let ended = Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(db).await?;
    Ok(ended.rows_affected)
}

/// Deletes the sessions that expired before these moments; those of strangers have a moment of their own, because
/// anybody can begin them. Returns how many there were.
///
/// # Errors
///
/// - The database cannot answer.
pub async fn sweep(
    db: &impl ConnectionTrait,
    idle_since: DateTimeUtc,
    strangers_idle_since: DateTimeUtc,
    begun_before: DateTimeUtc,
) -> Result<u64> {
    let strangers = Condition::all().add(Column::UserId.is_null()).add(Column::SeenAt.lt(strangers_idle_since));
    let ended = Entity::delete_many()
        .filter(
            Condition::any().add(Column::SeenAt.lt(idle_since)).add(Column::CreatedAt.lt(begun_before)).add(strangers),
        )
        .exec(db)
        .await?;
    Ok(ended.rows_affected)
}
