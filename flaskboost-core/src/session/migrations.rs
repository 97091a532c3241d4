//! The table of sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, boolean, string_len, string_len_null, string_len_uniq, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The migrations of this floor.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateSessions), Box::new(RememberSessions), Box::new(DisguiseSessions)]
}

struct CreateSessions;

impl MigrationName for CreateSessions {
    fn name(&self) -> &'static str {
        "flaskboost_0001_create_sessions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateSessions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("sessions")
                    .col(string_len("id_hash", 64).primary_key())
                    .col(string_len_uniq("public_id", 32))
                    .col(big_integer_null("user_id"))
                    .col(text("data"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("seen_at"))
                    .col(string_len("address", 45))
                    .col(string_len("user_agent", 300))
                    .to_owned(),
            )
            .await?;
        for (name, column) in [("sessions_by_user", "user_id"), ("sessions_by_seen_at", "seen_at")] {
            manager.create_index(Index::create().name(name).table("sessions").col(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("sessions").to_owned()).await
    }
}

struct RememberSessions;

impl MigrationName for RememberSessions {
    fn name(&self) -> &'static str {
        "flaskboost_0152_remember_sessions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for RememberSessions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column at a time: SQLite takes no more. Sessions that are open already stay as they were: remembered.
        for mut column in [
            boolean("is_remembered").default(true).take(),
            string_len_null("previous_hash", 64),
            timestamp_with_time_zone_null("issued_at"),
            timestamp_with_time_zone_null("confirmed_at"),
        ] {
            manager.alter_table(Table::alter().table("sessions").add_column(&mut column).to_owned()).await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("session_past_ids")
                    .col(string_len("id_hash", 64).primary_key())
                    .col(string_len("public_id", 32))
                    .col(timestamp_with_time_zone("retired_at"))
                    .to_owned(),
            )
            .await?;
        let index = Index::create()
            .name("session_past_ids_by_retired_at")
            .table("session_past_ids")
            .col("retired_at")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("session_past_ids").to_owned()).await?;
        for column in ["confirmed_at", "issued_at", "previous_hash", "is_remembered"] {
            manager.alter_table(Table::alter().table("sessions").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

struct DisguiseSessions;

impl MigrationName for DisguiseSessions {
    fn name(&self) -> &'static str {
        "flaskboost_0207_disguise_sessions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for DisguiseSessions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = big_integer_null("disguised_as");
        manager.alter_table(Table::alter().table("sessions").add_column(&mut column).to_owned()).await?;
        let index = Index::create().name("sessions_by_disguised_as").table("sessions").col("disguised_as").to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("sessions_by_disguised_as").table("sessions").to_owned()).await?;
        manager.alter_table(Table::alter().table("sessions").drop_column("disguised_as").to_owned()).await
    }
}
