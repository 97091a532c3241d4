//! The table of what was used of each limit.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_len};

/// The migrations of this floor.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateRateLimits)]
}

struct CreateRateLimits;

impl MigrationName for CreateRateLimits {
    fn name(&self) -> &'static str {
        "flaskboost_0002_create_rate_limits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateRateLimits {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No index by time: a row is written at each use and swept once an hour.
        let rate_limits = Table::create()
            .table("rate_limits")
            .col(string_len("key_hash", 64).primary_key())
            .col(big_integer("tat"))
            .to_owned();
        manager.create_table(rate_limits).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("rate_limits").to_owned()).await
    }
}
