//! The page of one row, or of a new one.

use serde::Serialize;

use super::{Brood, Control, Frame, InTrash, Kin};
use crate::admin::models::Complaint;
use crate::view::View;

/// The page of one row: a form with what somebody may change, and the rest to read.
#[derive(Debug, Default, Serialize, View)]
#[view("admin/form.html")]
pub(in crate::admin) struct Form {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) model: Kin,
    pub(in crate::admin) title: String,
    /// The key of the row as a part of its address; none for a new one.
    pub(in crate::admin) key: Option<String>,
    pub(in crate::admin) groups: Vec<Group>,
    pub(in crate::admin) complaints: Vec<Complaint>,
    /// Whether there is something to fill in.
    pub(in crate::admin) is_form: bool,
    pub(in crate::admin) is_refused: bool,
    pub(in crate::admin) version: String,
    pub(in crate::admin) original: String,
    pub(in crate::admin) may_create: bool,
    pub(in crate::admin) may_delete: bool,
    pub(in crate::admin) broods: Vec<Brood>,
    /// That the row is in the trash, if it is.
    pub(in crate::admin) trash: Option<InTrash>,
}

/// Fields that belong together.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Group {
    pub(in crate::admin) title: Option<String>,
    pub(in crate::admin) items: Vec<Item>,
}

/// One column of a row: to change, or to read.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::admin) enum Item {
    Field(Box<Control>),
    Shown(Shown),
}

/// A value to read.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Shown {
    pub(in crate::admin) label: String,
    pub(in crate::admin) kind: &'static str,
    /// None where the row has no value.
    pub(in crate::admin) text: Option<String>,
    /// The page of the row that it names.
    pub(in crate::admin) href: Option<String>,
}
