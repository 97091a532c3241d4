//! [`OwnPage`]: a page of the app's own in the panel.

use crate::auth::Permission;

/// A page of the app's own in the panel, at `/admin/-/` and its name.
#[derive(Debug, Clone)]
pub(super) struct OwnPage {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) needs: Permission,
}
