//! A link that was mailed to somebody: usable once, for one purpose, for a while.

use std::fmt::Write as _;

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DeriveActiveEnum, EnumIter};
use sha2::{Digest, Sha256};

use super::user::Model as User;
use crate::clock::Clock;
use crate::db::Tx;
use crate::error::Result;
use crate::random::Random;

/// How long no other link for the same purpose is mailed.
const FRESH: Duration = Duration::seconds(60);

/// What a link is good for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(20))")]
pub(crate) enum Purpose {
    /// Confirming an address.
    #[sea_orm(string_value = "confirm")]
    Confirm,
    /// Choosing a new password.
    #[sea_orm(string_value = "reset")]
    Reset,
}

/// A row of `account_tokens`. The token itself is nowhere but in the mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_tokens")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    id: i64,
    user_id: i64,
    purpose: Purpose,
    /// SHA-256 in hexadecimal.
    #[sea_orm(unique)]
    token_hash: String,
    created_at: DateTimeUtc,
    expires_at: DateTimeUtc,
    used_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Makes a token for a link and forgets those of this person that have expired.
pub(crate) async fn issue(
    db: &impl ConnectionTrait,
    (clock, random): (&Clock, &Random),
    user_id: i64,
    purpose: Purpose,
    life: Duration,
) -> Result<String> {
    let (token, now) = (random.token(), clock.now());
    let expired = Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::ExpiresAt.lte(now));
    expired.exec(db).await?;
    let row = ActiveModel {
        user_id: Set(user_id),
        purpose: Set(purpose),
        token_hash: Set(hash(&token)),
        created_at: Set(now),
        expires_at: Set(now + life),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(token)
}

/// Whose token this is, if it can still be used. Changes nothing.
pub(crate) async fn owner(
    db: &impl ConnectionTrait,
    clock: &Clock,
    purpose: Purpose,
    token: &str,
) -> Result<Option<i64>> {
    let usable = Entity::find()
        .filter(Column::TokenHash.eq(hash(token)))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(clock.now()));
    Ok(usable.one(db).await?.map(|token| token.user_id))
}

/// Whether this person got a token for this purpose less than a minute ago, used or not.
pub(crate) async fn is_fresh(tx: &Tx, clock: &Clock, user_id: i64, purpose: Purpose) -> Result<bool> {
    let fresh = Entity::find()
        .filter(Column::UserId.eq(user_id))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::CreatedAt.gt(clock.now() - FRESH));
    Ok(fresh.one(tx).await?.is_some())
}

/// Uses a token up, voids the others of its purpose, and gives its owner, locked. Of many who try at once, one gets
/// an answer; a closed account never does.
pub(crate) async fn spend(tx: &Tx, clock: &Clock, purpose: Purpose, token: &str) -> Result<Option<User>> {
    let Some(id) = owner(tx, clock, purpose, token).await? else { return Ok(None) };
    let Some(user) = User::lock(tx, id).await?.filter(|user| user.is_active) else { return Ok(None) };
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(clock.now()))
        .filter(Column::TokenHash.eq(hash(token)))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    if used.rows_affected != 1 {
        return Ok(None);
    }
    void(tx, clock, id, Some(purpose)).await?;
    Ok(Some(user))
}

/// Makes every link of a person unusable.
pub(crate) async fn void_all(tx: &Tx, clock: &Clock, user_id: i64) -> Result<()> {
    void(tx, clock, user_id, None).await
}

async fn void(tx: &Tx, clock: &Clock, user_id: i64, purpose: Option<Purpose>) -> Result<()> {
    let mut unused = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(clock.now()))
        .filter(Column::UserId.eq(user_id))
        .filter(Column::UsedAt.is_null());
    if let Some(purpose) = purpose {
        unused = unused.filter(Column::Purpose.eq(purpose));
    }
    unused.exec(tx).await?;
    Ok(())
}

fn hash(token: &str) -> String {
    Sha256::digest(token).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
pub(crate) async fn stored(db: &impl ConnectionTrait) -> Vec<String> {
    Entity::find().all(db).await.unwrap().into_iter().map(|token| token.token_hash).collect()
}
