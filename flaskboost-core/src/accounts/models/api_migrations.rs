//! The tables of the tokens with which programs act for people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, string_len, string_len_uniq, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The migrations of the tokens.
pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateApiTokens), Box::new(CreateApiRefreshTokens)]
}

struct CreateApiTokens;

impl MigrationName for CreateApiTokens {
    fn name(&self) -> &'static str {
        "flaskboost_0140_create_api_tokens"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateApiTokens {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut owner = ForeignKey::create()
            .name("api_tokens_user_id_fkey")
            .from("api_tokens", "user_id")
            .to("users", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let tokens = Table::create()
            .table("api_tokens")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("name", 100))
            .col(string_len("kind", 20))
            .col(text("scopes"))
            .col(string_len_uniq("token_hash", 64))
            .col(timestamp_with_time_zone_null("access_until"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("expires_at"))
            .col(timestamp_with_time_zone_null("last_used_at"))
            .col(string_len("last_address", 45))
            .foreign_key(&mut owner)
            .to_owned();
        manager.create_table(tokens).await?;
        let by_user = Index::create().name("api_tokens_by_user").table("api_tokens").col("user_id").to_owned();
        manager.create_index(by_user).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("api_tokens").to_owned()).await
    }
}

struct CreateApiRefreshTokens;

impl MigrationName for CreateApiRefreshTokens {
    fn name(&self) -> &'static str {
        "flaskboost_0141_create_api_refresh_tokens"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateApiRefreshTokens {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut family = ForeignKey::create()
            .name("api_refresh_tokens_token_id_fkey")
            .from("api_refresh_tokens", "token_id")
            .to("api_tokens", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let tokens = Table::create()
            .table("api_refresh_tokens")
            .col(big_pk_auto("id"))
            .col(big_integer("token_id"))
            .col(string_len_uniq("token_hash", 64))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut family)
            .to_owned();
        manager.create_table(tokens).await?;
        for (name, column) in [("api_refresh_tokens_by_token", "token_id"), ("api_refresh_tokens_by_end", "expires_at")]
        {
            let index = Index::create().name(name).table("api_refresh_tokens").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("api_refresh_tokens").to_owned()).await
    }
}
