//! [`ApiToken`](Model): what a person gave to a program, so that it may act for them.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, ConnectionTrait, DeriveActiveEnum, EnumIter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;

use super::refresh_token;
use super::user::Model as User;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::http::Caller;

/// How often the last use is written down at most.
const SEEN: Duration = Duration::minutes(1);

/// What sort of program a token is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, EnumIter, DeriveActiveEnum)]
#[serde(rename_all = "lowercase")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(20))")]
pub enum ApiTokenKind {
    /// A script: one token, until it expires.
    #[sea_orm(string_value = "personal")]
    Personal,
    /// An app: a token for an hour, and one with which the app gets the next pair.
    #[sea_orm(string_value = "app")]
    App,
}

/// What a person gave to a program, so that it may act for them. Nothing in it opens anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "api_tokens")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose it is.
    pub user_id: i64,
    /// What its owner calls it.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub name: String,
    /// What sort of program it is for.
    pub kind: ApiTokenKind,
    /// The names of its scopes, with blanks between them.
    #[sea_orm(column_type = "Text")]
    pub scopes: String,
    /// SHA-256 in hexadecimal of the token that is shown with requests; that of an app changes when it is renewed.
    #[serde(skip)]
    #[sea_orm(unique, column_type = "String(StringLen::N(64))")]
    pub(super) token_hash: String,
    /// Until when that token of an app works; renewing it begins a new hour.
    #[serde(skip)]
    pub(super) access_until: Option<DateTimeUtc>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it is over for good; never, if there is no time.
    pub expires_at: Option<DateTimeUtc>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<DateTimeUtc>,
    /// Where it was last used from; empty when nobody knows.
    #[sea_orm(column_type = "String(StringLen::N(45))")]
    pub last_address: String,
}

/// A token refers to nothing that the accounts join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The tokens of a person, the newest first, also those that have expired and were not removed yet.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn all_of(db: &impl ConnectionTrait, user_id: i64) -> Result<Vec<Self>> {
        let theirs = Entity::find().filter(Column::UserId.eq(user_id)).order_by_desc(Column::Id);
        Ok(theirs.all(db).await?)
    }

    /// Revokes every token of a person, at once. Returns how many there were.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn revoke_all(db: &Db, user_id: i64) -> Result<u64> {
        db.transaction(async |tx| {
            User::lock(tx, user_id).await?;
            Self::revoke_all_in(tx, user_id).await
        })
        .await
    }

    /// The same where the user is locked already.
    pub(super) async fn revoke_all_in(tx: &Tx, user_id: i64) -> Result<u64> {
        Ok(Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(tx).await?.rows_affected)
    }

    /// Whether it is over for good.
    #[must_use]
    pub fn is_expired(&self, now: DateTimeUtc) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// The names of its scopes.
    pub fn scope_names(&self) -> impl Iterator<Item = &str> {
        self.scopes.split_ascii_whitespace()
    }

    /// Revokes one token of a person who is locked, and says which it was.
    pub(super) async fn revoke(tx: &Tx, user_id: i64, id: i64) -> Result<Option<Self>> {
        let Some(token) = Entity::find_by_id(id).filter(Column::UserId.eq(user_id)).one(tx).await? else {
            return Ok(None);
        };
        let gone = Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::UserId.eq(user_id)).exec(tx).await?;
        Ok((gone.rows_affected == 1).then_some(token))
    }

    /// The token with this hash, if it works now.
    pub(super) async fn find_working(
        db: &impl ConnectionTrait,
        hash: String,
        now: DateTimeUtc,
    ) -> Result<Option<Self>> {
        let found = Entity::find().filter(Column::TokenHash.eq(hash)).one(db).await?;
        Ok(found.filter(|token| token.works_at(now)))
    }

    /// What tells it from others in this process; it opens nothing.
    pub(crate) fn key(&self) -> String {
        self.token_hash.clone()
    }

    /// Whether it opens anything at this moment.
    pub(super) fn works_at(&self, now: DateTimeUtc) -> bool {
        !self.is_expired(now) && self.access_until.is_none_or(|end| end > now)
    }

    /// Notes a use, if the last one that was noted is a minute old.
    pub(super) async fn note_use(&self, db: &impl ConnectionTrait, now: DateTimeUtc, caller: &Caller) -> Result<()> {
        if self.last_used_at.is_some_and(|last| last > now - SEEN) {
            return Ok(());
        }
        Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(now))
            .col_expr(Column::LastAddress, Expr::value(caller.address_text()))
            .filter(Column::Id.eq(self.id))
            .filter(Condition::any().add(Column::LastUsedAt.is_null()).add(Column::LastUsedAt.lte(now - SEEN)))
            .exec(db)
            .await?;
        Ok(())
    }

    /// Removes what expired before, and what an app did not renew in time: nothing is left to renew it with. Returns how
    /// many there were.
    pub(super) async fn sweep(db: &impl ConnectionTrait, before: DateTimeUtc) -> Result<u64> {
        let renewable = refresh_token::Entity::find().select_only().column(refresh_token::Column::TokenId).into_query();
        let is_forgotten =
            Condition::all().add(Column::AccessUntil.lt(before)).add(Column::Id.not_in_subquery(renewable));
        let is_over = Condition::any().add(Column::ExpiresAt.lt(before)).add(is_forgotten);
        Ok(Entity::delete_many().filter(is_over).exec(db).await?.rows_affected)
    }
}
