//! The table of who gets no mail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_len, text_null};

/// The migrations of this floor.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateMailSuppressions)]
}

struct CreateMailSuppressions;

impl MigrationName for CreateMailSuppressions {
    fn name(&self) -> &'static str {
        "flaskboost_0170_create_mail_suppressions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateMailSuppressions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A list of no letters stands for all mail: a null would not be the same twice.
        let suppressions = Table::create()
            .table("mail_suppressions")
            .col(string_len("address", 254))
            .col(string_len("list", 60))
            .col(string_len("reason", 20))
            .col(text_null("note"))
            .col(big_integer("created_at"))
            .primary_key(Index::create().col("address").col("list"))
            .to_owned();
        manager.create_table(suppressions).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("mail_suppressions").to_owned()).await
    }
}
