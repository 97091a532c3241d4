//! The table of the codes that stand in mails.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_len, timestamp_with_time_zone};

pub(super) struct CreateAccountCodes;

impl MigrationName for CreateAccountCodes {
    fn name(&self) -> &'static str {
        "flaskboost_0151_create_account_codes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateAccountCodes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let codes = Table::create()
            .table("account_codes")
            .col(string_len("handle_hash", 64).primary_key())
            .col(string_len("code_mac", 64))
            .col(string_len("token_hash", 64))
            .col(integer("tries"))
            .col(timestamp_with_time_zone("expires_at"))
            .to_owned();
        manager.create_table(codes).await?;
        let name = "account_codes_by_expires_at";
        let by_end = Index::create().name(name).table("account_codes").col("expires_at").to_owned();
        manager.create_index(by_end).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("account_codes").to_owned()).await
    }
}
