//! The tables of this floor.

use sea_orm_migration::MigrationTrait;

use super::{database, extras, schedule};

/// The migrations of this floor.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let mut all = extras::migrations();
    all.extend(database::migrations());
    all.extend(schedule::migrations());
    all
}
