//! The pages.

use serde::Serialize;

use crate::mailer::Leave;
use crate::view::View;

/// Whether to leave a list. Without a default value, as it is drawn only where a letter has a list and the routes are.
#[derive(Serialize, View)]
#[view("lists/leave.html")]
pub(super) struct LeaveList {
    pub(super) list: String,
    pub(super) email: String,
    pub(super) token: String,
}

/// That somebody has left a list.
#[derive(Default, Serialize, View)]
#[view("lists/left.html")]
pub(super) struct LeftList {
    pub(super) list: String,
    pub(super) email: String,
}

impl LeaveList {
    pub(super) fn new(leave: Leave, token: String) -> Self {
        Self { list: in_words(&leave.list), email: leave.address, token }
    }
}

impl LeftList {
    pub(super) fn new(leave: Leave) -> Self {
        Self { list: in_words(&leave.list), email: leave.address }
    }
}

/// `monthly-report` as `monthly report`.
fn in_words(list: &str) -> String {
    list.replace('-', " ")
}
