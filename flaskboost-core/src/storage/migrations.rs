//! The table of what is known of each file. Times are seconds since 1970.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, string_len, string_len_null};

/// The migrations of this floor.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateStoredFiles)]
}

struct CreateStoredFiles;

impl MigrationName for CreateStoredFiles {
    fn name(&self) -> &'static str {
        "flaskboost_0160_create_stored_files"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateStoredFiles {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Owners are no foreign key: an app may have people of its own instead of `users`.
        let stored_files = Table::create()
            .table("stored_files")
            .col(string_len("key", 40).primary_key())
            .col(string_len("sha256", 64))
            .col(big_integer("size"))
            .col(string_len("media_type", 100))
            .col(string_len("file_name", 255))
            .col(big_integer_null("owner_id"))
            .col(string_len("state", 10))
            .col(big_integer("state_since"))
            .col(big_integer("created_at"))
            .col(string_len_null("parent", 40))
            .col(string_len_null("variant", 60))
            .to_owned();
        manager.create_table(stored_files).await?;
        for (name, columns, is_unique) in [
            ("stored_files_by_state", &["state", "state_since"], false),
            ("stored_files_by_variant", &["parent", "variant"], true),
        ] {
            let mut index = Index::create().name(name).table("stored_files").to_owned();
            for column in columns {
                index.col(*column);
            }
            if is_unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        let by_owner = Index::create().name("stored_files_by_owner").table("stored_files").col("owner_id").to_owned();
        manager.create_index(by_owner).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stored_files").to_owned()).await
    }
}
