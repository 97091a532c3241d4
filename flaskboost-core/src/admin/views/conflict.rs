//! The page for whoever saves what somebody else has changed meanwhile.

use serde::Serialize;

use super::{Frame, Kin};
use crate::view::View;

/// What the row was, what it is now, and what was to be saved.
#[derive(Debug, Default, Serialize, View)]
#[view("admin/conflict.html")]
pub(in crate::admin) struct Conflict {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) model: Kin,
    pub(in crate::admin) title: String,
    pub(in crate::admin) key: String,
    pub(in crate::admin) lines: Vec<Line>,
    /// Whether what was changed is nothing that they may see here.
    pub(in crate::admin) is_unseen: bool,
    pub(in crate::admin) version: String,
    pub(in crate::admin) original: String,
    /// What was sent for the rows that belong to it, to be sent again.
    pub(in crate::admin) carried: Vec<(String, String)>,
}

/// One column of it.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Line {
    pub(in crate::admin) name: &'static str,
    pub(in crate::admin) label: String,
    /// None where it is not known any more.
    pub(in crate::admin) original: Option<String>,
    pub(in crate::admin) theirs: String,
    pub(in crate::admin) mine: String,
    pub(in crate::admin) is_theirs_changed: bool,
    pub(in crate::admin) is_mine_changed: bool,
    /// What is saved when theirs is not taken.
    pub(in crate::admin) result: String,
}
