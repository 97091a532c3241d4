//! What was sent for the rows of a litter.

use std::collections::{BTreeMap, BTreeSet};

use super::litter::{Cub, Litter};
use super::{Complaint, Draft, Originals, Row, Seals, key_of, listing, text_of, written_at};
use crate::auth::{Action, Actor};
use crate::db::Tx;
use crate::error::Result;
use crate::form::Sent;

/// The row of a form: its values, its key, and the key in addresses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parent<'a> {
    pub(super) row: &'a Row,
    /// The place of its key.
    pub(super) place: usize,
    pub(super) key: &'a str,
}

impl Litter {
    /// Takes in what was sent, and holds the rows that it is about. What no form of this row sends comes back by name. Of
    /// a new row, and so of one that is saved as a new one, everything is new.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(super) async fn receive(
        &mut self,
        tx: &Tx,
        actor: &Actor,
        seals: &Seals,
        parent: Option<Parent<'_>>,
        sent: &Sent,
    ) -> Result<Vec<String>> {
        let prefix = self.prefix();
        let own = sent.under(&prefix);
        let (mut slots, mut intruders) = (BTreeSet::new(), Vec::new());
        for name in own.names() {
            match slot_of(&name) {
                Some(slot) => drop(slots.insert(slot)),
                None => intruders.push(format!("{prefix}{name}")),
            }
        }
        let lines: Vec<(u32, Sent)> = slots.into_iter().map(|slot| (slot, own.under(&format!("{slot}.")))).collect();
        let mut rows = BTreeMap::new();
        if parent.is_some() {
            let keys: Vec<String> = lines.iter().map(|(_, line)| text(line, "-key")).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).filter(|key| !key.is_empty()).collect();
            for row in listing::hold(tx, self.shelf.as_ref(), actor, &keys).await? {
                rows.insert(key_of(self.shelf.facts(), &row), row);
            }
        }
        for (slot, line) in &lines {
            let key = text(line, "-key");
            let names = match parent.filter(|_| !key.is_empty()) {
                Some(parent) => self.take_row(actor, seals, parent, (*slot, line), rows.remove(&key)),
                None => self.take_new(actor, (*slot, line)),
            };
            intruders.extend(names.into_iter().map(|name| format!("{prefix}{slot}.{name}")));
        }
        Ok(intruders)
    }

    /// One that is new.
    fn take_new(&mut self, actor: &Actor, (slot, line): (u32, &Sent)) -> Vec<String> {
        if !self.may_add {
            return line.names().collect();
        }
        let shelf = self.shelf.clone();
        let mut cub = self.blank(actor, slot);
        let intruders = cub.draft.intruders(shelf.facts(), line);
        let before: Vec<String> = cub.draft.fields.iter().map(|field| field.text.clone()).collect();
        cub.draft.take(shelf.facts(), line, None);
        let is_same = cub.draft.fields.iter().zip(&before).all(|(field, before)| field.text == *before);
        cub.is_blank = (is_same && cub.draft.is_sound()) || has(line, "-leave");
        self.cubs.push(cub);
        intruders
    }

    /// One that is there, or was.
    fn take_row(
        &mut self,
        actor: &Actor,
        seals: &Seals,
        parent: Parent<'_>,
        (slot, line): (u32, &Sent),
        row: Option<Row>,
    ) -> Vec<String> {
        let shelf = self.shelf.clone();
        let facts = shelf.facts();
        let name = self.seal_name(parent.key, &text(line, "-key"));
        let originals = seals.open(facts, &name, &text(line, "-original"));
        let wanted = self.parent_value(parent.row, parent.place);
        let wanted = wanted.as_ref().and_then(text_of);
        let is_own = |row: &Row| {
            shelf.may_read(row, actor, self.column)
                && !facts.is_trashed(row)
                && row.values.get(self.column).and_then(text_of) == wanted
        };
        let Some(row) = row.filter(is_own) else {
            // The form of this row showed it once, or else the key was never on it.
            return match originals {
                Some(originals) => self.take_lost(actor, (slot, line), &originals),
                None => vec!["-key".to_owned()],
            };
        };
        let mut draft = Draft::of_row(shelf.as_ref(), actor, &row).without(self.column);
        let mut intruders = draft.intruders(facts, line);
        let is_leaving = has(line, "-leave");
        if is_leaving && !shelf.may(&row, actor, Action::DELETE) {
            intruders.push("-leave".to_owned());
        }
        let originals = originals.unwrap_or_default();
        draft.take(facts, line, Some(&originals));
        let is_stale = !seals.is_version(&text(line, "-version"), facts, &row);
        let mut cub = Cub { slot, row: Some(row), draft, is_leaving, is_blank: false, is_stale };
        if is_stale {
            self.meet(&mut cub, &originals);
        }
        self.cubs.push(cub);
        intruders
    }

    /// Somebody else changed the row. What was not changed here becomes what they saved; what was, is complained about,
    /// so that nothing of theirs is overwritten unseen.
    fn meet(&self, cub: &mut Cub, originals: &Originals) {
        let Some(row) = &cub.row else { return };
        let mut is_touched = cub.is_leaving;
        for field in &mut cub.draft.fields {
            let Some(column) = self.shelf.facts().columns.get(field.place) else { continue };
            let original = originals.get(column.name).and_then(Option::as_deref);
            let theirs = written_at(self.shelf.as_ref(), row, field.place);
            if original == Some(field.text.as_str()) || field.text == theirs {
                field.text = theirs;
                continue;
            }
            is_touched = true;
            if original != Some(theirs.as_str()) {
                field.complaints.push(Complaint::about("steps-theirs", &theirs));
            }
        }
        cub.is_stale = is_touched;
        if is_touched {
            cub.draft.complaints.push(Complaint::known("steps-changed"));
        }
    }

    /// The row is gone, or belongs to another one now: what was typed becomes a new one, if anything was.
    fn take_lost(&mut self, actor: &Actor, (slot, line): (u32, &Sent), originals: &Originals) -> Vec<String> {
        let mut cub = self.blank(actor, slot);
        cub.draft.take(self.shelf.facts(), line, Some(originals));
        let facts = self.shelf.facts();
        let is_touched = originals.iter().any(|(name, original)| match (line.text(name), original) {
            (Ok(Some(text)), Some(original)) => super::one_kind_of_break(&text) != *original,
            (Ok(None), Some(original)) => {
                let is_box = facts.place_of(name).and_then(|place| facts.columns.get(place)).is_some_and(super::is_box);
                is_box && original == "true"
            }
            _ => false,
        });
        if !is_touched || has(line, "-leave") {
            return Vec::new();
        }
        if self.may_add {
            cub.is_blank = false;
            cub.is_stale = true;
            cub.draft.complaints.push(Complaint::known("steps-gone"));
            self.cubs.push(cub);
        } else {
            let typed: Vec<String> = originals.keys().map(|name| text(line, name)).collect();
            self.complaints.push(Complaint::about("steps-lost", typed.join(" · ").as_str()));
        }
        Vec::new()
    }
}

/// The number of a line, in names such as `3.title`.
fn slot_of(name: &str) -> Option<u32> {
    let (number, rest) = name.split_once('.')?;
    let slot: u32 = number.parse().ok()?;
    (!rest.is_empty() && slot < 100_000 && slot.to_string() == number).then_some(slot)
}

fn text(line: &Sent, name: &str) -> String {
    line.text(name).ok().flatten().unwrap_or_default().into_owned()
}

fn has(line: &Sent, name: &str) -> bool {
    !text(line, name).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_small_number_written_in_one_way() {
        assert_eq!(slot_of("3.title"), Some(3));
        for name in ["title", "03.title", "-1.title", "3.", ".title", "100000.title", "99999999999.title"] {
            assert_eq!(slot_of(name), None, "{name}");
        }
    }
}
