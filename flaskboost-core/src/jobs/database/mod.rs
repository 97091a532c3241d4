//! The queue in the site's own database, SQLite or PostgreSQL: a job is a row, so it is there exactly when the rest of
//! its transaction is.

mod counts;
mod engine;
mod migrations;
mod pace;
mod push;
mod reserve;
mod row;
mod settle;
mod sweep;
mod view;

pub use engine::DatabaseEngine;
pub(super) use migrations::migrations;
