//! [`Draft`]: a row as somebody fills it in, until it is written.

use sea_orm::Value;

use super::{ColumnFacts, Facts, Kind, Originals, Row, Shelf, one_kind_of_break, value_of, written_at};
use crate::auth::{Action, Actor};
use crate::form::Sent;
use crate::policy::Extent;

/// A row as somebody fills it in: only what they may write.
#[derive(Debug, Default)]
pub(in crate::admin) struct Draft {
    pub(in crate::admin) fields: Vec<Field>,
    /// What is wrong with all of it.
    pub(in crate::admin) complaints: Vec<Complaint>,
}

/// One field of a draft.
#[derive(Debug)]
pub(in crate::admin) struct Field {
    pub(in crate::admin) place: usize,
    pub(in crate::admin) text: String,
    pub(in crate::admin) complaints: Vec<Complaint>,
    /// Whether it does not count, as a condition says.
    pub(in crate::admin) is_off: bool,
}

/// Why something cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(in crate::admin) struct Complaint {
    /// A text of the lexicon.
    key: Option<&'static str>,
    /// A sentence of the model.
    text: Option<String>,
    /// What it is about.
    what: String,
}

impl Complaint {
    pub(in crate::admin) fn known(key: &'static str) -> Self {
        Self { key: Some(key), text: None, what: String::new() }
    }

    pub(in crate::admin) fn about(key: &'static str, what: &str) -> Self {
        Self { key: Some(key), text: None, what: what.to_owned() }
    }

    /// In words: its own sentence, or a text of the lexicon about something.
    pub(in crate::admin) fn told(&self, text: impl Fn(&str, &str) -> String) -> String {
        let known = self.key.map(|key| text(key, &self.what));
        self.text.clone().or(known).unwrap_or_default()
    }

    pub(in crate::admin) fn said(text: &str) -> Self {
        Self { key: None, text: Some(text.to_owned()), what: String::new() }
    }
}

impl Draft {
    /// The row as it is, with a field for each column of the form that somebody may read and change in it.
    pub(in crate::admin) fn of_row(shelf: &dyn Shelf, actor: &Actor, row: &Row) -> Self {
        let may = |place: usize, column: &ColumnFacts| {
            !column.is_key && shelf.may_read(row, actor, place) && shelf.may_write(row, actor, place)
        };
        Self::of(shelf.facts(), may, |place, _| written_at(shelf, row, place)).settled(shelf, actor, Some(row))
    }

    /// A new row, with a field for each column of the form that somebody may write in every row: of a rule about the
    /// row nothing is known yet. What the address says is filled in, where there is a field for it.
    pub(in crate::admin) fn of_new(shelf: &dyn Shelf, actor: &Actor, address: &Sent) -> Self {
        let may = |place: usize, _: &ColumnFacts| matches!(shelf.extent_to_write(actor, place), Extent::Everything);
        Self::of(shelf.facts(), may, |_, column| match address.text(column.name) {
            Ok(Some(text)) => one_kind_of_break(&text),
            _ if is_box(column) => "false".to_owned(),
            _ => String::new(),
        })
        .settled(shelf, actor, None)
    }

    /// The row as it is, with a field for each column that somebody may change in the list.
    pub(in crate::admin) fn of_list(shelf: &dyn Shelf, actor: &Actor, row: &Row) -> Self {
        let edits = &shelf.facts().edits;
        if edits.is_empty() || !shelf.may(row, actor, Action::EDIT) {
            return Self::default();
        }
        let may = |place: &&usize| shelf.may_read(row, actor, **place) && shelf.may_write(row, actor, **place);
        let field = |place: &usize| Field {
            place: *place,
            text: written_at(shelf, row, *place),
            complaints: Vec::new(),
            is_off: false,
        };
        Self { fields: edits.iter().filter(may).map(field).collect(), complaints: Vec::new() }.settled(
            shelf,
            actor,
            Some(row),
        )
    }

    fn of(
        facts: &Facts,
        may: impl Fn(usize, &ColumnFacts) -> bool,
        text: impl Fn(usize, &ColumnFacts) -> String,
    ) -> Self {
        let mut fields: Vec<Field> = Vec::new();
        for place in facts.fieldsets.iter().flat_map(|fieldset| &fieldset.columns) {
            let Some(column) = facts.columns.get(*place) else { continue };
            let is_open = !column.is_secret && !column.is_automatic && !column.is_read_only;
            let is_new = fields.iter().all(|field| field.place != *place);
            if is_open && is_new && column.kind.is_writable() && may(*place, column) {
                fields.push(Field { place: *place, text: text(*place, column), complaints: Vec::new(), is_off: false });
            }
        }
        Self { fields, complaints: Vec::new() }
    }

