//! [`Filter`]: one condition by which somebody narrows a list.

use sea_orm::Value;

use crate::admin::models::{ColumnFacts, Facts, Kind, value_of};
use crate::error::{Error, Result};

/// One condition by which somebody narrows a list.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Filter {
    pub(in crate::admin) column: usize,
    pub(in crate::admin) test: Test,
    /// What was written, for the page.
    pub(in crate::admin) text: String,
    /// The names of the address that it is made of.
    pub(in crate::admin) names: Vec<String>,
}

/// What must be so.
#[derive(Debug, Clone)]
pub(in crate::admin) enum Test {
    Is(Value),
    Contains(String),
    From(Value),
    To(Value),
    Empty,
    Filled,
}

impl Filter {
    /// The filters of an address: pairs whose names begin with `f.`, and none of them empty.
    ///
    /// # Errors
    ///
    /// - A column by which they may not filter, or that there is not: 400, and the same for both.
    /// - No value of that column: 400.
    pub(super) fn all(facts: &Facts, open: &[usize], pairs: &[(&str, &str)]) -> Result<Vec<Self>> {
        let mut filters = Vec::new();
        for (name, text) in pairs {
            let (column, part) = name.split_once('.').unwrap_or((name, ""));
            // PostgreSQL has no text with such a letter in it.
            if text.contains('\0') {
                return Err(refused());
            }
            let place = facts.place_of(column).filter(|place| open.contains(place)).ok_or_else(refused)?;
            let column = facts.columns.get(place).ok_or_else(refused)?;
            let (test, names) = match (part, *text) {
                // Says how the text beside it is meant.
                ("by", "is" | "contains") => continue,
                ("by", "empty") => (Test::Empty, vec![format!("f.{name}")]),
                ("by", "filled") => (Test::Filled, vec![format!("f.{name}")]),
                ("from", _) if is_range(&column.kind) => (Test::From(read(column, text)?), vec![format!("f.{name}")]),
                ("to", _) if is_range(&column.kind) => (Test::To(read(column, text)?), vec![format!("f.{name}")]),
                ("", _) => {
                    let by = format!("{name}.by");
                    let is_exact = pairs.iter().any(|(name, text)| **name == by && *text == "is");
                    let is_text = matches!(column.kind, Kind::Text { .. }) && column.refers.is_none();
                    let test = if is_text && !is_exact {
                        Test::Contains((*text).to_owned())
                    } else {
                        Test::Is(read(column, text)?)
                    };
                    (test, vec![format!("f.{name}"), format!("f.{by}")])
                }
                _ => return Err(refused()),
            };
            filters.push(Self { column: place, test, text: (*text).to_owned(), names });
        }
        Ok(filters)
    }
}

/// Whether somebody asks from which value to which.
pub(in crate::admin) fn is_range(kind: &Kind) -> bool {
    kind.is_figure() || matches!(kind, Kind::Date | Kind::Time | Kind::Moment)
}

fn refused() -> Error {
    Error::bad_request("This list cannot be narrowed by that.").with_hint("Use the filters beside the list.")
}

fn read(column: &ColumnFacts, text: &str) -> Result<Value> {
    // The list is asked for a value, not for none.
    let column = ColumnFacts { is_nullable: false, max_len: None, decimal: None, ..column.clone() };
    value_of(&column, text).map_err(|_| {
        Error::bad_request(format!("What was written for “{}” is no value of it.", column.label))
            .with_hint("Go back and write another one.")
    })
}
