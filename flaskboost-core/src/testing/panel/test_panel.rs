//! [`TestPanel`]: somebody before the panel of a site.

use std::panic::Location;

use super::{ListVisit, PanelAnswer, PanelFile, RowVisit};
use crate::admin::{AdminModel, place_of};
use crate::testing::{Browser, TestApp};

/// Somebody before the panel of a site: what they find there, and what they may do.
///
/// Rows are named by their models and fields by their columns or labels. It goes through the pages, so it shows what the
/// HTML says; what a page does not offer is sent nevertheless, so that a refusal is one of the site. Each assertion that
/// does not hold shows what stood there instead.
///
/// ```standalone_crate
/// mod post {
///     use flaskboost::admin::{AdminModel, AdminSpec};
///     use flaskboost::auth::{Permission, Resource};
///     use flaskboost::policy::{Policy, Rule, Rules};
///     use sea_orm::entity::prelude::*;
///
///     #[sea_orm::model]
///     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
///     #[sea_orm(table_name = "posts")]
///     pub struct Model {
///         #[sea_orm(primary_key)]
///         pub id: i64,
///         pub title: String,
///     }
///
///     impl ActiveModelBehavior for ActiveModel {}
///
///     impl Resource for Model {
///         const NAME: &'static str = "posts";
///     }
///
///     // An editor may change posts, and nobody but an administrator may delete them.
///     impl Policy for Model {
///         fn rules() -> Rules<Column> {
///             Rules::new()
///                 .view(Rule::permission(Permission::view::<Self>()))
///                 .edit(Rule::permission(Permission::edit::<Self>()))
///                 .delete(Rule::role("admin"))
///         }
///     }
///
///     impl AdminModel for Model {
///         fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
///             spec.list([Column::Title]).search([Column::Title])
///         }
///     }
/// }
///
/// use flaskboost::admin::Staff;
/// use flaskboost::app::App;
/// use flaskboost::auth::{Permission, Roles};
/// use flaskboost::http::Assets;
/// use flaskboost::testing::TestApp;
/// use post::Model as Post;
/// # use sea_orm::ConnectionTrait;
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let roles = Roles::new()
///     .role("editor").above("user")
///     .may(Permission::view::<Staff>())
///     .may(Permission::view::<Post>())
///     .may(Permission::edit::<Post>());
/// let app = App::new(Assets::NONE).accounts_with_admin(|admin| admin.model::<Post>()).roles(roles);
/// let site = TestApp::new(app).await;
/// # site.db().execute_unprepared("CREATE TABLE posts (id BIGINT PRIMARY KEY, title TEXT NOT NULL)").await.unwrap();
/// # site.db().execute_unprepared("INSERT INTO posts VALUES (1, 'A walk'), (2, 'Bread')").await.unwrap();
/// # let post = Post { id: 1, title: "A walk".to_owned() };
///
/// let mut editor = site.panel_as("editor").await;
/// editor.list::<Post>().search("walk").await.assert_rows(["A walk"]);
/// editor.row(&post).fill("title", "A long walk").save().await.assert_saved();
/// editor.row(&post).open().await.assert_value("title", "A long walk");
/// editor.row(&post).delete().await.assert_forbidden();
/// editor.export::<Post>("csv").await.assert_content("title\nBread\nA long walk");
///
/// let mut admin = site.panel_as("admin").await;
/// admin.bulk("delete", [&post]).await.assert_done();
/// admin.list::<Post>().await.assert_rows(["Bread"]);
/// # }
/// ```
pub struct TestPanel {
    browser: Browser,
}

impl TestApp {
    /// Somebody with this role before the panel, logged in. Two of one role are one person with two browsers; for
    /// somebody certain use [`TestPanel::of`].
    ///
    /// # Panics
    ///
    /// When the app has no accounts, or does not let the person in.
    #[track_caller]
    pub fn panel_as(&self, role: &'static str) -> impl Future<Output = TestPanel> {
        let caller = Location::caller();
        async move { TestPanel::of(self.log_in_once(role, caller).await) }
    }
}

impl TestPanel {
    /// Whoever this browser belongs to, before the panel.
    #[must_use]
    pub fn of(browser: Browser) -> Self {
        Self { browser }
    }

    /// The browser, for whatever else they do.
    pub fn browser(&mut self) -> &mut Browser {
        &mut self.browser
    }

    /// The list of a model.
    #[track_caller]
    pub fn list<M: AdminModel>(&mut self) -> ListVisit<'_, M> {
        ListVisit::new(&mut self.browser, Location::caller())
    }

    /// A row.
    #[track_caller]
    pub fn row<M: AdminModel>(&mut self, row: &M) -> RowVisit<'_> {
        RowVisit::new(&mut self.browser, place_of(row), Location::caller())
    }

    /// A new row of a model.
    #[track_caller]
    pub fn new_row<M: AdminModel>(&mut self) -> RowVisit<'_> {
        RowVisit::new(&mut self.browser, format!("/admin/{}/-/new", M::NAME), Location::caller())
    }

    /// Does something to several rows at once; see [`ListVisit::bulk`].
    #[track_caller]
    pub fn bulk<'r, M: AdminModel>(
        &mut self,
        action: &str,
        rows: impl IntoIterator<Item = &'r M>,
    ) -> impl Future<Output = PanelAnswer> {
        self.list::<M>().bulk(action, rows)
    }

    /// The whole list of a model as a file: `csv` or `json`.
    #[track_caller]
    pub fn export<M: AdminModel>(&mut self, format: &str) -> impl Future<Output = PanelFile> {
        self.list::<M>().export(format)
    }
}
