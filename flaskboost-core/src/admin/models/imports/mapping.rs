//! [`Mapping`]: which column of a file is which of the model, and which of them finds the rows that are there.

use std::collections::BTreeMap;

use crate::admin::models::listing::is_open;
use crate::admin::models::{Facts, Shelf};
use crate::auth::{Action, Actor};
use crate::policy::Extent;

/// The columns that somebody may map something to, by their places.
#[derive(Debug, Default)]
pub(in crate::admin) struct Targets {
    pub(in crate::admin) columns: Vec<usize>,
    /// Those that find a row: a value in them is that of one row at most.
    pub(in crate::admin) finders: Vec<usize>,
}

/// Which column of a file is which of the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::admin) struct Mapping {
    /// The place of the column of the model, for each column of the file.
    pub(in crate::admin) places: Vec<Option<usize>>,
    /// The column by which rows are found; without one every line is a new row.
    pub(in crate::admin) find: Option<usize>,
}

impl Targets {
    /// What somebody may map to, or nothing where they may import nothing at all.
    pub(in crate::admin) fn of(shelf: &dyn Shelf, actor: &Actor) -> Option<Self> {
        let facts = shelf.facts();
        let import = facts.import.as_ref()?;
        let may_edit = !matches!(shelf.extent(actor, Action::EDIT), Extent::Nothing);
        if !shelf.may_create(actor) && !may_edit {
            return None;
        }
        let is_written = |place: &usize| {
            is_importable(facts, *place) && !matches!(shelf.extent_to_write(actor, *place), Extent::Nothing)
        };
        let is_finder = |place: &usize| {
            facts.columns.get(*place).is_some_and(|column| {
                column.kind.is_writable() && (column.is_unique || column.is_key && facts.keys.len() == 1)
            }) && is_open(shelf, actor, *place)
        };
        let named = |place: &usize| import.contains(place) || facts.keys.contains(place);
        let finders: Vec<usize> = (0..facts.columns.len()).filter(named).filter(is_finder).collect();
        let mut columns: Vec<usize> = finders.iter().copied().filter(|place| !import.contains(place)).collect();
        columns.extend(import.iter().copied().filter(|place| is_written(place) || finders.contains(place)));
        Some(Self { columns, finders })
    }

    /// What the heads of a file seem to mean, by the names and the labels of the columns.
    pub(in crate::admin) fn guess(&self, facts: &Facts, heads: &[String]) -> Mapping {
        let mut mapping = Mapping { places: vec![None; heads.len()], find: None };
        for place in &self.columns {
            let Some(column) = facts.columns.get(*place) else { continue };
            let is_meant = |head: &String| {
                let plain = |text: &str| text.to_lowercase().replace([' ', '-'], "_");
                plain(head) == plain(column.name) || plain(head) == plain(&column.label)
            };
            // A name counts before a label, and each head once.
            let exact = heads.iter().position(|head| head == column.name);
            let found = exact.or_else(|| heads.iter().position(is_meant));
            if let Some(slot) = found.and_then(|at| mapping.places.get_mut(at)).filter(|slot| slot.is_none()) {
                *slot = Some(*place);
            }
        }
        let is_mapped = |place: &&usize| mapping.places.contains(&Some(**place));
        let by_key = self.finders.iter().filter(|place| facts.keys.contains(place)).find(is_mapped);
        mapping.find = by_key.or_else(|| self.finders.iter().find(is_mapped)).copied();
        mapping
    }

    /// What somebody chose: for each column of the file the name of one of the model, or nothing.
    ///
    /// # Errors
    ///
    /// - A column that they may not map to, or that there is not; one that is chosen twice; nothing chosen; a column to
    ///   find rows by that is none, or is not mapped: a text of the lexicon, and what it is about.
    pub(in crate::admin) fn read(
        &self,
        facts: &Facts,
        chosen: &[String],
        find: &str,
    ) -> Result<Mapping, (&'static str, String)> {
        let mut places = Vec::with_capacity(chosen.len());
        let mut known = BTreeMap::new();
        for name in chosen {
            if name.is_empty() {
                places.push(None);
                continue;
            }
            // A column that must not be known is not known by this, either.
            let place = facts.place_of(name).filter(|place| self.columns.contains(place));
            let place = place.ok_or_else(|| ("imports-unknown-column", name.chars().take(100).collect()))?;
            if known.insert(place, ()).is_some() {
                let label = facts.columns.get(place).map_or("", |column| column.label.as_str());
                return Err(("imports-column-twice", label.to_owned()));
            }
            places.push(Some(place));
        }
        if known.is_empty() {
            return Err(("imports-nothing-mapped", String::new()));
        }
        let find = if find.is_empty() {
            None
        } else {
            let place = facts.place_of(find).filter(|place| self.finders.contains(place));
            let place = place.ok_or_else(|| ("imports-unknown-column", find.chars().take(100).collect()))?;
            if !known.contains_key(&place) {
                let label = facts.columns.get(place).map_or("", |column| column.label.as_str());
                return Err(("imports-find-unmapped", label.to_owned()));
            }
            Some(place)
        };
        Ok(Mapping { places, find })
    }
}

/// Whether a column can be imported at all: a form has a field for it that is written.
pub(in crate::admin) fn is_importable(facts: &Facts, place: usize) -> bool {
    let has_field = facts.fieldsets.iter().any(|fieldset| fieldset.columns.contains(&place));
    facts.columns.get(place).is_some_and(|column| {
        has_field && !column.is_secret && !column.is_read_only && !column.is_automatic && column.kind.is_writable()
    })
}
