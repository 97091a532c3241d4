//! What a model cannot let be imported is found at the start.

use flaskboost::admin::{AdminModel, AdminSpec};
use flaskboost::app::BootError;
use flaskboost::auth::Resource;
use flaskboost::policy::{Policy, Rules};
use flaskboost::testing::TestApp;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vaults")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) code: String,
    pub(crate) opened: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "vaults";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.secret([Column::Code]).read_only([Column::Opened]).import([Column::Id, Column::Code, Column::Opened])
    }
}

#[tokio::test]
async fn a_secret_and_a_column_that_is_only_read_cannot_be_imported() {
    let app = crate::site_with_admin(|admin| admin.model::<Model>());
    let error = TestApp::boot(app, |_| {}).await.expect_err("a refusal");
    let BootError::Problems(problems) = error else { panic!("{error}") };
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|text| text.contains("`vaults.code` cannot be imported")), "{told:?}");
    assert!(told.iter().any(|text| text.contains("`vaults.opened` cannot be imported")), "{told:?}");
    assert!(!told.iter().any(|text| text.contains("vaults.id")), "{told:?}");
}
