//! The tables of the audit trail. Times are microseconds since 1970.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, string_len, string_len_null, text};

/// The migrations of this part.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateTrail)]
}

struct CreateTrail;

impl MigrationName for CreateTrail {
    fn name(&self) -> &'static str {
        "flaskboost_0026_create_audit_trail"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateTrail {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whoever did something may be gone later, and what was done stays: no column refers to another table.
        let entries = Table::create()
            .table("audit_entries")
            .col(big_integer("id").primary_key())
            .col(big_integer("at"))
            .col(string_len("model", 100))
            .col(text("row_key"))
            .col(string_len("what", 10))
            .col(text("changes"))
            .col(string_len("author", 10))
            .col(big_integer_null("user_id"))
            .col(text("name"))
            .col(string_len_null("address", 64))
            .col(string_len_null("request_id", 64))
            .col(big_integer_null("impersonator_id"))
            .col(string_len("hash", 64))
            .to_owned();
        manager.create_table(entries).await?;
        for (name, columns) in
            [("audit_of_row", ["model", "row_key", "id"].as_slice()), ("audit_by_user", &["user_id", "id"])]
        {
            let mut index = Index::create().name(name).table("audit_entries").to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let head = Table::create()
            .table("audit_head")
            .col(big_integer("id").primary_key())
            .col(big_integer("entries"))
            .col(string_len("hash", 64))
            .col(string_len("seal", 64))
            .to_owned();
        manager.create_table(head).await?;
        let first = Query::insert()
            .into_table("audit_head")
            .columns(["id", "entries", "hash", "seal"])
            .values_panic([1.into(), 0.into(), "".into(), "".into()])
            .to_owned();
        manager.execute(first).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["audit_head", "audit_entries"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
