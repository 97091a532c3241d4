//! A value as the text of a field, and a row as its title.

use sea_orm::Value;

use super::{ColumnFacts, Kind, Row, Shelf, text_of};
use crate::auth::Actor;

/// A value as the text of its field. What a browser would drop from it, such as a part of a millisecond, is left out, so
/// that a field that comes back with this text was not changed.
pub(in crate::admin) fn written(column: &ColumnFacts, value: &Value) -> String {
    let text = match value {
        Value::Json(Some(json)) => serde_json::to_string_pretty(json).ok(),
        Value::ChronoTime(Some(time)) => Some(time.format("%H:%M:%S%.3f").to_string()),
        _ => text_of(value),
    };
    let text = text.unwrap_or_default();
    match column.kind {
        Kind::Moment => local(&text),
        Kind::Time => whole_seconds(&text),
        _ => one_kind_of_break(&text),
    }
}

/// The text of a value of this row; nothing for a place that is none.
pub(in crate::admin) fn written_at(shelf: &dyn Shelf, row: &Row, place: usize) -> String {
    match (shelf.facts().columns.get(place), row.values.get(place)) {
        (Some(column), Some(value)) => written(column, value),
        _ => String::new(),
    }
}

/// What people call a row: its own title, or its words if they may be read, or its key.
pub(in crate::admin) fn title_of(shelf: &dyn Shelf, row: &Row, actor: &Actor) -> String {
    let own = shelf.title(row);
    if !own.trim().is_empty() {
        return own;
    }
    let facts = shelf.facts();
    let words = facts.words.filter(|place| shelf.may_read(row, actor, *place));
    let words = words.and_then(|place| row.values.get(place)).and_then(text_of);
    words.filter(|words| !words.trim().is_empty()).unwrap_or_else(|| {
        let parts = facts.keys.iter().filter_map(|place| row.values.get(*place).and_then(text_of));
        parts.collect::<Vec<_>>().join(", ")
    })
}

/// Line breaks as a form keeps them, without what HTML cannot hold.
pub(in crate::admin) fn one_kind_of_break(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}

/// A moment as a browser takes it: without its zone, which is UTC, and with milliseconds at most.
fn local(text: &str) -> String {
    let text = text.strip_suffix('Z').unwrap_or(text);
    match text.split_once('.') {
        Some((whole, part)) => format!("{whole}.{part:.3}"),
        None => text.to_owned(),
    }
}

fn whole_seconds(text: &str) -> String {
    text.strip_suffix(".000").unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_a_browser_takes_it() {
        assert_eq!(local("2026-01-31T07:30:15Z"), "2026-01-31T07:30:15");
        assert_eq!(local("2026-01-31T07:30:15.123456Z"), "2026-01-31T07:30:15.123");
        assert_eq!(whole_seconds("07:30:15.000"), "07:30:15");
    }

    #[test]
    fn breaks_are_of_one_kind() {
        assert_eq!(one_kind_of_break("a\r\nb\rc\nd\0"), "a\nb\nc\nd");
    }
}
