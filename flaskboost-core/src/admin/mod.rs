//! The panel over the models of a site: lists, forms, history, for those who may enter it.
//!
//! Every page asks the policy of the model, and shows and writes no more than it allows. A list of a large table reads
//! no more rows than a page and ten thousand others.

mod area;
mod card;
mod controllers;
mod desk;
mod models;
mod news;
mod page;
mod panel;
mod redaction;
mod routes;
mod sealing;
mod sheet;
mod tasks;
mod views;
mod words;

pub use area::{SystemJobs, SystemMail};
pub use card::Card;
pub(crate) use models::migrations;
pub use models::{AdminModel, AdminSpec, Direction};
pub(crate) use news::News;
pub use panel::{Admin, AuditTrail, Panel, Staff};
pub use routes::routes;
pub(crate) use tasks::Errand;
pub use views::Frame;
