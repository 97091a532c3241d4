//! The history of a row.

use serde::Serialize;

use super::Frame;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("admin/history.html")]
pub(in crate::admin) struct History {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) model: &'static str,
    pub(in crate::admin) plural: String,
    pub(in crate::admin) key: String,
    pub(in crate::admin) title: String,
    pub(in crate::admin) is_gone: bool,
    pub(in crate::admin) is_done: bool,
    pub(in crate::admin) is_first: bool,
    pub(in crate::admin) moments: Vec<Moment>,
    /// The number with which the next page begins.
    pub(in crate::admin) next: Option<i64>,
}

/// One entry.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Moment {
    pub(in crate::admin) id: i64,
    pub(in crate::admin) at: String,
    pub(in crate::admin) what: &'static str,
    pub(in crate::admin) author: &'static str,
    pub(in crate::admin) name: String,
    /// The id of the user who did it in the name of the other.
    pub(in crate::admin) through: Option<i64>,
    pub(in crate::admin) address: Option<String>,
    pub(in crate::admin) request: Option<String>,
    pub(in crate::admin) steps: Vec<Step>,
    pub(in crate::admin) can_revert: bool,
}

/// One column of an entry; no value is an empty one.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Step {
    pub(in crate::admin) label: String,
    pub(in crate::admin) is_secret: bool,
    pub(in crate::admin) old: Option<String>,
    pub(in crate::admin) new: Option<String>,
}

/// Why something cannot be put back.
#[derive(Default, Serialize, View)]
#[view("admin/history_refused.html")]
pub(in crate::admin) struct Outdated {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) model: &'static str,
    pub(in crate::admin) key: String,
    pub(in crate::admin) title: String,
    /// `differs`, `there-again`, `lost` or `unreadable`.
    pub(in crate::admin) why: &'static str,
    pub(in crate::admin) differences: Vec<Difference>,
}

/// A column that keeps a row from going back.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Difference {
    pub(in crate::admin) label: String,
    pub(in crate::admin) old: Option<String>,
    pub(in crate::admin) new: Option<String>,
    pub(in crate::admin) now: Option<String>,
}
