//! [`FilterField`]: what a list can be narrowed by, as a part of a form, and [`ActiveFilter`]: by what it is.

use serde::Serialize;

use crate::admin::models::listing::{Asked, Filter, Test, is_open, is_range};
use crate::admin::models::{ColumnFacts, Kind, Shelf, text_of};
use crate::auth::Actor;

/// What a list can be narrowed by, as a part of a form.
#[derive(Debug, Serialize)]
pub(super) struct FilterField {
    name: String,
    label: String,
    /// `flag`, `choice`, `text`, `key` or `range`.
    kind: &'static str,
    /// The type of the inputs.
    input: &'static str,
    value: String,
    from: String,
    to: String,
    by: String,
    words: Vec<String>,
    is_nullable: bool,
}

/// One of the conditions by which a list is narrowed, and the address of the list without it.
#[derive(Debug, Serialize)]
pub(super) struct ActiveFilter {
    label: String,
    /// `is`, `contains`, `from`, `to`, `empty` or `filled`.
    test: &'static str,
    text: String,
    remove: String,
}

impl FilterField {
    pub(super) fn all(shelf: &dyn Shelf, actor: &Actor, asked: &Asked) -> Vec<Self> {
        let facts = shelf.facts();
        let open = facts.filters.iter().filter(|place| is_open(shelf, actor, **place));
        let columns = open.filter_map(|place| facts.columns.get(*place));
        columns.filter_map(|column| Self::of(column, asked)).collect()
    }

    fn of(column: &ColumnFacts, asked: &Asked) -> Option<Self> {
        let name = format!("f.{}", column.name);
        let value = |part: &str| {
            let name = format!("{name}{part}");
            asked.pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let kind = match &column.kind {
            Kind::Json | Kind::Bytes | Kind::Other => return None,
            _ if column.refers.is_some() => "key",
            Kind::Flag => "flag",
            Kind::Choice(_) => "choice",
            kind if is_range(kind) => "range",
            _ => "text",
        };
        let input = match column.kind {
            _ if kind == "key" => "text",
            Kind::Whole | Kind::Real | Kind::Decimal => "number",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Moment => "datetime-local",
            _ => "text",
        };
        let words = if let Kind::Choice(words) = &column.kind { words.clone() } else { Vec::new() };
        Some(Self {
            label: column.label.clone(),
            kind,
            input,
            value: value(""),
            from: for_input(input, value(".from")),
            to: for_input(input, value(".to")),
            by: value(".by"),
            words,
            is_nullable: column.is_nullable,
            name,
        })
    }
}

/// A value as its input takes it: a moment has no zone there, and no more than thousandths of a second.
fn for_input(input: &str, value: String) -> String {
    if input != "datetime-local" {
        return value;
    }
    let value = value.strip_suffix('Z').unwrap_or(&value);
    match value.split_once('.') {
        Some((seconds, rest)) => format!("{seconds}.{}", rest.get(..3).unwrap_or(rest)),
        None => value.to_owned(),
    }
}

/// A moment for people, to the second, from RFC 3339 in UTC.
fn moment(text: &str) -> String {
    let seconds = text.strip_suffix('Z').unwrap_or(text).split('.').next().unwrap_or_default();
    format!("{} UTC", seconds.replace('T', " "))
}

impl ActiveFilter {
    pub(super) fn all(shelf: &dyn Shelf, asked: &Asked) -> Vec<Self> {
        asked.filters.iter().filter_map(|filter| Self::of(shelf, asked, filter)).collect()
    }

    fn of(shelf: &dyn Shelf, asked: &Asked, filter: &Filter) -> Option<Self> {
        let column = shelf.facts().columns.get(filter.column)?;
        let (test, text) = match filter.test {
            Test::Is(_) => ("is", filter.text.as_str()),
            Test::Contains(_) => ("contains", filter.text.as_str()),
            Test::From(_) => ("from", filter.text.as_str()),
            Test::To(_) => ("to", filter.text.as_str()),
            Test::Empty => ("empty", ""),
            Test::Filled => ("filled", ""),
        };
        let text = match (&column.kind, &filter.test) {
            (Kind::Moment, Test::Is(value) | Test::From(value) | Test::To(value)) => {
                text_of(value).map_or_else(|| text.to_owned(), |text| moment(&text))
            }
            _ => text.to_owned(),
        };
        let remove = asked.query_without(&filter.names, &[]);
        Some(Self { label: column.label.clone(), test, text, remove })
    }
}
