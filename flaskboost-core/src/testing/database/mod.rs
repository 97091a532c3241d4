//! A database of its own for each test.

mod folder;
#[cfg(feature = "postgres")]
mod sibling;
mod test_database;

pub use test_database::TestDatabase;
