//! A database of its own for each test.

mod folder;
#[cfg(feature = "postgres")]
mod sibling;
#[cfg(feature = "postgres")]
mod template;
mod test_database;

pub use test_database::TestDatabase;
