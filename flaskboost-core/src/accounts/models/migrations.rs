//! The tables of people, of the links that are mailed to them, of what single people may do, and of what happened to
//! their accounts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, string_len, string_len_uniq, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

use super::factor_migrations;
use super::identity_migration::CreateIdentities;
use super::mail_code_migrations::CreateAccountCodes;
use super::passkey_migrations::CreatePasskeys;

/// The migrations of the accounts.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let mut all: Vec<Box<dyn MigrationTrait>> = vec![
        Box::new(CreateUsers),
        Box::new(CreateAccountTokens),
        Box::new(CreateAuthEvents),
        Box::new(CreateUserPermissions),
    ];
    all.extend(factor_migrations::migrations());
    all.push(Box::new(CreateIdentities));
    all.extend(super::api_migrations::migrations());
    all.push(Box::new(CreatePasskeys));
    all.push(Box::new(CreateAccountCodes));
    all
}

struct CreateUsers;

impl MigrationName for CreateUsers {
    fn name(&self) -> &'static str {
        "flaskboost_0101_create_users"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateUsers {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let users = Table::create()
            .table("users")
            .col(big_pk_auto("id"))
            .col(string_len_uniq("email", 254))
            .col(string_len("name", 100).default(""))
            .col(string_len("password_hash", 255))
            .col(boolean("is_active").default(true))
            .col(string_len("role", 40).default("user"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .col(timestamp_with_time_zone_null("last_login_at"))
            .to_owned();
        manager.create_table(users).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("users").to_owned()).await
    }
}

struct CreateAccountTokens;

impl MigrationName for CreateAccountTokens {
    fn name(&self) -> &'static str {
        "flaskboost_0102_create_account_tokens"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateAccountTokens {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let owner = ForeignKey::create()
            .name("account_tokens_user_id_fkey")
            .from("account_tokens", "user_id")
            .to("users", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let tokens = Table::create()
            .table("account_tokens")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("purpose", 20))
            .col(string_len_uniq("token_hash", 64))
            .col(text("about"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut owner.clone())
            .to_owned();
        manager.create_table(tokens).await?;
        let by_user = Index::create().name("account_tokens_by_user").table("account_tokens").col("user_id").to_owned();
        manager.create_index(by_user).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("account_tokens").to_owned()).await
    }
}

struct CreateAuthEvents;

impl MigrationName for CreateAuthEvents {
    fn name(&self) -> &'static str {
        "flaskboost_0103_create_auth_events"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateAuthEvents {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let person = ForeignKey::create()
            .name("auth_events_user_id_fkey")
            .from("auth_events", "user_id")
            .to("users", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let events = Table::create()
            .table("auth_events")
            .col(big_pk_auto("id"))
            .col(big_integer_null("user_id"))
            .col(string_len("kind", 40))
            .col(timestamp_with_time_zone("at"))
            .col(string_len("address", 45))
            .col(string_len("user_agent", 300))
            .col(text("detail"))
            .foreign_key(&mut person.clone())
            .to_owned();
        manager.create_table(events).await?;
        for (name, columns) in [("auth_events_by_user", &["user_id", "id"][..]), ("auth_events_by_at", &["at"])] {
            let mut index = Index::create();
            index.name(name).table("auth_events");
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("auth_events").to_owned()).await
    }
}

struct CreateUserPermissions;

impl MigrationName for CreateUserPermissions {
    fn name(&self) -> &'static str {
        "flaskboost_0111_create_user_permissions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateUserPermissions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut owner = ForeignKey::create()
            .name("user_permissions_user_id_fkey")
            .from("user_permissions", "user_id")
            .to("users", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let grants = Table::create()
            .table("user_permissions")
            .col(big_integer("user_id"))
            .col(string_len("permission", 100))
            .col(timestamp_with_time_zone("granted_at"))
            .primary_key(Index::create().col("user_id").col("permission"))
            .foreign_key(&mut owner)
            .to_owned();
        manager.create_table(grants).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("user_permissions").to_owned()).await
    }
}
