//! The tables of the outbox. Times are microseconds since 1970.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, pk_auto, string_len, text};

/// The migrations of this part.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateOutbox)]
}

struct CreateOutbox;

impl MigrationName for CreateOutbox {
    fn name(&self) -> &'static str {
        "flaskboost_0003_create_outbox"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateOutbox {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let outbox = Table::create()
            .table("outbox")
            .col(pk_auto("id").big_integer())
            .col(string_len("topic", 100))
            .col(string_len("key", 255))
            .col(text("payload"))
            .col(big_integer("due_at"))
            .to_owned();
        manager.create_table(outbox).await?;
        let in_order =
            Index::create().name("outbox_in_order").table("outbox").col("topic").col("due_at").col("id").to_owned();
        manager.create_index(in_order).await?;
        let leases = Table::create()
            .table("outbox_leases")
            .col(string_len("topic", 100).primary_key())
            .col(string_len("owner", 64))
            .col(big_integer("until"))
            .to_owned();
        manager.create_table(leases).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["outbox_leases", "outbox"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
