//! The tables of the app, in the order in which they come to be. The table `users` is the library's.

mod create_notes;

use sea_orm_migration::MigrationTrait;

/// Every migration of the app. A migration that was shipped is never edited: write the next one.
#[must_use]
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(create_notes::Step)]
}
