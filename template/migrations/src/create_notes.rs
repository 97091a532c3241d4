//! Notes, each belonging to one user.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, string_len, text, timestamp_with_time_zone};

pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "app_0001_create_notes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let notes = Table::create()
            .table("notes")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("title", 120))
            .col(text("body"))
            .col(timestamp_with_time_zone("written_at"))
            .foreign_key(
                ForeignKey::create()
                    .name("notes_user_id_fkey")
                    .from("notes", "user_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(notes).await?;
        // For "the notes of this user, newest first".
        let newest = Index::create().name("notes_user_id_id_idx").table("notes").col("user_id").col("id").to_owned();
        manager.create_index(newest).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("notes").to_owned()).await
    }
}
