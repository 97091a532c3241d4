//! A model whose spec says what cannot be so.

use flaskboost::admin::{AdminModel, AdminSpec, Summary};
use flaskboost::auth::Resource;
use flaskboost::policy::{Policy, Rules};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wrongs")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) notes: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "wrongs";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.list([Column::Id, Column::Title])
            .edit_in_list([Column::Id, Column::Note, Column::Title])
            .order_by_hand(Column::Title)
            .summary(Column::Title, Summary::Sum)
            .group_by(Column::Notes)
    }
}
