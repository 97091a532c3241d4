//! [`Trouble`]: why what was changed in a list was not saved.

use serde::Serialize;

use crate::admin::views::Typed;

/// Why what was changed in a list was not saved.
#[derive(Debug, Default, Serialize)]
pub(in crate::admin) struct Trouble {
    /// Whether somebody else was there meanwhile; else there are complaints.
    pub(in crate::admin) is_stale: bool,
    /// Rows that are not there any more, and what was typed for them.
    pub(in crate::admin) lost: Vec<Lost>,
    /// Rows that stand on another page by now.
    pub(in crate::admin) moved: Vec<String>,
}

/// A row that is not there any more.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Lost {
    pub(in crate::admin) key: String,
    pub(in crate::admin) typed: Vec<Typed>,
}
