//! Without the feature `admin` there is no panel.

use super::AppState;
use crate::auth::Roles;
use crate::db::Db;
use crate::error::{Problem, Result};
use crate::settings::Settings;

/// No panel.
#[derive(Debug, Default)]
pub(super) struct Office(());

impl Office {
    /// The roles as they are.
    #[expect(clippy::unused_self, reason = "the module with the panel asks it")]
    pub(super) fn declare(&self, roles: Roles) -> Roles {
        roles
    }

    /// Nobody is looked at.
    #[expect(clippy::unused_async, reason = "the module with the panel asks the database")]
    pub(super) async fn look_at_staff(&self, _: &Db, _: &Settings) {}

    /// Nothing is wrong.
    #[expect(clippy::unused_self, reason = "the module with the panel asks it")]
    pub(super) fn problems(&self) -> Vec<Problem> {
        Vec::new()
    }
}

/// Deletes nothing.
#[expect(clippy::unused_async, reason = "the module with the panel asks the database here")]
pub(super) async fn sweep(_: &AppState) -> Result<()> {
    Ok(())
}
