//! The page before a row is deleted.

use serde::Serialize;

use super::{Frame, Kin, TrashWay};
use crate::admin::models::{Fallout, Fate, Heap};
use crate::view::View;

/// What would fall with a row, and the button that deletes it where nothing speaks against it.
#[derive(Debug, Default, Serialize, View)]
#[view("admin/delete.html")]
pub(in crate::admin) struct Delete {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) model: Kin,
    pub(in crate::admin) title: String,
    pub(in crate::admin) key: String,
    pub(in crate::admin) version: String,
    pub(in crate::admin) heaps: Vec<Fallen>,
    /// Whether they may delete whatever falls with it.
    pub(in crate::admin) is_permitted: bool,
    /// Whether the database lets it go.
    pub(in crate::admin) is_free: bool,
    /// How it goes into the trash, if that is what happens to it.
    pub(in crate::admin) trash: Option<TrashWay>,
    /// Whether it is in the trash, so that this is for good.
    pub(in crate::admin) is_trashed: bool,
    /// Whether it was changed, or more refers to it, since somebody looked.
    pub(in crate::admin) is_stale: bool,
}

/// Rows of one kind that refer to it.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Fallen {
    label: String,
    model: Option<&'static str>,
    /// The text of the lexicon that says what happens to them.
    fate: &'static str,
    count: u64,
    is_many: bool,
    named: Vec<Named>,
    has_others: bool,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Named {
    key: String,
    title: String,
}

impl Fallen {
    /// All of them; where the row only goes into the trash, nothing happens to them.
    pub(in crate::admin) fn all(fallout: Fallout, is_spared: bool) -> Vec<Self> {
        let spared = |fallen: Self| if is_spared { Self { fate: "trash-stays", ..fallen } } else { fallen };
        fallout.heaps.into_iter().map(Self::of).map(spared).collect()
    }

    fn of(heap: Heap) -> Self {
        let fate = match heap.fate {
            Fate::Falls => "forms-falls",
            Fate::Forbidden => "forms-forbidden",
            Fate::Loosened => "forms-loosened",
            Fate::Blocks => "forms-blocks",
            Fate::Dangles => "forms-dangles",
        };
        let named = heap.named.into_iter().map(|(key, title)| Named { key, title });
        let (is_many, count) = (heap.count > 1000, heap.count.min(1000));
        let (label, model, has_others) = (heap.label, heap.model, heap.has_others);
        Self { label, model, fate, count, is_many, named: named.collect(), has_others }
    }
}
