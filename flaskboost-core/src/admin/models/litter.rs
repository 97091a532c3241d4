//! [`Litter`]: rows of another model that are changed in the form of the row they belong to.

use std::sync::Arc;

use sea_orm::Value;

use super::children::{PER_PAGE, leaf_of};
use super::{Bounds, Child, Complaint, Draft, Originals, Row, Seals, Shelf, key_of, text_of, value_of, written_at};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::Db;
use crate::error::Result;
use crate::form::Sent;
use crate::policy::Extent;

/// How many fields all of them together may have: a form takes a thousand.
const MOST_FIELDS: u64 = 700;

/// The rows of another model that are changed in the form of the row they belong to.
#[derive(Debug)]
pub(in crate::admin) struct Litter {
    pub(in crate::admin) shelf: Arc<dyn Shelf>,
    /// Its place among the children of the model.
    pub(in crate::admin) place: usize,
    /// The column that holds the key of the row they belong to.
    pub(super) column: usize,
    pub(in crate::admin) bounds: Bounds,
    /// Whether somebody may add one.
    pub(in crate::admin) may_add: bool,
    pub(in crate::admin) cubs: Vec<Cub>,
    /// What is wrong with all of them.
    pub(in crate::admin) complaints: Vec<Complaint>,
    /// After which row the next page begins.
    pub(in crate::admin) next: Option<String>,
    /// The part of the address that says so.
    pub(in crate::admin) after: String,
    pub(in crate::admin) is_first: bool,
}

/// One of them, or one that is to be.
#[derive(Debug)]
pub(in crate::admin) struct Cub {
    /// What tells it apart in the form.
    pub(in crate::admin) slot: u32,
    /// None for a new one.
    pub(in crate::admin) row: Option<Row>,
    pub(in crate::admin) draft: Draft,
    /// Whether it is to be deleted.
    pub(in crate::admin) is_leaving: bool,
    /// Whether nothing was filled in: then it is not there.
    pub(in crate::admin) is_blank: bool,
    /// Whether somebody else changed it since the form was made.
    pub(in crate::admin) is_stale: bool,
}

impl Litter {
    /// Where a child of the model is kept, without any of its rows; nothing where somebody may not know of them.
    pub(super) fn open(panel: &Panel, actor: &Actor, (place, child): (usize, &Child)) -> Option<Self> {
        let bounds = child.in_place?;
        let shelf = Arc::clone(panel.find(child.model)?);
        let column = shelf.facts().place_of(child.column)?;
        let facts = shelf.facts().columns.get(column)?;
        let is_open = !facts.is_secret && !facts.is_read_only && !facts.is_automatic;
        let writes = matches!(shelf.extent_to_write(actor, column), Extent::Everything);
        let may_add = is_open && writes && shelf.may_create(actor);
        let sees = !matches!(shelf.extent(actor, Action::VIEW), Extent::Nothing);
        let reads = sees && !matches!(shelf.extent_to_read(actor, column), Extent::Nothing);
        (may_add || reads).then(|| Self {
            place,
            column,
            bounds,
            may_add,
            cubs: Vec::new(),
            complaints: Vec::new(),
            next: None,
            after: String::new(),
            is_first: true,
            shelf,
        })
    }

    /// Takes in a page of the rows that belong to the row with this key, with at most its part of so many litters.
    /// Whether somebody may know of any.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(super) async fn load(
        &mut self,
        db: &Db,
        actor: &Actor,
        (child, value): (&Child, &str),
        (address, litters): (&Sent, usize),
    ) -> Result<bool> {
        let shelf = Arc::clone(&self.shelf);
        let columns: u64 = shelf.facts().fieldsets.iter().map(|fieldset| fieldset.columns.len() as u64).sum();
        let most = (MOST_FIELDS / (columns + 4) / litters.max(1) as u64).clamp(1, PER_PAGE);
        let Some(leaf) = leaf_of(db, shelf.as_ref(), actor, child, value, (address, most)).await? else {
            return Ok(self.may_add);
        };
        for row in leaf.rows {
            let draft = Draft::of_row(shelf.as_ref(), actor, &row).without(self.column);
            let slot = self.next_slot();
            self.cubs.push(Cub { slot, row: Some(row), draft, is_leaving: false, is_blank: false, is_stale: false });
        }
        (self.next, self.after, self.is_first) = (leaf.next, leaf.after, leaf.is_first);
        Ok(true)
    }

    /// A new one, with nothing filled in.
    pub(in crate::admin) fn blank(&self, actor: &Actor, slot: u32) -> Cub {
        let draft = Draft::of_new(self.shelf.as_ref(), actor, &Sent::default()).without(self.column);
        Cub { slot, row: None, draft, is_leaving: false, is_blank: true, is_stale: false }
    }

    /// Adds so many blank ones, if somebody may add any and as far as there may be more.
    pub(in crate::admin) fn add_blanks(&mut self, actor: &Actor, count: u64) {
        for _ in 0..count {
            if self.may_add && self.has_room() {
                let blank = self.blank(actor, self.next_slot());
                self.cubs.push(blank);
            }
        }
    }

    /// Whether the form can have one more.
    pub(in crate::admin) fn has_room(&self) -> bool {
        self.bounds.most.is_none_or(|most| (self.cubs.len() as u64) < most)
    }

    /// What tells the next one apart.
    pub(in crate::admin) fn next_slot(&self) -> u32 {
        self.cubs.iter().map(|cub| cub.slot + 1).max().unwrap_or_default()
    }

    /// How the names of its fields begin.
    pub(in crate::admin) fn prefix(&self) -> String {
        format!("-in-{}-", self.place)
    }

    /// Whether nothing speaks against any of them.
    pub(super) fn is_sound(&self) -> bool {
        self.complaints.is_empty() && self.cubs.iter().all(|cub| cub.draft.is_sound())
    }

    /// The key of the row they belong to, as a value of their column.
    pub(super) fn parent_value(&self, parent: &Row, key: usize) -> Option<Value> {
        let text = parent.values.get(key).and_then(text_of)?;
        value_of(self.shelf.facts().columns.get(self.column)?, &text).ok()
    }

    /// The name under which what the form shows of one of them is sealed: a form of another row does not show it.
    pub(super) fn seal_name(&self, parent: &str, key: &str) -> String {
        format!("{parent}/{}/{key}", self.place)
    }

    /// What the form sends along to be compared with: the version of the row, and what it shows of it.
    pub(in crate::admin) fn sealed(&self, seals: &Seals, parent: &str, cub: &Cub) -> Option<(String, String)> {
        let (row, facts) = (cub.row.as_ref()?, self.shelf.facts());
        let originals: Originals = cub
            .draft
            .fields
            .iter()
            .filter_map(|field| {
                let column = facts.columns.get(field.place)?;
                Some((column.name.to_owned(), Some(written_at(self.shelf.as_ref(), row, field.place))))
            })
            .collect();
        let name = self.seal_name(parent, &key_of(facts, row));
        Some((seals.version(facts, row), seals.seal(facts, &name, &originals)))
    }
}
