//! Adds the accounts and the panel behind them to an app.

use super::{news, people, routes};
use crate::accounts::{AuthEvent, User};
use crate::admin::{self, Admin};
use crate::app::App;
use crate::auth::{Permission, Roles};
use crate::error::Problem;

/// The panel, if the app has one.
#[derive(Debug, Default)]
pub(in crate::app) struct Office(Option<Admin>);

impl App {
    /// Adds the ready-made accounts, and behind them a panel over these models at `/admin`. There is no panel without
    /// accounts: who may enter is whoever may do `admin.view`, and the policies of the models say the rest. The people of
    /// the site are always among the models.
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
        let admin = admin(Admin::default()).model::<User>().news(news::lately).people(people::with_power_of_now);
        app.routes = app.routes.merge(admin::routes()).merge(routes::routes());
        app.library = app.library.with(admin::migrations);
        app.registry = app.registry.with::<admin::Errand>();
        app.services = app.services.with(admin.open());
        app.office = Office(Some(admin));
        app
    }
}

impl Office {
    /// The roles of the site, which know of what one may do in the panel.
    pub(in crate::app) fn declare(&self, roles: Roles) -> Roles {
        let of_panel = |admin: &Admin| {
            admin.permissions().into_iter().chain([Permission::view::<AuthEvent>()]).collect::<Vec<_>>()
        };
        let permissions = self.0.iter().flat_map(of_panel);
        permissions.fold(roles, |roles, permission| {
            if roles.permissions().contains(&permission) { roles } else { roles.permission(permission) }
        })
    }

    /// What is wrong with the panel.
    pub(in crate::app) fn problems(&self) -> Vec<Problem> {
        self.0.as_ref().map(Admin::problems).unwrap_or_default()
    }
}
