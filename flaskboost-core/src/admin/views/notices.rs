//! What somebody was told.

use serde::Serialize;

use super::Frame;
use crate::admin::models::Told;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("admin/notices.html")]
pub(in crate::admin) struct Notices {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) notices: Vec<Told>,
    /// The newest one, on the first page.
    pub(in crate::admin) newest: Option<i64>,
    pub(in crate::admin) has_unread: bool,
    pub(in crate::admin) is_first: bool,
    pub(in crate::admin) next: Option<i64>,
}
