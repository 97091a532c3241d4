//! Adds the accounts and the panel behind them to an app.

use super::App;
use crate::admin::{self, Admin};
use crate::auth::Roles;
use crate::error::Problem;

/// The panel, if the app has one.
#[derive(Debug, Default)]
pub(super) struct Office(Option<Admin>);

impl App {
    /// Adds the ready-made accounts, and behind them a panel over these models at `/admin`. There is no panel without
    /// accounts: who may enter is whoever may do `admin.view`, and the policies of the models say the rest.
    ///
    /// ```
    /// # mod post {
    /// #     use flaskboost::admin::AdminModel;
    /// #     use flaskboost::auth::Resource;
    /// #     use flaskboost::policy::{Policy, Rules};
    /// #     use sea_orm::entity::prelude::*;
    /// #     #[sea_orm::model]
    /// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    /// #     #[sea_orm(table_name = "posts")]
    /// #     pub struct Model {
    /// #         #[sea_orm(primary_key)]
    /// #         pub id: i64,
    /// #     }
    /// #     impl ActiveModelBehavior for ActiveModel {}
    /// #     impl Resource for Model {
    /// #         const NAME: &'static str = "posts";
    /// #     }
    /// #     impl Policy for Model {
    /// #         fn rules() -> Rules<Column> {
    /// #             Rules::new()
    /// #         }
    /// #     }
    /// #     impl AdminModel for Model {}
    /// # }
    /// # use post::Model as Post;
    /// use flaskboost::prelude::*;
    ///
    /// let app = App::new(Assets::NONE).accounts_with_admin(|admin| admin.model::<Post>());
    /// ```
    pub fn accounts_with_admin(self, admin: impl FnOnce(Admin) -> Admin) -> Self {
        let mut app = self.accounts();
        let admin = admin(Admin::default());
        app.routes = app.routes.merge(admin::routes());
        app.services = app.services.with(admin.open());
        app.office = Office(Some(admin));
        app
    }
}

impl Office {
    /// The roles of the site, which know of what one may do in the panel.
    pub(super) fn declare(&self, roles: Roles) -> Roles {
        let permissions = self.0.iter().flat_map(Admin::permissions);
        permissions.fold(roles, |roles, permission| {
            if roles.permissions().contains(&permission) { roles } else { roles.permission(permission) }
        })
    }

    /// What is wrong with the panel.
    pub(super) fn problems(&self) -> Vec<Problem> {
        self.0.as_ref().map(Admin::problems).unwrap_or_default()
    }
}
