//! The tables of the imports.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, string_len, string_len_null, text, text_null, timestamp_with_time_zone,
};

/// The migrations of the imports.
#[must_use]
pub(in crate::admin) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateImports)]
}

struct CreateImports;

impl MigrationName for CreateImports {
    fn name(&self) -> &'static str {
        "flaskboost_0201_create_admin_imports"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateImports {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = Table::create()
            .table("admin_imports")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("model", 100))
            .col(text("file_name"))
            .col(text("heads"))
            .col(big_integer("lines"))
            .col(text_null("mapping"))
            .col(string_len_null("find", 100))
            .col(text("twice"))
            .col(big_integer_null("check_task"))
            .col(big_integer_null("task"))
            .col(text("found"))
            .col(text("result"))
            .col(timestamp_with_time_zone("asked_at"))
            .to_owned();
        manager.create_table(imports).await?;
        let by_time = Index::create().name("admin_imports_by_time").table("admin_imports").col("asked_at").to_owned();
        manager.create_index(by_time).await?;
        // The file lies in the database, where every process finds it, some hundred lines to a row.
        let chunks = Table::create()
            .table("admin_import_chunks")
            .col(big_integer("import_id"))
            .col(big_integer("number"))
            .col(text("lines"))
            .col(text("refused"))
            .primary_key(Index::create().col("import_id").col("number"))
            .to_owned();
        manager.create_table(chunks).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["admin_import_chunks", "admin_imports"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
