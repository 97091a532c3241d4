//! A row as JSON, and JSON as what somebody fills in.

use serde_json::{Map, Value as Json};

use super::{ColumnFacts, Complaint, Draft, Facts, Kind, Listed, Row, Shelf, text_of};
use crate::auth::Actor;
use crate::form::Sent;

/// The columns that programs are told of: those that the pages show somewhere, without secrets and what is no value.
pub(in crate::admin) fn told(facts: &Facts) -> Vec<usize> {
    let listed = facts.list.iter().filter_map(|listed| match listed {
        Listed::Column(place) => Some(*place),
        Listed::Computed(_) => None,
    });
    let in_form = facts.fieldsets.iter().flat_map(|fieldset| fieldset.columns.iter().copied());
    let trash = facts.trash.map(|trash| trash.column);
    let shown: Vec<usize> = facts.keys.iter().copied().chain(listed).chain(in_form).chain(trash).collect();
    let is_told = |place: &usize| {
        let column = facts.columns.get(*place);
        shown.contains(place)
            && column.is_some_and(|column| !column.is_secret && !matches!(column.kind, Kind::Bytes | Kind::Other))
    };
    (0..facts.columns.len()).filter(is_told).collect()
}

/// What somebody may read of a row, by the names of its columns.
pub(in crate::admin) fn values_as_json(shelf: &dyn Shelf, actor: &Actor, row: &Row) -> Map<String, Json> {
    let facts = shelf.facts();
    let told = told(facts).into_iter().filter(|place| shelf.may_read(row, actor, *place));
    let pairs = told.filter_map(|place| {
        let column = facts.columns.get(place)?;
        Some((column.name.to_owned(), json_of(&column.kind, row.values.get(place).and_then(text_of))))
    });
    pairs.collect()
}

/// A value as JSON.
pub(in crate::admin) fn json_of(kind: &Kind, text: Option<String>) -> Json {
    let Some(text) = text else { return Json::Null };
    match kind {
        Kind::Flag => Json::Bool(text == "true"),
        // A decimal stays a text: as a number it would lose digits.
        Kind::Whole | Kind::Real => serde_json::from_str(&text).unwrap_or(Json::String(text)),
        Kind::Json => serde_json::from_str(&text).unwrap_or(Json::String(text)),
        _ => Json::String(text),
    }
}

impl Draft {
    /// What a program sends, as a form would send it. What it may not write, or what is of another kind than its column,
    /// is complained of by the name under which it came.
    ///
    /// # Errors
    ///
    /// - Each of these, with its name.
    pub(in crate::admin) fn sent_as_json(
        &self,
        facts: &Facts,
        given: &Map<String, Json>,
    ) -> Result<Sent, Vec<(String, Complaint)>> {
        let (mut texts, mut refused) = (Vec::new(), Vec::new());
        for (name, json) in given {
            let place = facts.place_of(name).filter(|place| self.field(*place).is_some());
            match place.and_then(|place| facts.columns.get(place)) {
                None => refused.push((name.clone(), Complaint::known("trash-api-closed"))),
                Some(column) => match text(column, json) {
                    Ok(text) => texts.push((name.clone(), text)),
                    Err(key) => refused.push((name.clone(), Complaint::known(key))),
                },
            }
        }
        if refused.is_empty() { Ok(Sent::of(texts)) } else { Err(refused) }
    }

    /// The columns that a new row needs and that nothing else fills in.
    pub(in crate::admin) fn needed<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = &'a ColumnFacts> {
        let is_made = |place: usize| facts.slugs.iter().any(|(slug, _)| *slug == place);
        let fields = self.fields.iter().filter(move |field| !is_made(field.place));
        let columns = fields.filter_map(|field| facts.columns.get(field.place));
        columns.filter(|column| !column.is_nullable && column.kind != Kind::Flag)
    }

    /// Why it was not written, with the names of the columns; an empty name stands for all of it.
    pub(in crate::admin) fn complaints_by_name(&self, facts: &Facts) -> Vec<(String, Complaint)> {
        let of_fields = self.fields.iter().flat_map(|field| {
            let name = facts.columns.get(field.place).map_or("", |column| column.name);
            field.complaints.iter().map(move |complaint| (name.to_owned(), complaint.clone()))
        });
        of_fields.chain(self.complaints.iter().map(|complaint| (String::new(), complaint.clone()))).collect()
    }
}

/// A value as the text of its field; else the text of the lexicon that says why it is none.
fn text(column: &ColumnFacts, json: &Json) -> Result<String, &'static str> {
    match (&column.kind, json) {
        (_, Json::Null) if column.is_nullable => Ok(String::new()),
        (_, Json::Null) => Err("cell-missing"),
        (Kind::Flag, Json::Bool(flag)) => Ok(flag.to_string()),
        (Kind::Flag, _) => Err("trash-api-flag"),
        (Kind::Whole | Kind::Real | Kind::Decimal, Json::Number(number)) => Ok(number.to_string()),
        (Kind::Whole | Kind::Real, _) => Err("trash-api-number"),
        (Kind::Json, json) => Ok(json.to_string()),
        (_, Json::String(text)) => Ok(text.clone()),
        _ => Err("trash-api-text"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_of_the_kind_of_its_column() {
        assert_eq!(json_of(&Kind::Whole, Some("7".to_owned())), json!(7));
        assert_eq!(json_of(&Kind::Decimal, Some("7.10".to_owned())), json!("7.10"));
        assert_eq!(json_of(&Kind::Flag, Some("false".to_owned())), json!(false));
        assert_eq!(json_of(&Kind::Json, Some("{\"a\":1}".to_owned())), json!({"a": 1}));
        assert_eq!(json_of(&Kind::Text { is_long: false }, None), Json::Null);
    }
}
