//! The tables of the zoo.

use sea_orm::DbBackend;
use sea_orm_migration::prelude::extension::postgres::Type;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, big_pk_auto, boolean, boolean_null, date_null, decimal_len, double_null, integer, integer_null,
    json_binary_null, string, string_len, string_len_uniq, string_null, text_null, time_null,
    timestamp_with_time_zone_null,
};

pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(OpenZoo)]
}

struct OpenZoo;

impl MigrationName for OpenZoo {
    fn name(&self) -> &'static str {
        "site_0100_open_zoo"
    }
}

fn key(name: &str, from: &str, column: &str, to: (&str, &str), rule: ForeignKeyAction) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.name(name).from(from.to_owned(), column.to_owned()).to(to.0.to_owned(), to.1.to_owned()).on_delete(rule);
    key
}

#[async_trait::async_trait]
impl MigrationTrait for OpenZoo {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let countries = Table::create()
            .table("countries")
            .col(string("code").primary_key())
            .col(string_len_uniq("name", 60))
            .col(string_null("motto"))
            .to_owned();
        manager.create_table(countries).await?;
        let seats = Table::create()
            .table("seats")
            .col(string("line"))
            .col(integer("number"))
            .col(string("label"))
            .col(string_null("country_code"))
            .primary_key(Index::create().col("line").col("number"))
            .foreign_key(&mut key(
                "seats_country",
                "seats",
                "country_code",
                ("countries", "code"),
                ForeignKeyAction::SetNull,
            ))
            .to_owned();
        manager.create_table(seats).await?;
        self.create_people(manager).await?;
        self.create_specimens(manager).await?;
        let mut wide = Table::create().table("wide").col(big_pk_auto("id")).to_owned();
        for number in 1..80 {
            wide.col(string_null(format!("c{number:02}")));
        }
        manager.create_table(wide).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["wide", "specimens", "order", "people", "seats", "countries"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

impl OpenZoo {
    async fn create_people(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let people = Table::create()
            .table("people")
            .col(big_pk_auto("id"))
            .col(string_len("name", 60))
            .col(string_len("slug", 60))
            .col(string_null("email").unique_key())
            .col(big_integer_null("mentor_id"))
            .col(string_null("token"))
            .col(integer("visits").default(0))
            .col(boolean("is_active"))
            .col(big_integer_null("owner_id"))
            .col(integer_null("salary"))
            .foreign_key(&mut key("people_mentor", "people", "mentor_id", ("people", "id"), ForeignKeyAction::Restrict))
            .to_owned();
        manager.create_table(people).await?;
        let orders = Table::create()
            .table("order")
            .col(big_pk_auto("id"))
            .col(string("group"))
            .col(integer_null("select"))
            .col(big_integer_null("person_id"))
            .foreign_key(&mut key("order_person", "order", "person_id", ("people", "id"), ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(orders).await
    }

    async fn create_specimens(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let sizes = ["small", "große"];
        let mut size = ColumnDef::new("size");
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.create_type(Type::create().as_enum("size").values(sizes).to_owned()).await?;
            size.enumeration("size", sizes);
        } else {
            size.string();
        }
        let specimens = Table::create()
            .table("specimens")
            .col(big_pk_auto("id"))
            .col(decimal_len("price", 10, 2))
            .col(double_null("weight"))
            .col(date_null("day"))
            .col(timestamp_with_time_zone_null("seen_at"))
            .col(time_null("wakes_at"))
            .col(json_binary_null("traits"))
            .col(ColumnDef::new("picture").binary().null())
            .col(string_len("mood", 10))
            .col(size.null())
            .col(boolean_null("is_tame"))
            .col(boolean("is_rare"))
            .col(big_integer_null("count"))
            .col(text_null("story"))
            .to_owned();
        manager.create_table(specimens).await
    }
}
