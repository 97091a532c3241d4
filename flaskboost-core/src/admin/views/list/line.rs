//! [`Line`]: one row of a list.

use serde::Serialize;

use super::pencil::{Entry, Pencil};
use crate::admin::models::listing::{Labels, Way, title_of};
use crate::admin::models::{ColumnFacts, Kind, Listed, Row, Shelf, key_of, text_of};
use crate::auth::Actor;

/// How much of a long text a list shows.
const LONGEST: usize = 100;

/// One row of a list.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    key: String,
    title: String,
    cells: Vec<Cell>,
    /// What tells which row was changed, where somebody may change something here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pencil: Option<Pencil>,
    /// Where it stands in the order that is made by hand, for whoever may move it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) spot: Option<Spot>,
    /// The value of its group, if it is the first one of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<Cell>,
}

/// Where a row stands in the order that is made by hand.
#[derive(Debug, Serialize)]
pub(super) struct Spot {
    /// Its place, where places are counted.
    number: Option<u64>,
    /// The keys of the rows before it and after it, as far as they are on this page.
    above: String,
    below: String,
    is_first: bool,
    is_last: bool,
}

impl Spot {
    /// Gives each row of a page its place.
    pub(super) fn give(lines: &mut [Line], way: &Way, per_page: u32) {
        let keys: Vec<String> = lines.iter().map(|line| line.key.clone()).collect();
        let key = |at: Option<usize>| at.and_then(|at| keys.get(at)).cloned().unwrap_or_default();
        let first = match way {
            Way::Numbered { number, .. } => Some((number - 1) * u64::from(per_page)),
            Way::Onward { .. } => None,
        };
        let (is_begun, is_ended) = match way {
            Way::Numbered { number, pages, .. } => (*number == 1, number == pages),
            Way::Onward { previous, next, .. } => (previous.is_none(), next.is_none()),
        };
        for (at, line) in lines.iter_mut().enumerate() {
            line.spot = Some(Self {
                number: first.map(|first| first + at as u64 + 1),
                above: key(at.checked_sub(1)),
                below: key(at.checked_add(1)),
                is_first: at == 0 && is_begun,
                is_last: at + 1 == keys.len() && is_ended,
            });
        }
    }
}

/// One cell: a text, and what is to be made of it.
#[derive(Debug, Serialize)]
struct Cell {
    text: String,
    /// `text`, `figure`, `yes`, `no`, `empty`, `hidden`, `bytes` or `field`.
    kind: &'static str,
    href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<Box<Entry>>,
}

impl Line {
    pub(super) fn new(
        shelf: &dyn Shelf,
        actor: &Actor,
        row: &Row,
        labels: &Labels,
        mut pencil: Option<Pencil>,
    ) -> Self {
        let facts = shelf.facts();
        let cells = facts.list.iter().map(|listed| match listed {
            Listed::Column(place) => match facts.columns.get(*place) {
                Some(column) if shelf.may_read(row, actor, *place) => Cell::of(column, row, *place, labels),
                _ => Cell::new("", "hidden"),
            },
            Listed::Computed(place) => Cell::new(&shelf.computed(row, *place), "text"),
        });
        let mut cells: Vec<Cell> = cells.collect();
        for (cell, listed) in cells.iter_mut().zip(&facts.list) {
            if let Listed::Column(place) = listed
                && let Some(field) = pencil.as_mut().and_then(|pencil| pencil.take(*place))
            {
                (cell.kind, cell.field) = ("field", Some(Box::new(field)));
            }
        }
        Self { key: key_of(facts, row), title: title_of(shelf, actor, row), cells, pencil, spot: None, group: None }
    }
}

impl Line {
    /// Gives the first row of each group its value.
    pub(super) fn group(lines: &mut [Self], rows: &[Row], (place, column): (usize, &ColumnFacts), labels: &Labels) {
        let mut before = None;
        for (line, row) in lines.iter_mut().zip(rows) {
            let value = row.values.get(place);
            if before != Some(value) {
                line.group = Some(Cell::of(column, row, place, labels));
            }
            before = Some(value);
        }
    }
}

impl Cell {
    fn new(text: &str, kind: &'static str) -> Self {
        Self { text: text.to_owned(), kind, href: None, field: None }
    }

    fn of(column: &ColumnFacts, row: &Row, place: usize, labels: &Labels) -> Self {
        let Some(text) = row.values.get(place).and_then(text_of) else { return Self::new("", "empty") };
        if let Some(model) = column.refers
            && let Some(label) = labels.get(model, &text)
        {
            let href = Some(format!("/admin/{model}/{}", label.key));
            return Self { text: label.title.clone(), kind: "text", href, field: None };
        }
        match column.kind {
            Kind::Flag => Self::new("", if text == "true" { "yes" } else { "no" }),
            Kind::Bytes => Self::new(&text, "bytes"),
            Kind::Moment => Self::new(&text.replace('T', " ").replace('Z', " UTC"), "text"),
            Kind::Whole | Kind::Real | Kind::Decimal if column.refers.is_none() => Self::new(&text, "figure"),
            _ if text.is_empty() => Self::new("", "empty"),
            _ => Self::new(&short(&text), "text"),
        }
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_long_text_ends_between_letters() {
        assert_eq!(short("short"), "short");
        assert_eq!(short(&"ä".repeat(100)), "ä".repeat(100));
        assert_eq!(short(&"ä".repeat(101)), format!("{}…", "ä".repeat(100)));
    }
}
