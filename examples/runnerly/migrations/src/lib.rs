//! The tables of Runnerly, in the order in which they come to be. The table `users` is the library's.

mod create_plans;
mod create_profiles;
mod create_races;
mod create_runs;

use sea_orm_migration::MigrationTrait;

/// Every migration of Runnerly. A migration that was shipped is never edited: write the next one.
#[must_use]
pub fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(create_profiles::Step),
        Box::new(create_runs::Step),
        Box::new(create_races::Step),
        Box::new(create_plans::Step),
    ]
}
