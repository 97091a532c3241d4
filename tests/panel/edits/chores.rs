//! A chore: what is to be done in a house, in an order of its own.

use flaskboost::admin::{AdminModel, AdminSpec, Summary};
use flaskboost::auth::{Permission, Resource};
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, big_pk_auto, boolean, integer, integer_null, string_len};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "chores")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[sea_orm(unique, column_type = "String(StringLen::N(60))")]
    pub(crate) title: String,
    pub(crate) place: i32,
    pub(crate) minutes: i32,
    pub(crate) is_done: bool,
    pub(crate) room: String,
    pub(crate) wage: Option<i32>,
    pub(crate) after_id: Option<i64>,
    pub(crate) owner_id: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "chores";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::permission(Permission::view::<Self>()) | Rule::owner(Column::OwnerId))
            .create(Rule::permission(Permission::create::<Self>()))
            .edit(Rule::permission(Permission::edit::<Self>()) | Rule::owner(Column::OwnerId))
            .delete(Rule::permission(Permission::delete::<Self>()))
            .write(Column::Minutes, Rule::role("admin"))
            .read(Column::Wage, Rule::role("admin"))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.called("chore", "Chores")
            .list([
                Column::Title,
                Column::Minutes,
                Column::IsDone,
                Column::Room,
                Column::Wage,
                Column::AfterId,
                Column::Place,
            ])
            .edit_in_list([Column::Title, Column::Minutes, Column::IsDone, Column::AfterId])
            .search([Column::Title])
            .filter(Column::Room)
            .filter(Column::IsDone)
            .belongs_to::<Self>(Column::AfterId)
            .order_by_hand(Column::Place)
            .summary(Column::Minutes, Summary::Sum)
            .summary(Column::Minutes, Summary::Average)
            .summary(Column::Minutes, Summary::Range)
            .summary(Column::AfterId, Summary::Count)
            .summary(Column::Wage, Summary::Sum)
            .group_by(Column::Room)
    }
}

pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateChores)]
}

struct CreateChores;

impl MigrationName for CreateChores {
    fn name(&self) -> &'static str {
        "site_0100_create_chores"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateChores {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let chores = Table::create()
            .table("chores")
            .col(big_pk_auto("id"))
            .col(string_len("title", 60).unique_key())
            .col(integer("place"))
            .col(integer("minutes"))
            .col(boolean("is_done"))
            .col(string_len("room", 60))
            .col(integer_null("wage"))
            .col(big_integer_null("after_id"))
            .col(big_integer_null("owner_id"))
            .to_owned();
        manager.create_table(chores).await?;
        let index = Index::create().name("chores_place").table("chores").col("place").col("id").to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("chores").to_owned()).await
    }
}
