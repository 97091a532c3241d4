//! The tables of passkeys. They are made whether or not the feature is built, so that switching it changes no table.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, boolean, string_len, string_len_uniq, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

pub(super) struct CreatePasskeys;

impl MigrationName for CreatePasskeys {
    fn name(&self) -> &'static str {
        "flaskboost_0150_create_passkeys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreatePasskeys {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let owners = Table::create()
            .table("passkey_owners")
            .col(big_integer("user_id").primary_key())
            .col(string_len_uniq("handle", 32))
            .foreign_key(&mut owner("passkey_owners"))
            .to_owned();
        manager.create_table(owners).await?;
        let passkeys = Table::create()
            .table("passkeys")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("name", 64))
            .col(string_len_uniq("credential_id", 1400))
            .col(text("credential"))
            .col(big_integer("sign_count"))
            .col(boolean("is_backed_up"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut owner("passkeys"))
            .to_owned();
        manager.create_table(passkeys).await?;
        let by_user = Index::create().name("passkeys_by_user").table("passkeys").col("user_id").to_owned();
        manager.create_index(by_user).await?;
        let challenges = Table::create()
            .table("passkey_challenges")
            .col(string_len("token_hash", 64).primary_key())
            .col(string_len("ceremony", 10))
            .col(text("options"))
            .col(text("state"))
            .col(text("about"))
            .col(timestamp_with_time_zone("expires_at"))
            .to_owned();
        manager.create_table(challenges).await?;
        let name = "passkey_challenges_by_expires_at";
        let by_end = Index::create().name(name).table("passkey_challenges").col("expires_at").to_owned();
        manager.create_index(by_end).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["passkey_challenges", "passkeys", "passkey_owners"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// What belongs to a person goes with them.
fn owner(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_user_id_fkey"))
        .from(table, "user_id")
        .to("users", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
