//! The page for whoever changes a row that is gone.

use serde::Serialize;

use super::{Frame, Kin};
use crate::view::View;

/// That the row is gone, and what was typed for it.
#[derive(Debug, Default, Serialize, View)]
#[view("admin/gone.html")]
pub(in crate::admin) struct Gone {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) model: Kin,
    pub(in crate::admin) typed: Vec<Typed>,
}

/// What was typed for one column.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Typed {
    pub(in crate::admin) label: String,
    pub(in crate::admin) text: String,
}
