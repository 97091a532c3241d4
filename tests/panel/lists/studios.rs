//! A studio: some are open to everybody, others are seen only by whoever may see all.

use flaskboost::admin::{AdminModel, AdminSpec};
use flaskboost::auth::{Permission, Resource};
use flaskboost::db::Db;
use flaskboost::policy::{Policy, Rule, Rules};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "studios")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) is_open: bool,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "studios";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::equals(Column::IsOpen, true) | Rule::permission(Permission::view::<Self>()))
            .delete(Rule::permission(Permission::delete::<Self>()))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.list([Column::Name]).title(|studio| format!("Studio {}", studio.name))
    }
}

/// An open one and a closed one.
pub(super) async fn plant(db: &Db) {
    for (name, is_open) in [("Ufa", true), ("Secret", false)] {
        let studio =
            ActiveModel { name: Set(name.to_owned()), is_open: Set(is_open), ..<ActiveModel as Default>::default() };
        studio.insert(db).await.expect("a studio");
    }
}
