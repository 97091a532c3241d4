//! The tables of this site, with the rules that its forms lean on.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, string_len, string_len_uniq, text};

/// Every migration of this site, in the order in which they run.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateShelves), Box::new(CreateNotes)]
}

struct CreateShelves;

impl MigrationName for CreateShelves {
    fn name(&self) -> &'static str {
        "site_0001_create_shelves"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateShelves {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let shelves =
            Table::create().table("shelves").col(big_pk_auto("id")).col(string_len_uniq("name", 60)).to_owned();
        manager.create_table(shelves).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("shelves").to_owned()).await
    }
}

struct CreateNotes;

impl MigrationName for CreateNotes {
    fn name(&self) -> &'static str {
        "site_0002_create_notes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateNotes {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |name: &str, column: &str, table: &str| {
            ForeignKey::create().name(name).from("notes", column.to_owned()).to(table.to_owned(), "id").to_owned()
        };
        let notes = Table::create()
            .table("notes")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(big_integer_null("shelf_id"))
            .col(string_len("title", 80))
            .col(text("body"))
            .foreign_key(&mut key("notes_user_id_fkey", "user_id", "users"))
            .foreign_key(&mut key("notes_shelf_id_fkey", "shelf_id", "shelves"))
            .to_owned();
        manager.create_table(notes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("notes").to_owned()).await
    }
}
