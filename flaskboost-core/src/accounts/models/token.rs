//! A link that was mailed to somebody: usable once, for one purpose, for a while.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DeriveActiveEnum, EnumIter, QueryOrder, UpdateMany};
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
    /// Logging in without the password.
    #[sea_orm(string_value = "magic_link")]
    MagicLink,
    /// Taking another address.
    #[sea_orm(string_value = "change_email")]
    ChangeEmail,
    /// Taking the address back that another one replaced.
    #[sea_orm(string_value = "undo_email")]
    UndoEmail,
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
    /// What else the link stands for, such as the address that it takes; no secret.
    #[sea_orm(column_type = "Text")]
    about: String,
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
    (purpose, about): (Purpose, &str),
    life: Duration,
) -> Result<String> {
    let (token, now) = (random.token(), clock.now());
    let expired = Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::ExpiresAt.lte(now));
    expired.exec(db).await?;
    let row = ActiveModel {
        user_id: Set(user_id),
        purpose: Set(purpose),
        token_hash: Set(hash(&token)),
        about: Set(about.to_owned()),
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
    Ok(usable(db, clock, purpose, &hash(token)).await?.map(|token| token.user_id))
}

/// What else a token stands for, if it can still be used. Changes nothing.
pub(crate) async fn about(
    db: &impl ConnectionTrait,
    clock: &Clock,
    purpose: Purpose,
    token: &str,
) -> Result<Option<String>> {
    about_hashed(db, clock, purpose, &hash(token)).await
}

/// The same by the hash of the token.
pub(super) async fn about_hashed(
    db: &impl ConnectionTrait,
    clock: &Clock,
    purpose: Purpose,
    token_hash: &str,
) -> Result<Option<String>> {
    Ok(usable(db, clock, purpose, token_hash).await?.map(|token| token.about))
}

async fn usable(db: &impl ConnectionTrait, clock: &Clock, purpose: Purpose, token_hash: &str) -> Result<Option<Model>> {
    let usable = Entity::find()
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(clock.now()));
    Ok(usable.one(db).await?)
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
    spend_hashed(tx, clock, purpose, &hash(token)).await
}

/// The same by the hash of the token, for whoever proved otherwise to read the mail.
pub(super) async fn spend_hashed(tx: &Tx, clock: &Clock, purpose: Purpose, token_hash: &str) -> Result<Option<User>> {
    let Some((_, user)) = use_up(tx, clock, purpose, token_hash).await? else { return Ok(None) };
    void(tx, clock, user.id, purpose).await?;
    Ok(Some(user))
}

/// Uses up a link that takes an address back. It voids the younger ones of its kind, not the older: whoever stole an
/// account and changed its address twice holds the younger, and must not void the owner's with it.
pub(crate) async fn spend_undo(tx: &Tx, clock: &Clock, token: &str) -> Result<Option<User>> {
    let Some((spent, user)) = use_up(tx, clock, Purpose::UndoEmail, &hash(token)).await? else { return Ok(None) };
    void_ways_back_since(tx, clock, user.id, spent.id).await?;
    Ok(Some(user))
}

/// The links that can still take back an address of this person, the oldest first, with what they would do.
pub(crate) async fn ways_back(tx: &Tx, clock: &Clock, user_id: i64) -> Result<Vec<(i64, String)>> {
    let usable = Entity::find()
        .filter(Column::UserId.eq(user_id))
        .filter(Column::Purpose.eq(Purpose::UndoEmail))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(clock.now()))
        .order_by_asc(Column::Id);
    Ok(usable.all(tx).await?.into_iter().map(|token| (token.id, token.about)).collect())
}

/// Makes this link that takes an address back, and all younger ones of its kind, unusable.
pub(crate) async fn void_ways_back_since(tx: &Tx, clock: &Clock, user_id: i64, first: i64) -> Result<()> {
    let ways = unused(clock, user_id).filter(Column::Purpose.eq(Purpose::UndoEmail)).filter(Column::Id.gte(first));
    ways.exec(tx).await?;
    Ok(())
}

async fn use_up(tx: &Tx, clock: &Clock, purpose: Purpose, token_hash: &str) -> Result<Option<(Model, User)>> {
    let Some(found) = usable(tx, clock, purpose, token_hash).await? else { return Ok(None) };
    let Some(user) = User::lock(tx, found.user_id).await?.filter(|user| user.is_active) else { return Ok(None) };
    let used = unused(clock, user.id).filter(Column::Id.eq(found.id)).exec(tx).await?;
    Ok((used.rows_affected == 1).then_some((found, user)))
}

/// Makes every link of a person unusable, but those that take an address back: whoever stole an account could void
/// them by choosing another password.
pub(crate) async fn void_all(tx: &Tx, clock: &Clock, user_id: i64) -> Result<()> {
    unused(clock, user_id).filter(Column::Purpose.ne(Purpose::UndoEmail)).exec(tx).await?;
    Ok(())
}

/// Makes the links of a person for one purpose unusable.
pub(crate) async fn void(tx: &Tx, clock: &Clock, user_id: i64, purpose: Purpose) -> Result<()> {
    unused(clock, user_id).filter(Column::Purpose.eq(purpose)).exec(tx).await?;
    Ok(())
}

/// Marks links of a person as used that are not.
fn unused(clock: &Clock, user_id: i64) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(clock.now()))
        .filter(Column::UserId.eq(user_id))
        .filter(Column::UsedAt.is_null())
}

/// What the database knows a token by.
pub(super) fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

#[cfg(test)]
pub(crate) async fn stored(db: &impl ConnectionTrait) -> Vec<String> {
    Entity::find().all(db).await.unwrap().into_iter().map(|token| token.token_hash).collect()
}
