//! What happened in all models.

use serde::Serialize;

use super::Frame;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("admin/activity.html")]
pub(in crate::admin) struct Activity {
    pub(in crate::admin) frame: Frame,
    /// The models that can be chosen: name and label.
    pub(in crate::admin) models: Vec<(&'static str, String)>,
    pub(in crate::admin) model: &'static str,
    pub(in crate::admin) user: Option<i64>,
    pub(in crate::admin) events: Vec<Event>,
    pub(in crate::admin) is_first: bool,
    pub(in crate::admin) next: Option<i64>,
}

/// One entry.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Event {
    pub(in crate::admin) id: i64,
    pub(in crate::admin) at: String,
    pub(in crate::admin) what: &'static str,
    pub(in crate::admin) author: &'static str,
    pub(in crate::admin) name: String,
    /// The id of the user who did it in the name of the other.
    pub(in crate::admin) through: Option<i64>,
    pub(in crate::admin) user_id: Option<i64>,
    pub(in crate::admin) address: Option<String>,
    pub(in crate::admin) model: &'static str,
    pub(in crate::admin) label: String,
    /// The key as people read it, and as it stands in an address.
    pub(in crate::admin) row: String,
    pub(in crate::admin) key: Option<String>,
    pub(in crate::admin) fields: String,
}
