//! [`Litter`]: rows of another model in the form of the row they belong to.

use serde::Serialize;

use super::{Control, Kin};
use crate::admin::models::Complaint;

/// Rows of another model in the form of the row they belong to.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Litter {
    pub(in crate::admin) model: Kin,
    /// Its place in the form.
    pub(in crate::admin) place: usize,
    pub(in crate::admin) cubs: Vec<Cub>,
    /// What a new one looks like, for the script; none where nobody may add one.
    pub(in crate::admin) blank: Option<Cub>,
    /// What tells the next one apart.
    pub(in crate::admin) next_slot: u32,
    /// How many there may be.
    pub(in crate::admin) most: Option<u64>,
    pub(in crate::admin) has_room: bool,
    pub(in crate::admin) complaints: Vec<Complaint>,
    /// What the next page of them begins after.
    pub(in crate::admin) next: Option<String>,
    /// The part of the address that says after which row they begin.
    pub(in crate::admin) after: String,
    pub(in crate::admin) is_first: bool,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Cub {
    /// How the names of its fields begin.
    pub(in crate::admin) prefix: String,
    /// What tells it apart in the page.
    pub(in crate::admin) id: String,
    /// None for a new one.
    pub(in crate::admin) key: Option<String>,
    pub(in crate::admin) title: String,
    pub(in crate::admin) version: String,
    pub(in crate::admin) original: String,
    pub(in crate::admin) controls: Vec<Control>,
    pub(in crate::admin) complaints: Vec<Complaint>,
    pub(in crate::admin) may_delete: bool,
    pub(in crate::admin) is_leaving: bool,
}
