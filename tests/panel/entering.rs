//! Who may enter the panel, and what they find on its front page.

use flaskboost::admin::{AdminModel, AdminSpec, Staff};
use flaskboost::app::App;
use flaskboost::auth::{Permission, Resource};

use flaskboost::policy::{Policy, Rule, Rules};
use flaskboost::testing::TestApp;
use sea_orm::entity::prelude::*;

use crate::app;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "books")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) title: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "books";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new().view(Rule::permission(Permission::view::<Self>()))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.list([Column::Title]).search([Column::Title])
    }
}

fn library() -> App {
    let roles = app::models::roles().role("clerk").above("user").may(Permission::view::<Staff>());
    crate::site_with_admin(|admin| admin.model::<Model>()).roles(roles)
}

#[tokio::test]
async fn a_stranger_is_asked_to_log_in() {
    let site = TestApp::new(library()).await;
    site.browser().visit("/admin").await.assert_status(200).assert_title("Log in · FlaskBoost app");
}

#[tokio::test]
async fn a_user_may_not_enter() {
    let site = TestApp::new(library()).await;
    site.log_in_as("ann@example.org").await.visit("/admin").await.assert_status(403);
}

#[tokio::test]
async fn staff_see_the_models_that_they_may_see() {
    let site = TestApp::new(library()).await;
    let books = "CREATE TABLE books (id BIGINT PRIMARY KEY, title VARCHAR(200) NOT NULL)";
    site.db().execute_unprepared(books).await.expect("a table");
    let mut clerk = site.log_in_with_role("lee@example.org", "clerk").await;
    clerk.visit("/admin").await.assert_status(200).assert_no_text("Books");
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin").await.assert_status(200).assert_text("Books");
}
