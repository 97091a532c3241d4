//! A question that a passkey is to answer: asked once, for one browser, for five minutes.

use chrono::Duration;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::people::People;
use super::token;
use crate::error::Result;

/// How long a passkey has time to answer.
const LIFE: Duration = Duration::minutes(5);

/// What a challenge is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(10))")]
pub(crate) enum Ceremony {
    /// Adding a passkey to an account.
    #[sea_orm(string_value = "add")]
    Add,
    /// Logging in.
    #[sea_orm(string_value = "enter")]
    Enter,
}

/// A row of `passkey_challenges`. The session of the browser that is asked knows it by a token, whose SHA-256 is here.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_challenges")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    token_hash: String,
    ceremony: Ceremony,
    /// What the browser is given.
    #[sea_orm(column_type = "Text")]
    pub(crate) options: String,
    /// What the answer is compared with.
    #[sea_orm(column_type = "Text")]
    pub(crate) state: String,
    /// What else it is about, as JSON.
    #[sea_orm(column_type = "Text")]
    pub(crate) about: String,
    expires_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl People {
    /// Keeps a challenge; the token is for the session of whoever is asked. Forgets those that nobody answered.
    pub(crate) async fn keep_challenge(
        &self,
        ceremony: Ceremony,
        (options, state): (String, String),
        about: String,
    ) -> Result<String> {
        let (token, now) = (self.random.token(), self.clock.now());
        Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(&self.db).await?;
        let row = ActiveModel {
            token_hash: Set(token::hash(&token)),
            ceremony: Set(ceremony),
            options: Set(options),
            state: Set(state),
            about: Set(about),
            expires_at: Set(now + LIFE),
        };
        Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(token)
    }

    /// A challenge that can still be answered. Changes nothing.
    pub(crate) async fn challenge(&self, ceremony: Ceremony, token: &str) -> Result<Option<Model>> {
        let open = Entity::find_by_id(token::hash(token)).filter(Column::Ceremony.eq(ceremony));
        Ok(open.filter(Column::ExpiresAt.gt(self.clock.now())).one(&self.db).await?)
    }

    /// Takes a challenge, so that it is answered once: of many answers at once, one finds it.
    pub(crate) async fn take_challenge(&self, ceremony: Ceremony, token: &str) -> Result<Option<Model>> {
        let Some(found) = self.challenge(ceremony, token).await? else { return Ok(None) };
        let taken = Entity::delete_by_id(found.token_hash.clone()).exec(&self.db).await?;
        Ok((taken.rows_affected == 1).then_some(found))
    }
}
