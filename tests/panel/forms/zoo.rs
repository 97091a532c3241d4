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
        #[derive(Copy, Clone, Debug, sea_orm::EnumIter, sea_orm::DeriveRelation)]
        pub(crate) enum Relation {}

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

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "countries")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) code: String,
        #[sea_orm(unique, column_type = "String(StringLen::N(60))")]
        pub(crate) name: String,
        pub(crate) motto: Option<String>,
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

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "seats")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) line: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) number: i32,
        pub(crate) label: String,
        pub(crate) country_code: Option<String>,
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

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "people")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) name: String,
        #[sea_orm(column_type = "String(StringLen::N(60))")]
        pub(crate) slug: String,
        #[sea_orm(unique)]
        pub(crate) email: Option<String>,
        pub(crate) mentor_id: Option<i64>,
        pub(crate) token: Option<String>,
        pub(crate) visits: i32,
        pub(crate) is_active: bool,
        pub(crate) owner_id: Option<i64>,
        pub(crate) salary: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    flaskboost::audited!(ActiveModel, secret = [Column::Token]);

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

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "order")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        pub(crate) group: String,
        pub(crate) select: Option<i32>,
        pub(crate) person_id: Option<i64>,
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
    pub(crate) enum Mood {
        #[sea_orm(string_value = "calm")]
        Calm,
        #[sea_orm(string_value = "wild")]
        Wild,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "size")]
    pub(crate) enum Size {
        #[sea_orm(string_value = "small")]
        Small,
        #[sea_orm(string_value = "große")]
        Large,
    }

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "specimens")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i64,
        #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
        pub(crate) price: Decimal,
        pub(crate) weight: Option<f64>,
        pub(crate) day: Option<Date>,
        pub(crate) seen_at: Option<DateTimeUtc>,
        pub(crate) wakes_at: Option<Time>,
        pub(crate) traits: Option<Json>,
        pub(crate) picture: Option<Vec<u8>>,
        pub(crate) mood: Mood,
        pub(crate) size: Option<Size>,
        pub(crate) is_tame: Option<bool>,
        pub(crate) is_rare: bool,
        pub(crate) count: Option<i64>,
        #[sea_orm(column_type = "Text", nullable)]
        pub(crate) story: Option<String>,
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
        .role("adder")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::create::<Person>())
        .role("butcher")
        .above("reader")
        .may(Permission::delete::<Person>())
        .role("payer")
        .above("editor")
}

/// The zoo.
pub(crate) fn zoo() -> App {
    crate::site_with_admin(models).roles(roles()).migrations(tables::migrations)
}
