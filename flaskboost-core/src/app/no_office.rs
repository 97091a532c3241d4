//! Without the feature `admin` there is no panel.

use crate::auth::Roles;
use crate::error::Problem;

/// No panel.
#[derive(Debug, Default)]
pub(super) struct Office(());

impl Office {
    /// The roles as they are.
    #[expect(clippy::unused_self, reason = "the module with the panel asks it")]
    pub(super) fn declare(&self, roles: Roles) -> Roles {
        roles
    }

    /// Nothing is wrong.
    #[expect(clippy::unused_self, reason = "the module with the panel asks it")]
    pub(super) fn problems(&self) -> Vec<Problem> {
        Vec::new()
    }
}
