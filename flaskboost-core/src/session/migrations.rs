//! The table of sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, string_len, string_len_uniq, text, timestamp_with_time_zone};

/// The migrations of this floor.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateSessions)]
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
