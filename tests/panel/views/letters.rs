//! A letter, and who sent it.

use chrono::{TimeZone, Utc};
use flaskboost::admin::{AdminModel, AdminSpec};
use flaskboost::auth::{Permission, Resource};
use flaskboost::db::Db;
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm_migration::prelude::extension::postgres::Type;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, big_pk_auto, boolean, string_len, text, timestamp_with_time_zone_null,
};
use sea_orm_migration::sea_query::ColumnDef;

pub(super) mod sender {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "senders")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Resource for Model {
        const NAME: &'static str = "senders";
    }

    impl Policy for Model {
        fn rules() -> Rules<Column> {
            Rules::new().view(Rule::permission(Permission::view::<Self>()))
        }
    }

    impl AdminModel for Model {}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "letter_kind")]
pub(crate) enum Kind {
    #[sea_orm(string_value = "bill")]
    Bill,
    #[sea_orm(string_value = "love")]
    Love,
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letters")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub(crate) title: String,
    #[sea_orm(column_type = "Text")]
    pub(crate) body: String,
    pub(crate) kind: Kind,
    pub(crate) is_sent: bool,
    pub(crate) sender_id: Option<i64>,
    pub(crate) owner_id: Option<i64>,
    /// An index has it.
    pub(crate) written_at: Option<DateTimeUtc>,
    /// Only its owner may read it.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub(crate) note: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "letters";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::owner(Column::OwnerId) | Rule::permission(Permission::view::<Self>()))
            .edit(Rule::role("admin"))
            .read(Column::Note, Rule::role("admin"))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.list([Column::Title, Column::Kind, Column::IsSent, Column::WrittenAt])
            .search([Column::Title])
            .filter(Column::Title)
            .filter(Column::Kind)
            .filter(Column::IsSent)
            .filter(Column::SenderId)
            .filter(Column::Note)
            .belongs_to::<sender::Model>(Column::SenderId)
            .facets(Column::Kind)
            .facets_always(Column::IsSent)
            .facets(Column::SenderId)
            .days(Column::WrittenAt)
            .view("Not sent", "f.is_sent=no")
            .view("With a note", "f.note=secret&f.note.by=is")
    }
}

/// A letter of this title and day.
pub(super) fn letter(title: &str, (year, month, day): (i32, u32, u32)) -> ActiveModel {
    ActiveModel {
        title: Set(title.to_owned()),
        body: Set(String::new()),
        kind: Set(Kind::Bill),
        is_sent: Set(false),
        written_at: Set(Utc.with_ymd_and_hms(year, month, day, 23, 59, 59).single()),
        note: Set(String::new()),
        ..<ActiveModel as ActiveModelTrait>::default()
    }
}

/// Five letters of two senders.
pub(super) async fn plant(db: &Db) {
    for name in ["Ann", "Bob"] {
        let sender =
            sender::ActiveModel { name: Set(name.to_owned()), ..<sender::ActiveModel as ActiveModelTrait>::default() };
        sender.insert(db).await.expect("a sender");
    }
    let letters = [
        ActiveModel { sender_id: Set(Some(1)), is_sent: Set(true), ..letter("Rent", (2024, 2, 29)) },
        ActiveModel { sender_id: Set(Some(1)), ..letter("Water", (2024, 12, 31)) },
        ActiveModel { kind: Set(Kind::Love), sender_id: Set(Some(2)), ..letter("Dear you", (2026, 3, 1)) },
        ActiveModel { kind: Set(Kind::Love), is_sent: Set(true), ..letter("Dear me", (2026, 3, 14)) },
        ActiveModel { written_at: Set(None), note: Set("secret".to_owned()), ..letter("Undated", (2026, 1, 1)) },
    ];
    for letter in letters {
        letter.insert(db).await.expect("a letter");
    }
}

pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateLetters)]
}

struct CreateLetters;

impl MigrationName for CreateLetters {
    fn name(&self) -> &'static str {
        "site_0203_create_letters"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateLetters {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let is_postgres = manager.get_database_backend() == sea_orm::DbBackend::Postgres;
        let mut kind = ColumnDef::new("kind");
        if is_postgres {
            manager.create_type(Type::create().as_enum("letter_kind").values(["bill", "love"]).to_owned()).await?;
            kind.custom("letter_kind").not_null();
        } else {
            kind.string_len(20).not_null();
        }
        let senders = Table::create().table("senders").col(big_pk_auto("id")).col(string_len("name", 80)).to_owned();
        manager.create_table(senders).await?;
        let letters = Table::create()
            .table("letters")
            .col(big_pk_auto("id"))
            .col(string_len("title", 200))
            .col(text("body"))
            .col(&mut kind)
            .col(boolean("is_sent"))
            .col(big_integer_null("sender_id"))
            .col(big_integer_null("owner_id"))
            .col(timestamp_with_time_zone_null("written_at"))
            .col(string_len("note", 200))
            .to_owned();
        manager.create_table(letters).await?;
        let index = |name: &str| Index::create().name(name).table("letters").to_owned();
        manager.create_index(index("letters_written").col("written_at").to_owned()).await?;
        manager.create_index(index("letters_sender").col("sender_id").to_owned()).await
    }
}
