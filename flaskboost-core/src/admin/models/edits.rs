//! [`Edits`]: what was changed in several rows of a list, to be saved at once.

use std::collections::BTreeMap;

use super::listing::{MOST, hold};
use super::write::check;
use super::{
    ColumnFacts, Draft, Originals, Outcome, Row, Seals, Shelf, is_box, key_of, one_kind_of_break, value_of, write,
};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::form::Sent;

/// What was changed in several rows of a list.
#[derive(Debug, Default)]
pub(in crate::admin) struct Edits(pub(in crate::admin) Vec<Edit>);

/// What was changed in one of them.
#[derive(Debug)]
pub(in crate::admin) struct Edit {
    pub(in crate::admin) key: String,
    /// What was sent for it, by the names of its columns.
    pub(in crate::admin) sent: Sent,
    version: String,
    /// What the page showed; nothing if that cannot be believed.
    pub(in crate::admin) originals: Option<Originals>,
    /// The row as it is now; nothing if it is gone.
    pub(in crate::admin) row: Option<Row>,
    pub(in crate::admin) draft: Draft,
    /// Whether somebody else changed the row meanwhile.
    pub(in crate::admin) is_stale: bool,
}

/// What became of them.
#[derive(Debug)]
pub(in crate::admin) enum Verdict {
    /// So many rows were written.
    Saved(usize),
    /// Nothing was written: some rows are not what they were.
    Stale,
    /// Nothing was written: there are complaints.
    Refused,
    /// Nothing was written: this row may not be changed, or these columns of it.
    Forbidden { key: String, names: Vec<String> },
}

impl Edits {
    /// Reads what the form of a list sent: under `key.column`, and beside it what the page showed. Rows of which nothing
    /// was changed are left out.
    ///
    /// # Errors
    ///
    /// - A name is none of the form, several values came under one, or there are too many rows: 400.
    pub(in crate::admin) fn read(shelf: &dyn Shelf, seals: &Seals, sent: &Sent) -> Result<Self> {
        let refused = || Error::bad_request("This is not what the list would send.").with_hint("Reload the list.");
        let mut rows: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for name in sent.names().filter(|name| name != "csrf_token" && !name.starts_with('-')) {
            let (key, part) = name.split_once('.').ok_or_else(refused)?;
            let text = sent.text(&name).map_err(|_| refused())?.unwrap_or_default().into_owned();
            rows.entry(key.to_owned()).or_default().push((part.to_owned(), text));
        }
        if rows.len() as u64 > MOST {
            return Err(refused());
        }
        let edits = rows.into_iter().map(|(key, texts)| Edit::new(shelf, seals, key, texts));
        Ok(Self(edits.filter(|edit| edit.is_touched(shelf)).collect()))
    }

    /// Writes all of them, or says why none. The transaction is to be committed if they were saved, and rolled back
    /// otherwise.
    ///
    /// # Errors
    ///
    /// - The database cannot answer, or a hook of the model fails.
    pub(in crate::admin) async fn save(
        &mut self,
        tx: &Tx,
        panel: &Panel,
        shelf: &dyn Shelf,
        actor: &Actor,
        seals: &Seals,
    ) -> Result<Verdict> {
        self.load(tx, shelf, actor).await?;
        for edit in &mut self.0 {
            if let Some(names) = edit.fill_in(shelf, actor, seals) {
                return Ok(Verdict::Forbidden { key: edit.key.clone(), names });
            }
        }
        if self.0.iter().any(|edit| edit.is_stale || edit.row.is_none()) {
            return Ok(Verdict::Stale);
        }
        // All that can be said of them is said at once, before the database says something of the first one.
        for Edit { row, draft, .. } in &mut self.0 {
            check(tx, panel, shelf, actor, row.as_ref(), draft).await?;
        }
        if self.0.iter().any(|edit| !edit.draft.is_sound()) {
            return Ok(Verdict::Refused);
        }
        let mut written = 0;
        for Edit { row, draft, .. } in &mut self.0 {
            match write(tx, panel, shelf, actor, row.as_ref(), draft).await? {
                Outcome::Written(_) => written += 1,
                Outcome::Unchanged | Outcome::Around => {}
                Outcome::Refused => return Ok(Verdict::Refused),
            }
        }
        Ok(Verdict::Saved(written))
    }

    /// What was changed in the row of this key.
    pub(in crate::admin) fn of(&self, key: &str) -> Option<&Edit> {
        self.0.iter().find(|edit| edit.key == key)
    }

