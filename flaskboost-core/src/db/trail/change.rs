//! [`Change`]: what was done to one row.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

/// The values of a row, by the names of their columns.
pub type Values = BTreeMap<String, Json>;

/// What an entry says of a secret instead of its values.
const CHANGED: &str = "changed";

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A row was made.
    Insert,
    /// A row was changed.
    Update,
    /// A row was deleted.
    Delete,
}

impl What {
    /// Its name in the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Insert => "insert",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }

    /// What has this name.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        [Self::Insert, Self::Update, Self::Delete].into_iter().find(|what| what.name() == name)
    }
}

/// One column of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What it was and what it is.
    Open {
        /// The value before.
        old: Json,
        /// The value after.
        new: Json,
    },
    /// It is a secret, and another one now.
    Secret,
}

impl Change {
    pub(super) fn to_json(&self) -> Json {
        match self {
            Self::Open { old, new } => json!([old, new]),
            Self::Secret => json!(CHANGED),
        }
    }

    pub(super) fn of_json(json: &Json) -> Option<Self> {
        match json {
            Json::Array(pair) => match pair.as_slice() {
                [old, new] => Some(Self::Open { old: old.clone(), new: new.clone() }),
                _ => None,
            },
            Json::String(word) if word == CHANGED => Some(Self::Secret),
            _ => None,
        }
    }
}

/// What is different between two rows, where one may be missing; secrets by their names alone.
pub(super) fn between(old: &Values, new: &Values, secrets: &[String]) -> BTreeMap<String, Change> {
    let mut changes = BTreeMap::new();
    for column in old.keys().chain(new.keys()) {
        let [was, is] = [old, new].map(|values| values.get(column).cloned().unwrap_or(Json::Null));
        if was != is {
            changes.insert(column.clone(), Change::Open { old: was, new: is });
        }
    }
    changes.extend(secrets.iter().map(|column| (column.clone(), Change::Secret)));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, Json)]) -> Values {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
    }

    #[test]
    fn only_what_is_different_is_a_change() {
        let old = values(&[("id", json!(1)), ("title", json!("a")), ("note", json!("x"))]);
        let new = values(&[("id", json!(1)), ("title", json!("b")), ("note", Json::Null)]);
        let changes = between(&old, &new, &["pin".to_owned()]);
        assert_eq!(changes.keys().collect::<Vec<_>>(), ["note", "pin", "title"]);
        assert_eq!(changes["title"], Change::Open { old: json!("a"), new: json!("b") });
        assert_eq!(changes["pin"], Change::Secret);
        assert!(between(&old, &old, &[]).is_empty());
    }

    #[test]
    fn a_change_comes_back_from_its_json() {
        for change in [Change::Secret, Change::Open { old: Json::Null, new: json!("changed") }] {
            assert_eq!(Change::of_json(&change.to_json()), Some(change));
        }
        for text in ["[]", "[1]", "[1,2,3]", "\"other\"", "{}", "null"] {
            assert_eq!(Change::of_json(&serde_json::from_str(text).unwrap()), None, "{text}");
        }
    }
}
