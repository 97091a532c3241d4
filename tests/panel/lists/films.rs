//! A film, with a column of nearly every kind.

use chrono::NaiveDate;
use flaskboost::admin::{AdminModel, AdminSpec, Direction};
use flaskboost::auth::{Permission, Resource};
use flaskboost::db::Db;
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, big_pk_auto, boolean, date_null, decimal_len_null, integer, string_len, string_len_null,
};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "films")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub(crate) title: String,
    /// Many have the same, and an index has it.
    pub(crate) minutes: i32,
    pub(crate) is_seen: bool,
    pub(crate) released: Option<Date>,
    #[sea_orm(column_type = "Decimal(Some((8, 2)))", nullable)]
    pub(crate) cost: Option<Decimal>,
    pub(crate) studio_id: Option<i64>,
    pub(crate) owner_id: Option<i64>,
    /// No two have the same, and an index has it.
    #[sea_orm(unique)]
    pub(crate) code: String,
    pub(crate) remark: Option<String>,
    pub(crate) password_hash: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "films";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::owner(Column::OwnerId) | Rule::permission(Permission::view::<Self>()))
            .edit(Rule::permission(Permission::edit::<Self>()))
            .delete(Rule::equals(Column::IsSeen, true) & Rule::permission(Permission::delete::<Self>()))
            .create(Rule::role("admin"))
            .read(Column::Cost, Rule::role("admin"))
            .read(Column::Remark, Rule::owner(Column::OwnerId))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.called("film", "Films")
            .list([
                Column::Title,
                Column::Minutes,
                Column::IsSeen,
                Column::Released,
                Column::Cost,
                Column::StudioId,
                Column::Remark,
                Column::PasswordHash,
            ])
            .computed("hours", "Hours", |film| format!("{:.1} h", f64::from(film.minutes) / 60.0))
            .computed_order("hours", Column::Minutes)
            .label(Column::Minutes, "Length")
            .search([Column::Title, Column::Code, Column::Remark])
            .filter(Column::Title)
            .filter(Column::Minutes)
            .filter(Column::IsSeen)
            .filter(Column::Released)
            .filter(Column::Cost)
            .filter(Column::StudioId)
            .filter(Column::Code)
            .filter(Column::PasswordHash)
            .order(Column::Title, Direction::Ascending)
            .secret([Column::PasswordHash])
            .belongs_to::<super::Studio>(Column::StudioId)
            .action("watch", "Mark as seen", flaskboost::auth::Action::EDIT, |tx, film: Self| {
                Box::pin(async move {
                    let mut film: ActiveModel = film.into();
                    film.is_seen = Set(true);
                    film.update(tx).await?;
                    Ok(())
                })
            })
    }
}

/// What a test says of a film; the rest is the same for all.
pub(super) fn film(title: &str, minutes: i32) -> ActiveModel {
    ActiveModel {
        title: Set(title.to_owned()),
        minutes: Set(minutes),
        is_seen: Set(false),
        code: Set(format!("c-{title}-{minutes}")),
        password_hash: Set("$argon2id$topsecret".to_owned()),
        ..<ActiveModel as Default>::default()
    }
}

/// Five films.
pub(super) async fn plant(db: &Db) {
    let day = |year| Set(NaiveDate::from_ymd_opt(year, 1, 15));
    let films = [
        ActiveModel {
            released: day(1927),
            studio_id: Set(Some(1)),
            cost: Set(Some(Decimal::new(530_025, 2))),
            ..film("Metropolis", 153)
        },
        ActiveModel { released: day(1931), studio_id: Set(Some(2)), is_seen: Set(true), ..film("M", 117) },
        ActiveModel { remark: Set(Some("red shoes".to_owned())), ..film("Ännchen & 100% <Tharau>", 95) },
        ActiveModel { released: day(1926), ..film("Faust_I", 117) },
        ActiveModel { is_seen: Set(true), studio_id: Set(Some(99)), ..film("=HYPERLINK(\"x\")", 60) },
    ];
    for film in films {
        film.insert(db).await.expect("a film");
    }
}

pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateFilms)]
}

struct CreateFilms;

impl MigrationName for CreateFilms {
    fn name(&self) -> &'static str {
        "site_0100_create_films"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateFilms {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let studios = Table::create()
            .table("studios")
            .col(big_pk_auto("id"))
            .col(string_len("name", 80))
            .col(boolean("is_open"))
            .to_owned();
        manager.create_table(studios).await?;
        let films = Table::create()
            .table("films")
            .col(big_pk_auto("id"))
            .col(string_len("title", 200))
            .col(integer("minutes"))
            .col(boolean("is_seen"))
            .col(date_null("released"))
            .col(decimal_len_null("cost", 8, 2))
            .col(big_integer_null("studio_id"))
            .col(big_integer_null("owner_id"))
            .col(string_len("code", 200))
            .col(string_len_null("remark", 200))
            .col(string_len("password_hash", 200))
            .to_owned();
        manager.create_table(films).await?;
        let index = |name: &str| Index::create().name(name).table("films").to_owned();
        manager.create_index(index("films_minutes").col("minutes").col("id").to_owned()).await?;
        manager.create_index(index("films_code").col("code").unique().to_owned()).await?;
        manager.create_index(index("films_owner").col("owner_id").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("films").to_owned()).await?;
        manager.drop_table(Table::drop().table("studios").to_owned()).await
    }
}
