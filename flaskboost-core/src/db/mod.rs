//! Opens the database, hands out [`Db`], runs transactions and migrations, and keeps the runtimes apart.
//!
//! `Db` is opaque on purpose: it implements SeaORM's connection traits, so model code can query through it, and it
//! hands out nothing else. A crate that does not list SeaORM cannot name those traits, so it cannot query.

#[expect(clippy::module_inception, reason = "the noun of this floor is the handle itself")]
mod db;
mod engine;
mod error;
mod limit;
#[cfg_attr(not(feature = "testing"), expect(dead_code, reason = "only tests ask how many rows were read"))]
mod meter;
mod migrations;
pub mod outbox;
mod patience;
#[cfg(feature = "postgres")]
pub mod postgres;
mod readers;
pub mod sqlite;
mod stamp;
pub(crate) mod statement;
pub mod trail;
mod tx;

pub use db::Db;
pub use engine::Engine;
pub use error::DbError;
#[cfg(feature = "testing")]
pub(crate) use meter::{Fetched, fetched};
pub use migrations::{MigrationState, Migrations};
pub use stamp::Stamp;
pub use tx::Tx;
