//! The tables of the panel.

use sea_orm_migration::MigrationTrait;

use super::{imports, saved, tasks};

/// The migrations of the panel.
#[must_use]
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    tasks::migrations().into_iter().chain(imports::migrations()).chain(saved::migrations()).collect()
}
