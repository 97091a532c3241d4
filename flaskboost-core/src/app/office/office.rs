//! Adds the accounts and the panel behind them to an app.

use futures_util::FutureExt;

use super::{news, people, routes};
use crate::accounts::{AuthEvent, User};
use crate::admin::{self, Admin, EmptyTrash, Notices};
use crate::app::{App, AppState};
use crate::auth::{Impersonation, Permission, Roles};
use crate::db::Db;
use crate::error::{Problem, Result};
use crate::settings::Settings;

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
        if admin.has_notices() {
            app.library = app.library.with(admin::notice_migrations);
            app.routes = app.routes.merge(admin::about_notices());
            app = app.personal_data("notices", |db, user_id| Notices::all_of(db, user_id).boxed());
            app.finish.push(Box::new(|state| {
                state.services = state.services.with(Notices::new(state.clock.clone()));
                None
            }));
        }
        if admin.has_api() {
            app.routes = app.routes.merge(admin::api_routes());
        }
        if admin.empties_trash() {
            app = app.job::<EmptyTrash>().schedule(EmptyTrash::nightly());
        }
        app.office = Office(Some(admin));
        app
    }
}

impl Office {
    /// The roles of the site, which know of what one may do in the panel.
    pub(in crate::app) fn declare(&self, roles: Roles) -> Roles {
        let of_panel = |admin: &Admin| {
            let of_people = [
                Permission::view::<AuthEvent>(),
                Permission::create::<Impersonation>(),
                Permission::edit::<Impersonation>(),
            ];
            admin.permissions().into_iter().chain(of_people).collect::<Vec<_>>()
        };
        let permissions = self.0.iter().flat_map(of_panel);
        permissions.fold(roles, |roles, permission| {
            if roles.permissions().contains(&permission) { roles } else { roles.permission(permission) }
        })
    }

    /// Warns in production of administrators whose accounts only a password keeps.
    pub(in crate::app) async fn look_at_staff(&self, db: &Db, settings: &Settings) {
        if self.0.is_none() || !settings.runtime().is_production() {
            return;
        }
        match User::count_unsecured_admins(db).await {
            Ok(0) => {}
            Ok(number) => tracing::warn!(
                "{number} of the administrators who may enter the panel have no second factor: a password that leaks \
                 is enough. `user list` tells who; accounts.staff_second_factor = true asks it of \
                 everybody in the panel"
            ),
            Err(error) => tracing::warn!("whether administrators have second factors cannot be told: {error:?}"),
        }
    }

    /// What is wrong with the panel.
    pub(in crate::app) fn problems(&self) -> Vec<Problem> {
        self.0.as_ref().map(Admin::problems).unwrap_or_default()
    }
}

/// Deletes what people were told long ago.
pub(in crate::app) async fn sweep(state: &AppState) -> Result<()> {
    if let Some(notices) = state.services.get::<Notices>() {
        notices.sweep(&state.db).await?;
    }
    Ok(())
}
