//! The tables of second factors, recovery codes and trusted devices.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, string_len, string_len_uniq, text, timestamp_with_time_zone,
};

/// The migrations of the second factor.
pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateSecondFactors), Box::new(CreateRecoveryCodes), Box::new(CreateTrustedDevices)]
}

/// What is gone with the person.
fn owner(table: &'static str, name: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(name)
        .from(table, "user_id")
        .to("users", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

struct CreateSecondFactors;

impl MigrationName for CreateSecondFactors {
    fn name(&self) -> &'static str {
        "flaskboost_0120_create_second_factors"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateSecondFactors {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let factors = Table::create()
            .table("second_factors")
            .col(big_integer("user_id").primary_key())
            .col(text("secret"))
            .col(big_integer("last_step"))
            .col(timestamp_with_time_zone("since"))
            .foreign_key(&mut owner("second_factors", "second_factors_user_id_fkey"))
            .to_owned();
        manager.create_table(factors).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("second_factors").to_owned()).await
    }
}

struct CreateRecoveryCodes;

impl MigrationName for CreateRecoveryCodes {
    fn name(&self) -> &'static str {
        "flaskboost_0121_create_recovery_codes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateRecoveryCodes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let codes = Table::create()
            .table("recovery_codes")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("code_hash", 64))
            .foreign_key(&mut owner("recovery_codes", "recovery_codes_user_id_fkey"))
            .to_owned();
        manager.create_table(codes).await?;
        let by_user = Index::create().name("recovery_codes_by_user").table("recovery_codes").col("user_id").to_owned();
        manager.create_index(by_user).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("recovery_codes").to_owned()).await
    }
}

struct CreateTrustedDevices;

impl MigrationName for CreateTrustedDevices {
    fn name(&self) -> &'static str {
        "flaskboost_0122_create_trusted_devices"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateTrustedDevices {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let devices = Table::create()
            .table("trusted_devices")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len_uniq("public_id", 32))
            .col(string_len_uniq("token_hash", 64))
            .col(string_len("stamp", 64))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("seen_at"))
            .col(string_len("address", 45))
            .col(string_len("user_agent", 300))
            .foreign_key(&mut owner("trusted_devices", "trusted_devices_user_id_fkey"))
            .to_owned();
        manager.create_table(devices).await?;
        let by_user =
            Index::create().name("trusted_devices_by_user").table("trusted_devices").col("user_id").to_owned();
        manager.create_index(by_user).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("trusted_devices").to_owned()).await
    }
}
