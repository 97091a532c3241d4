//! Rows as lines of a file: CSV for spreadsheets, JSON for programs.

use serde_json::{Map, Value as Json};

use crate::admin::models::{Kind, Listed, Row, Shelf, json_of, text_of};
use crate::auth::Actor;

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Sheet {
    Csv,
    Json,
}

impl Sheet {
    /// What comes before the first row. Spreadsheets take CSV for UTF-8 only if it begins with a mark.
    pub(in crate::admin) fn opening(self, shelf: &dyn Shelf) -> String {
        match self {
            Self::Csv => format!("\u{feff}{}", line(names(shelf).into_iter().map(|name| quoted(&name)))),
            Self::Json => "[".to_owned(),
        }
    }

    /// Some rows, at the start of the file or later.
    pub(in crate::admin) fn rows(self, shelf: &dyn Shelf, actor: &Actor, rows: &[Row], place: Start) -> String {
        let mut text = String::new();
        for (number, row) in rows.iter().enumerate() {
            match self {
                Self::Csv => text.push_str(&line(cells(shelf, actor, row).map(|cell| cell.for_spreadsheets()))),
                Self::Json => {
                    text.push_str(if number == 0 && place == Start::OfFile { "\n" } else { ",\n" });
                    let pairs = names(shelf).into_iter().zip(cells(shelf, actor, row).map(Cell::into_json));
                    text.push_str(&Json::Object(pairs.collect::<Map<_, _>>()).to_string());
                }
            }
        }
        text
    }

    /// What comes after the last row.
    pub(in crate::admin) fn closing(self) -> &'static str {
        match self {
            Self::Csv => "",
            Self::Json => "\n]\n",
        }
    }
}

/// Where some rows stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Start {
    OfFile,
    Later,
}

/// One cell: nothing, or a text that may stand for a number.
struct Cell {
    text: Option<String>,
    kind: Kind,
}

fn names(shelf: &dyn Shelf) -> Vec<String> {
    let facts = shelf.facts();
    let names = facts.list.iter().map(|listed| match listed {
        Listed::Column(place) => facts.columns.get(*place).map_or("", |column| column.name),
        Listed::Computed(place) => facts.computed.get(*place).map_or("", |computed| computed.name),
    });
    names.map(str::to_owned).collect()
}

fn cells<'a>(shelf: &'a dyn Shelf, actor: &'a Actor, row: &'a Row) -> impl Iterator<Item = Cell> + 'a {
    let facts = shelf.facts();
    facts.list.iter().map(move |listed| match listed {
        Listed::Column(place) => {
            let kind = facts.columns.get(*place).map_or(Kind::Other, |column| column.kind.clone());
            let is_readable = shelf.may_read(row, actor, *place);
            Cell { text: row.values.get(*place).filter(|_| is_readable).and_then(text_of), kind }
        }
        Listed::Computed(place) => {
            Cell { text: Some(shelf.computed(row, *place)), kind: Kind::Text { is_long: false } }
        }
    })
}

impl Cell {
    fn for_spreadsheets(self) -> String {
        let text = self.text.unwrap_or_default();
        if self.kind.is_figure() { quoted(&text) } else { quoted(&harmless(&text)) }
    }

    fn into_json(self) -> Json {
        json_of(&self.kind, self.text)
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = cells.collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

/// A text that a spreadsheet would take for a formula gets an apostrophe. One that already begins so gets one more, so
/// that an import can take exactly one away.
fn harmless(text: &str) -> String {
    let is_formula = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell that a spreadsheet must not take for a formula: without the one apostrophe that an export put before
/// it.
pub(in crate::admin) fn unescaped(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if harmless(rest).len() > rest.len() => rest,
        _ => text,
    }
}

/// A text as a cell of a file for spreadsheets.
pub(in crate::admin) fn cell_of(text: &str) -> String {
    quoted(&harmless(text))
}

fn quoted(text: &str) -> String {
    let is_plain = !text.contains([',', '"', '\r', '\n', ';', '\t']) && text.trim() == text;
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for text in ["", "a=b", "'tis", "1", "é"] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn exactly_one_apostrophe_of_an_export_is_taken_away() {
        for text in ["=1+1", "+1", "'=1", "''-x", "", "a=b", "'tis", "'", "1", "\t=1"] {
            assert_eq!(unescaped(&harmless(text)), text);
        }
    }

    #[test]
    fn a_cell_is_quoted_where_it_must_be() {
        assert_eq!(quoted("plain text"), "plain text");
        assert_eq!(quoted("a,b"), "\"a,b\"");
        assert_eq!(quoted("say \"a\"\n"), "\"say \"\"a\"\"\n\"");
        assert_eq!(quoted(" a"), "\" a\"");
    }

    #[test]
    fn a_number_is_no_formula() {
        let cell = |text: &str, kind| Cell { text: Some(text.to_owned()), kind };
        assert_eq!(cell("-5", Kind::Whole).for_spreadsheets(), "-5");
        assert_eq!(cell("-5", Kind::Text { is_long: false }).for_spreadsheets(), "'-5");
        assert_eq!(cell("-5", Kind::Whole).into_json(), serde_json::json!(-5));
        assert_eq!(cell("1.10", Kind::Decimal).into_json(), serde_json::json!("1.10"));
    }
}
