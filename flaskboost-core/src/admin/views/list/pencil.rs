//! [`Pencil`]: what of a row can be changed in the list itself.

use serde::Serialize;

use crate::admin::models::Complaint;
use crate::admin::views::Control;

/// What of a row can be changed in the list itself, and what tells which row it was.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Pencil {
    pub(in crate::admin) version: String,
    pub(in crate::admin) original: String,
    /// What is wrong with the row as a whole.
    pub(in crate::admin) complaints: Vec<Complaint>,
    /// Whether somebody else changed the row meanwhile.
    pub(in crate::admin) is_stale: bool,
    /// The fields, by the places of their columns. Each goes to its cell.
    #[serde(skip)]
    pub(in crate::admin) fields: Vec<(usize, Entry)>,
}

/// One field in a list.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Entry {
    #[serde(flatten)]
    pub(in crate::admin) control: Control,
    /// Whether what was typed is neither what was there nor what is there now.
    pub(in crate::admin) is_mine: bool,
    /// What the page showed, if somebody else changed it meanwhile; `None` in `Some` where that is not known.
    pub(in crate::admin) before: Option<String>,
    /// What is there now, if somebody else changed the row meanwhile and something else was typed.
    pub(in crate::admin) theirs: Option<String>,
}

impl Pencil {
    /// Takes out the field of a column.
    pub(super) fn take(&mut self, place: usize) -> Option<Entry> {
        let at = self.fields.iter().position(|(other, _)| *other == place)?;
        Some(self.fields.swap_remove(at).1)
    }
}
