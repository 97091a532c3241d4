//! The table of notices.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, string_len, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// The migrations of the notices. A person's are gone with the person.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateNotices)]
}

struct CreateNotices;

impl MigrationName for CreateNotices {
    fn name(&self) -> &'static str {
        "flaskboost_0206_create_notices"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateNotices {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut owner = ForeignKey::create();
        owner.name("notices_user_id_fkey").from("notices", "user_id").to("users", "id");
        owner.on_delete(ForeignKeyAction::Cascade);
        let notices = Table::create()
            .table("notices")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("text", 300))
            .col(text_null("link"))
            .col(string_len("level", 10))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone_null("read_at"))
            .foreign_key(&mut owner)
            .to_owned();
        manager.create_table(notices).await?;
        // Of one person: those of a page, and those that are unread.
        for (name, columns) in
            [("notices_by_user", &["user_id", "id"][..]), ("notices_by_user_unread", &["user_id", "read_at", "id"])]
        {
            let mut index = Index::create().name(name).table("notices").to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let by_age = Index::create().name("notices_by_made_at").table("notices").col("made_at").to_owned();
        manager.create_index(by_age).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("notices").to_owned()).await
    }
}
