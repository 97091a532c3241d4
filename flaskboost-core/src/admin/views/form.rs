//! The page of one row, or of a new one.

use serde::Serialize;

use super::{Brood, Control, Frame, InTrash, Kin, Litter, Tab};
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
    /// The parts of the form that have something in them.
    pub(in crate::admin) tabs: Vec<Tab>,
    pub(in crate::admin) complaints: Vec<Complaint>,
    /// Whether there is something to fill in.
    pub(in crate::admin) is_form: bool,
    pub(in crate::admin) is_refused: bool,
    pub(in crate::admin) version: String,
    pub(in crate::admin) original: String,
    pub(in crate::admin) may_create: bool,
    pub(in crate::admin) may_delete: bool,
    /// Rows of others that are changed with it.
    pub(in crate::admin) litters: Vec<Litter>,
    /// Whether something was filled in and not saved yet.
    pub(in crate::admin) is_unsaved: bool,
    pub(in crate::admin) broods: Vec<Brood>,
    /// That the row is in the trash, if it is.
    pub(in crate::admin) trash: Option<InTrash>,
}

/// Fields that belong together.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Group {
    pub(in crate::admin) title: Option<String>,
    pub(in crate::admin) items: Vec<Item>,
    /// The part of the form that it is in.
    pub(in crate::admin) tab: Option<usize>,
    /// Whether that part begins with it, and whether it ends.
    pub(in crate::admin) opens: bool,
    pub(in crate::admin) closes: bool,
}

impl Group {
    /// Finds out with which groups the parts begin and end.
    pub(in crate::admin) fn mark(groups: &mut [Self]) {
        let tabs: Vec<Option<usize>> = groups.iter().map(|group| group.tab).collect();
        for (place, group) in groups.iter_mut().enumerate() {
            let before = place.checked_sub(1).and_then(|before| tabs.get(before)).copied().flatten();
            let after = tabs.get(place + 1).copied().flatten();
            group.opens = group.tab.is_some() && before != group.tab;
            group.closes = group.tab.is_some() && after != group.tab;
        }
    }
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
