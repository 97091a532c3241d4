//! The panel over the models: who may enter, and what they find.
//!
//! All of it holds on SQLite, and on PostgreSQL when `DATABASE_URL` names an empty database there.

mod api;
#[path = "../site/app/mod.rs"]
#[expect(dead_code, reason = "it is the site of other tests, which go further into it")]
mod app;
mod audit_command;
mod bounds;
mod edits;
mod entering;
mod finding;
mod forms;
mod history;
mod impersonation;
mod imports;
mod kit;
mod lists;
mod matrix;
mod notices;
mod parcels;
mod patients;
mod people;
#[path = "../site/programs.rs"]
#[expect(dead_code, reason = "the tests of tokens go further into it")]
mod programs;
mod securing;
mod speaking;
mod steps;
mod system;
mod tasks;
#[path = "../site/tokens.rs"]
mod tokens;
mod trail;
mod trash;
mod views;
mod visitors;
#[path = "../site/workshop.rs"]
#[expect(dead_code, reason = "the tests of the terminal go further into it")]
mod workshop;

use flaskboost::admin::Admin;
use flaskboost::app::App;

use crate::app::{assets, furnish};

/// The site of these tests, with a panel over these models. A test that needs tables or roles of its own adds them.
pub(crate) fn site_with_admin(admin: impl FnOnce(Admin) -> Admin) -> App {
    furnish(App::new(assets()).accounts_with_admin(admin))
}