    /// Reads the rows as they are now, and holds them.
    async fn load(&mut self, tx: &Tx, shelf: &dyn Shelf, actor: &Actor) -> Result<()> {
        let keys: Vec<&str> = self.0.iter().map(|edit| edit.key.as_str()).collect();
        let rows = hold(tx, shelf, actor, &keys).await?;
        let mut rows: BTreeMap<String, Row> = rows.into_iter().map(|row| (key_of(shelf.facts(), &row), row)).collect();
        for edit in &mut self.0 {
            edit.row = rows.remove(&edit.key);
        }
        Ok(())
    }
}

impl Edit {
    fn new(shelf: &dyn Shelf, seals: &Seals, key: String, texts: Vec<(String, String)>) -> Self {
        let find = |name: &str| texts.iter().find(|(other, _)| other == name).map(|(_, text)| text.clone());
        let originals = find("-original").and_then(|sealed| seals.open(shelf.facts(), &key, &sealed));
        let version = find("-version").unwrap_or_default();
        let sent = Sent::of(texts);
        Self { key, sent, version, originals, row: None, draft: Draft::default(), is_stale: false }
    }

    /// Whether something was sent that the page did not show.
    fn is_touched(&self, shelf: &dyn Shelf) -> bool {
        let columns = &shelf.facts().columns;
        let is_sent = |name: &String| !name.starts_with('-');
        let Some(originals) = &self.originals else { return self.sent.names().any(|name| is_sent(&name)) };
        let is_unknown = |name: String| is_sent(&name) && !originals.contains_key(&name);
        if self.sent.names().any(is_unknown) {
            return true;
        }
        originals.iter().any(|(name, original)| {
            let Some(column) = columns.iter().find(|column| column.name == name) else { return true };
            let Some(text) = self.text(column) else { return false };
            original.as_ref().is_none_or(|original| differ(column, original, &text))
        })
    }

    /// What was sent for a column that the page showed: a box that is not ticked sends nothing.
    pub(in crate::admin) fn text(&self, column: &ColumnFacts) -> Option<String> {
        let text = self.sent.text(column.name).ok().flatten().map(|text| one_kind_of_break(&text));
        text.or_else(|| is_box(column).then(|| "false".to_owned()))
    }

    /// Boxes that were ticked on the page, are not any more, and are nothing that may be written by now.
    fn boxes(&self, shelf: &dyn Shelf) -> Vec<String> {
        let columns = shelf.facts().columns.iter().enumerate();
        let closed = columns.filter(|(place, column)| is_box(column) && self.draft.field(*place).is_none());
        let was = |name: &str| self.originals.as_ref().and_then(|originals| originals.get(name).cloned().flatten());
        let taken = closed.filter(|(_, column)| {
            was(column.name).is_some_and(|was| self.text(column).is_some_and(|text| differ(column, &was, &text)))
        });
        taken.map(|(_, column)| column.name.to_owned()).filter(|name| self.sent.text(name) == Ok(None)).collect()
    }

    /// Takes in what was sent, as far as the row is there. Where somebody else changed the row, fields that were not
    /// touched show what is there now.
    ///
    /// What they may not change is given back.
    fn fill_in(&mut self, shelf: &dyn Shelf, actor: &Actor, seals: &Seals) -> Option<Vec<String>> {
        let facts = shelf.facts();
        let row = self.row.as_ref()?;
        self.draft = Draft::of_list(shelf, actor, row);
        let mut intruders = self.draft.intruders(facts, &self.sent);
        intruders.extend(self.boxes(shelf));
        if !intruders.is_empty() || !shelf.may(row, actor, Action::EDIT) {
            return Some(intruders);
        }
        self.is_stale = !seals.is_version(&self.version, facts, row);
        let nothing = Originals::new();
        let originals = self.originals.as_ref().unwrap_or(&nothing);
        let fresh = Draft::of_list(shelf, actor, row);
        self.draft.take(facts, &self.sent, Some(originals));
        for (field, fresh) in self.draft.fields.iter_mut().zip(fresh.fields) {
            let Some(column) = facts.columns.get(field.place) else { continue };
            let shown = originals.get(column.name).and_then(Option::as_ref);
            if self.is_stale && shown.is_some_and(|shown| !differ(column, shown, &field.text)) {
                field.text = fresh.text;
            }
        }
        None
    }
}

/// Whether two texts of a column are different values: a browser writes the same moment with and without its seconds.
pub(in crate::admin) fn differ(column: &ColumnFacts, one: &str, other: &str) -> bool {
    if one == other {
        return false;
    }
    match (value_of(column, one), value_of(column, other)) {
        (Ok(one), Ok(other)) => one != other,
        _ => true,
    }
}
