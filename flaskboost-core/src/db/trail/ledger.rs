//! [`Ledger`]: what a transaction has been told, until it writes it down.

use std::collections::BTreeMap;

use super::change::{Change, Values, What, between};
use super::note::{Image, Note, Told};

/// What was done to one row, to be written down.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) model: String,
    pub(super) key: String,
    pub(super) what: What,
    pub(super) changes: BTreeMap<String, Change>,
}

/// What a transaction has been told, until it writes it down.
#[derive(Debug, Default)]
pub(in crate::db) struct Ledger {
    olds: Vec<Image>,
    pub(super) lines: Vec<Line>,
}

impl Ledger {
    /// Takes a note.
    pub(in crate::db) fn take(&mut self, told: Told) {
        match told.0 {
            Note::Begin { .. } => {}
            Note::Old(image) => self.olds.push(image),
            Note::Made(image) => self.add(What::Insert, None, Some(image)),
            Note::Changed(image) => {
                let old = self.old(&image.model, &image.key);
                self.add(What::Update, old, Some(image));
            }
            Note::Gone { model, key } => {
                // A row that was not there was not deleted either.
                if let Some(old) = self.old(&model, &key) {
                    self.add(What::Delete, Some(old), None);
                }
            }
        }
    }

    /// Takes over what a transaction inside of this one has been told.
    pub(in crate::db) fn append(&mut self, inner: &mut Self) {
        self.lines.append(&mut inner.lines);
    }

    /// Whether there is nothing to write.
    pub(in crate::db) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What a row was; later ones count, since a write may have failed.
    fn old(&mut self, model: &str, key: &str) -> Option<Image> {
        let mut found = None;
        self.olds.retain_mut(|image| {
            let is_it = image.model == model && image.key == key;
            if is_it {
                found = Some(std::mem::replace(
                    image,
                    Image { model: String::new(), key: String::new(), values: Values::new(), secrets: Vec::new() },
                ));
            }
            !is_it
        });
        found
    }

    fn add(&mut self, what: What, old: Option<Image>, new: Option<Image>) {
        let none = Values::new();
        // Of an update the old image names the secrets that were about to change, of the others the one that there is.
        let secrets = match (&old, &new) {
            (Some(image), _) | (None, Some(image)) => image.secrets.clone(),
            (None, None) => Vec::new(),
        };
        let values = |image: &Option<Image>| image.as_ref().map_or_else(|| none.clone(), |image| image.values.clone());
        let changes = between(&values(&old), &values(&new), &secrets);
        let Some(image) = new.or(old) else { return };
        if changes.is_empty() && what == What::Update {
            return;
        }
        self.lines.push(Line { model: image.model, key: image.key, what, changes });
    }
}
