//! A parcel: half of all are in one town, and its columns have indexes or none.

use flaskboost::admin::{AdminModel, AdminSpec};
use flaskboost::auth::{Permission, Resource};
use flaskboost::db::{Db, Engine};
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::ConnectionTrait;
use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_pk_auto, integer, string_len};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parcels")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) town: String,
    pub(crate) grams: i32,
    #[sea_orm(unique)]
    pub(crate) code: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "parcels";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new().view(Rule::permission(Permission::view::<Self>()))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        let columns = [Column::Name, Column::Town, Column::Grams, Column::Code];
        columns.into_iter().fold(spec.list(columns).search([Column::Code]), AdminSpec::filter)
    }
}

/// The table of the parcels.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateParcels)]
}

/// Fills the table.
pub(crate) async fn fill(db: &Db, rows: u64) -> Result<(), DbErr> {
    let numbers = match db.engine() {
        Engine::Postgres => format!("SELECT x FROM generate_series(1, {rows}) AS x"),
        _ => format!("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {rows}) SELECT x FROM n"),
    };
    let half = rows / 2;
    let sql = format!(
        "INSERT INTO parcels (name, town, grams, code) SELECT 'Parcel ' || x, \
         CASE WHEN x > {half} THEN 'Aachen' ELSE 'Town ' || (x % 1000) END, x % 5000, 'c' || x \
         FROM ({numbers}) AS numbers"
    );
    db.execute_unprepared(&sql).await?;
    db.execute_unprepared("ANALYZE").await?;
    Ok(())
}

struct CreateParcels;

impl MigrationName for CreateParcels {
    fn name(&self) -> &'static str {
        "bench_0001_create_parcels"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateParcels {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let parcels = Table::create()
            .table("parcels")
            .col(big_pk_auto("id"))
            .col(string_len("name", 80))
            .col(string_len("town", 80))
            .col(integer("grams"))
            .col(string_len("code", 80))
            .to_owned();
        manager.create_table(parcels).await?;
        let index = |name: &str| Index::create().name(name).table("parcels").to_owned();
        manager.create_index(index("parcels_town").col("town").col("id").to_owned()).await?;
        manager.create_index(index("parcels_grams").col("grams").col("id").to_owned()).await?;
        manager.create_index(index("parcels_code").col("code").unique().to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("parcels").to_owned()).await
    }
}
