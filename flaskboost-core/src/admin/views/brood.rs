//! [`Brood`]: the rows of another model that belong to the row of a page.

use serde::Serialize;

use super::Kin;

/// The rows of another model that belong to the row of a page.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Brood {
    pub(in crate::admin) model: Kin,
    /// Where one makes a new one that belongs to the row, if they may.
    pub(in crate::admin) new: Option<String>,
    pub(in crate::admin) rows: Vec<Chick>,
    /// What the next page of them begins after.
    pub(in crate::admin) next: Option<String>,
    /// The part of the address that says after which row they begin.
    pub(in crate::admin) after: String,
    pub(in crate::admin) is_first: bool,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Chick {
    pub(in crate::admin) key: String,
    pub(in crate::admin) title: String,
    pub(in crate::admin) may_edit: bool,
    pub(in crate::admin) may_delete: bool,
}
