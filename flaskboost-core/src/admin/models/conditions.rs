//! Which fields of a draft count, and what is saved of the others.

use super::{ColumnFacts, Condition, Draft, Kind, Row, Shelf, is_box, written_at};
use crate::auth::Actor;

impl ColumnFacts {
    /// Whether there is something to save of a field that does not count.
    pub(in crate::admin) fn can_be_empty(&self) -> bool {
        self.is_nullable || is_box(self) || matches!(self.kind, Kind::Text { .. })
    }

    /// The text of a field that does not count.
    pub(super) fn empty_text(&self) -> &'static str {
        if is_box(self) { "false" } else { "" }
    }
}

impl Draft {
    /// Without the fields that cannot count, whatever is filled in: the one that decides is none of this form.
    #[must_use]
    pub(super) fn settled(mut self, shelf: &dyn Shelf, actor: &Actor, row: Option<&Row>) -> Self {
        let lost: Vec<usize> = shelf
            .facts()
            .conditions
            .iter()
            .filter(|condition| self.field(condition.other).is_none() && !self.holds(shelf, actor, row, condition))
            .map(|condition| condition.column)
            .collect();
        self.fields.retain(|field| !lost.contains(&field.place));
        self
    }

    /// Finds out which fields count. What decides over others may itself not count, so it is asked again until nothing
    /// changes.
    pub(super) fn weigh(&mut self, shelf: &dyn Shelf, actor: &Actor, row: Option<&Row>) {
        let conditions = &shelf.facts().conditions;
        for _ in conditions {
            let off: Vec<usize> = conditions
                .iter()
                .filter(|condition| !self.holds(shelf, actor, row, condition))
                .map(|condition| condition.column)
                .collect();
            for field in &mut self.fields {
                field.is_off = off.contains(&field.place);
            }
        }
    }

    fn holds(&self, shelf: &dyn Shelf, actor: &Actor, row: Option<&Row>, condition: &Condition) -> bool {
        let column = shelf.facts().columns.get(condition.other);
        let text = match (self.field(condition.other), row) {
            (Some(field), _) if field.is_off => column.map(|column| column.empty_text().to_owned()),
            (Some(field), _) => Some(field.text.clone()),
            // Whether a field is there would tell what they may not read.
            (None, Some(row)) if !shelf.may_read(row, actor, condition.other) => return true,
            (None, Some(row)) => Some(written_at(shelf, row, condition.other)),
            (None, None) => column.map(|column| column.empty_text().to_owned()),
        };
        text.is_some_and(|text| condition.values.contains(&text))
    }
}
