//! One session as the database knows it.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, QueryFilter};

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
    /// Whether it outlives the browser.
    pub is_remembered: bool,
    /// The id before this one.
    #[sea_orm(column_type = "String(StringLen::N(64))", nullable)]
    pub previous_hash: Option<String>,
    /// When this id was made; of sessions from before there was this column, when they began.
    pub issued_at: Option<DateTimeUtc>,
    /// When the browser first sent it.
    pub confirmed_at: Option<DateTimeUtc>,
    /// As whom whoever is logged in looks at the site.
    pub disguised_as: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Ends every session of a user, for example after a password reset, and lets nobody look as them any more. Returns how
/// many sessions there were.
///
/// # Errors
///
/// - The database cannot answer.
pub async fn end_all(db: &impl ConnectionTrait, user_id: i64) -> Result<u64> {
    let ended = Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(db).await?;
    unmask(db, user_id).await?;
    Ok(ended.rows_affected)
}

/// Lets nobody look as this person any more.
pub(super) async fn unmask(db: &impl ConnectionTrait, user_id: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::DisguisedAs, Expr::value(None::<i64>))
        .filter(Column::DisguisedAs.eq(user_id))
        .exec(db)
        .await?;
    Ok(())
}
