//! The table of the views that people keep.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, boolean, string_len, text};

/// The migrations of the panel.
#[must_use]
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateAdminViews)]
}

struct CreateAdminViews;

impl MigrationName for CreateAdminViews {
    fn name(&self) -> &'static str {
        "flaskboost_0203_create_admin_views"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateAdminViews {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut owner = ForeignKey::create()
            .name("admin_views_owner_id_fkey")
            .from("admin_views", "owner_id")
            .to("users", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let views = Table::create()
            .table("admin_views")
            .col(big_pk_auto("id"))
            .col(string_len("model", 100))
            .col(big_integer("owner_id"))
            .col(string_len("name", 60))
            .col(text("query"))
            .col(boolean("is_shared"))
            .col(boolean("is_first"))
            .foreign_key(&mut owner)
            .to_owned();
        manager.create_table(views).await?;
        let mut name = Index::create();
        name.name("admin_views_owner_model_name_key").table("admin_views");
        manager.create_index(name.col("owner_id").col("model").col("name").unique().to_owned()).await?;
        let mut shared = Index::create();
        shared.name("admin_views_by_model").table("admin_views");
        manager.create_index(shared.col("model").col("is_shared").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("admin_views").to_owned()).await
    }
}
