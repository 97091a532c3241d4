//! The panel over the models of a site: lists, forms, history, for those who may enter it.
//!
//! Every page asks the policy of the model, and shows and writes no more than it allows. A list of a large table reads
//! no more rows than a page and ten thousand others.

mod area;
mod board;
mod card;
mod controllers;
mod desk;
mod empty_trash;
mod kennel;
mod models;
mod news;
mod openapi;
mod page;
mod panel;
mod redaction;
mod routes;
mod sealing;
mod sheet;
mod tasks;
mod views;
mod words;

pub use area::{SharedViews, SystemJobs, SystemMail};
pub use card::Card;
pub(crate) use empty_trash::EmptyTrash;
pub use models::{AdminModel, AdminSpec, Direction, Notice, Notices, Summary};
pub(crate) use models::{migrations, notice_migrations};
pub(crate) use news::News;
#[cfg(feature = "testing")]
pub(crate) use panel::place_of;
pub use panel::{Admin, AuditTrail, Panel, Staff};
pub use routes::routes;
pub(crate) use routes::{about_notices, api_routes};
pub(crate) use tasks::Errand;
pub use views::Frame;
pub(crate) use words::Words;
