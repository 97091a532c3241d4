//! Models of every kind: whatever a table can be, the pages of a row must work on it.

use flaskboost::admin::{Admin, AdminModel, AdminSpec, Staff};
use flaskboost::app::App;
use flaskboost::auth::{Permission, Resource, Roles};
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::entity::prelude::*;

use super::tables;
use super::wide;
use crate::app;

/// A model that everybody may do to whatever their permissions say.
macro_rules! by_permission {
    ($name:literal) => {
        impl sea_orm::ActiveModelBehavior for ActiveModel {}

        impl flaskboost::auth::Resource for Model {
            const NAME: &'static str = $name;
        }

        impl flaskboost::policy::Policy for Model {
            fn rules() -> flaskboost::policy::Rules<Column> {
                use flaskboost::auth::Permission;
                use flaskboost::policy::{Rule, Rules};
                Rules::new()
                    .view(Rule::permission(Permission::view::<Self>()))
                    .create(Rule::permission(Permission::create::<Self>()))
                    .edit(Rule::permission(Permission::edit::<Self>()))
                    .delete(Rule::permission(Permission::delete::<Self>()))
            }
        }
    };
}
pub(crate) use by_permission;

/// Text for a key.
pub(crate) mod country {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "countries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        #[sea_orm(unique, column_type = "String(StringLen::N(60))")]
        pub name: String,
        pub motto: Option<String>,
    }

    by_permission!("countries");

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.called("Country", "Countries").search([Column::Name])
        }
    }
}

/// Two columns for a key, one of them in letters.
pub(crate) mod seat {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "seats")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub line: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub label: String,
        pub country_code: Option<String>,
    }

    by_permission!("seats");

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.belongs_to::<country::Model>(Column::CountryCode)
        }
    }
}

/// It refers to itself, keeps a secret, and has a column that is only read.
pub(crate) mod person {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "people")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub name: String,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub slug: String,
        #[sea_orm(unique)]
        pub email: Option<String>,
        pub mentor_id: Option<i64>,
        pub token: Option<String>,
        pub visits: i32,
        pub is_active: bool,
        pub owner_id: Option<i64>,
        pub salary: Option<i32>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Resource for Model {
        const NAME: &'static str = "people";
    }

    /// Whoever has the permission may do it to all, and owners to their own; the salary is for payers.
    impl Policy for Model {
        fn rules() -> Rules<Column> {
            let owner = || Rule::owner(Column::OwnerId);
            Rules::new()
                .view(Rule::permission(Permission::view::<Self>()) | owner())
                .create(Rule::permission(Permission::create::<Self>()))
                .edit(Rule::permission(Permission::edit::<Self>()) | owner())
                .delete(Rule::permission(Permission::delete::<Self>()))
                .read(Column::Salary, Rule::role("payer"))
                .write(Column::Salary, Rule::role("payer"))
                .write(Column::OwnerId, Rule::permission(Permission::edit::<Self>()))
        }
    }

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.called("Person", "People")
                .title(|person| person.name.clone())
                .fieldset("Who", [Column::Name, Column::Slug, Column::Email, Column::IsActive])
                .fields([Column::MentorId, Column::Visits, Column::Token, Column::OwnerId, Column::Salary])
                .slug(Column::Slug, Column::Name)
                .read_only([Column::Visits])
                .secret([Column::Token])
                .search([Column::Name])
                .belongs_to::<Self>(Column::MentorId)
                .has_many::<Self>(super::person::Column::MentorId)
                .has_many::<order::Model>(order::Column::PersonId)
        }
    }
}

/// Words that SQL keeps for itself.
pub(crate) mod order {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "order")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub group: String,
        pub select: Option<i32>,
        pub person_id: Option<i64>,
    }

    by_permission!("orders");

    impl AdminModel for Model {
        fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
            spec.belongs_to::<person::Model>(Column::PersonId)
        }
    }
}

/// A value of every kind.
pub(crate) mod specimen {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(10))")]
    pub enum Mood {
        #[sea_orm(string_value = "calm")]
        Calm,
        #[sea_orm(string_value = "wild")]
        Wild,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "size")]
    pub enum Size {
        #[sea_orm(string_value = "small")]
        Small,
        #[sea_orm(string_value = "große")]
        Large,
    }

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "specimens")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
        pub price: Decimal,
        pub weight: Option<f64>,
        pub day: Option<Date>,
        pub seen_at: Option<DateTimeUtc>,
        pub wakes_at: Option<Time>,
        pub traits: Option<Json>,
        pub picture: Option<Vec<u8>>,
        pub mood: Mood,
        pub size: Option<Size>,
        pub is_tame: Option<bool>,
        pub is_rare: bool,
        pub count: Option<i64>,
        #[sea_orm(column_type = "Text", nullable)]
        pub story: Option<String>,
    }

    by_permission!("specimens");

    impl AdminModel for Model {}
}

/// The models, for a panel.
pub(crate) fn models(admin: Admin) -> Admin {
    admin
        .model::<country::Model>()
        .model::<seat::Model>()
        .model::<person::Model>()
        .model::<order::Model>()
        .model::<specimen::Model>()
        .model::<wide::Model>()
}

/// Who works in the zoo.
pub(crate) fn roles() -> Roles {
    type Person = person::Model;
    app::models::roles()
        .role("reader")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<Person>())
        .role("owner")
        .above("user")
        .may(Permission::view::<Staff>())
        .role("editor")
        .above("reader")
        .may(Permission::edit::<Person>())
        .role("maker")
        .above("reader")
        .may(Permission::create::<Person>())
        .role("butcher")
        .above("reader")
        .may(Permission::delete::<Person>())
        .role("payer")
        .above("editor")
}

/// The zoo.
pub(crate) fn zoo() -> App {
    app::site_with_admin(models).roles(roles()).migrations(tables::migrations)
}