    /// The field of a column.
    pub(in crate::admin) fn field(&self, place: usize) -> Option<&Field> {
        self.fields.iter().find(|field| field.place == place)
    }

    /// The same, to be changed.
    pub(super) fn field_mut(&mut self, place: usize) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.place == place)
    }

    /// Without the field of this column, which somebody else fills in.
    #[must_use]
    pub(super) fn without(mut self, place: usize) -> Self {
        self.fields.retain(|field| field.place != place);
        self
    }

    /// What was sent under names that this form has no field for. Names with a hyphen before them are the form's own.
    pub(in crate::admin) fn intruders(&self, facts: &Facts, sent: &Sent) -> Vec<String> {
        let is_ours = |name: &str| name == "csrf_token" || name.starts_with('-');
        let has = |name: &str| facts.place_of(name).is_some_and(|place| self.field(place).is_some());
        sent.names().filter(|name| !is_ours(name) && !has(name)).collect()
    }

    /// Takes in what was sent. A box that is not ticked sends nothing: it counts where the form had it, as `originals`
    /// says of a row, and for every new row. Whatever else was not sent stays as it is.
    pub(in crate::admin) fn take(&mut self, facts: &Facts, sent: &Sent, originals: Option<&Originals>) {
        for field in &mut self.fields {
            let Some(column) = facts.columns.get(field.place) else { continue };
            match sent.text(column.name) {
                Ok(Some(text)) if text.contains('\0') => field.complaints.push(Complaint::known("forms-no-zero")),
                Ok(Some(text)) => field.text = one_kind_of_break(&text),
                Ok(None) if is_box(column) && originals.is_none_or(|shown| shown.contains_key(column.name)) => {
                    "false".clone_into(&mut field.text);
                }
                Ok(None) => {}
                Err(problem) => field.complaints.push(Complaint::said(problem.message())),
            }
        }
    }

    /// Fills in what is made of other columns, where it was left empty.
    pub(in crate::admin) fn fill_in(&mut self, facts: &Facts) {
        for (slug, from) in &facts.slugs {
            let made = self.field(*from).map(|from| slug_of(&from.text));
            let most = facts.columns.get(*slug).and_then(|column| column.max_len);
            if let (Some(made), Some(field)) = (made, self.field_mut(*slug))
                && field.text.trim().is_empty()
            {
                field.text = made.chars().take(most.map_or(usize::MAX, |most| most as usize)).collect();
            }
        }
    }

    /// The values that are to be written: all that were filled in of a new row, or all that differ from this one. What
    /// cannot be read becomes a complaint.
    pub(super) fn values(&mut self, shelf: &dyn Shelf, row: Option<&Row>) -> Vec<(usize, Value)> {
        let mut values = Vec::new();
        for field in &mut self.fields {
            let Some(column) = shelf.facts().columns.get(field.place) else { continue };
            let text = if field.is_off { column.empty_text() } else { &field.text };
            let is_same = match row {
                Some(row) => text == written_at(shelf, row, field.place),
                // The database knows what stands there when nothing does.
                None => text.is_empty() && column.is_nullable,
            };
            if is_same || !field.is_off && !field.complaints.is_empty() {
                continue;
            }
            match value_of(column, text) {
                Ok(value) => {
                    if row.and_then(|row| row.values.get(field.place)) != Some(&value) {
                        values.push((field.place, value));
                    }
                }
                Err(why) => field.complaints.push(Complaint::known(why.0)),
            }
        }
        values
    }

    /// Whether nothing speaks against it.
    pub(in crate::admin) fn is_sound(&self) -> bool {
        self.complaints.is_empty() && self.fields.iter().all(|field| field.is_off || field.complaints.is_empty())
    }
}

/// Whether a column is drawn as a box, which sends nothing when it is not ticked.
pub(in crate::admin) fn is_box(column: &ColumnFacts) -> bool {
    column.kind == Kind::Flag && !column.is_nullable
}

/// A text as a part of an address: small letters and digits of any script, with hyphens between the words.
pub(in crate::admin) fn slug_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_words_with_hyphens_between() {
        assert_eq!(slug_of("  Hello, World! "), "hello-world");
        assert_eq!(slug_of("Über 30 % mehr"), "über-30-mehr");
        assert_eq!(slug_of("日本 語"), "日本-語");
        assert_eq!(slug_of("---"), "");
    }
}
