//! The panel over the models: who may enter, and what they find.

mod audit_command;
mod entering;
mod finding;
mod forms;
mod history;
mod lists;
mod patients;
mod people;
mod speaking;
mod system;
mod trail;
mod visitors;

use flaskboost::admin::Admin;
use flaskboost::app::App;

use crate::app::{assets, furnish};

/// The site of these tests, with a panel over these models. A test that needs tables or roles of its own adds them.
pub(crate) fn site_with_admin(admin: impl FnOnce(Admin) -> Admin) -> App {
    furnish(App::new(assets()).accounts_with_admin(admin))
}
