//! One layer of settings: where it comes from and what it sets.

use figment::providers::{Format, Toml};
use figment::value::{Dict, Value};

use crate::settings::problem::Problem;

/// One layer of settings: where it comes from and what it sets.
pub(super) struct Layer {
    /// The name a person knows it by: a file, a variable, a built-in default.
    pub(super) name: String,
    /// May its values be secrets that only the app knows to be secrets?
    pub(super) private: bool,
    /// Is each value a bare text (a variable) that may stand for a number?
    pub(super) text: bool,
    /// What it sets.
    pub(super) entries: Vec<Entry>,
}

/// One value and the way to it: `["server", "port"]`.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) path: Vec<String>,
    pub(super) value: Value,
}

impl Entry {
    /// The path with dots: `server.port`.
    pub(super) fn key(&self) -> String {
        self.path.join(".")
    }
}

impl Layer {
    /// A layer of values that are already typed.
    pub(super) fn of_dict(name: impl Into<String>, dict: Dict) -> Self {
        let mut entries = Vec::new();
        flatten(&mut Vec::new(), dict, &mut entries);
        Self { name: name.into(), private: false, text: false, entries }
    }

    /// The layer in the text of a TOML file.
    pub(super) fn of_toml(name: &str, text: &str) -> Result<Self, Problem> {
        match Toml::from_str::<Dict>(text) {
            Ok(dict) => Ok(Self::of_dict(name, dict)),
            Err(error) => {
                let (line, column) = place(text, error.span().map_or(0, |span| span.start));
                let message = error.message().trim().replace('\n', ", ");
                Err(Problem::Syntax { file: name.to_owned(), line, column, message })
            }
        }
    }

    /// The layer of one variable.
    pub(super) fn of_variable(variable: &str, path: &[&str], value: &str) -> Self {
        let path = path.iter().map(|&part| part.to_owned()).collect();
        Self {
            name: format!("environment variable {variable}"),
            private: true,
            text: true,
            entries: vec![Entry { path, value: value.into() }],
        }
    }
}

/// Turns nested tables into entries; an empty table stays a value.
fn flatten(path: &mut Vec<String>, dict: Dict, entries: &mut Vec<Entry>) {
    for (key, value) in dict {
        path.push(key);
        match value {
            Value::Dict(_, inner) if !inner.is_empty() => flatten(path, inner, entries),
            value => entries.push(Entry { path: path.clone(), value }),
        }
        path.pop();
    }
}

/// Puts entries back into nested tables; a later one replaces an earlier one.
pub(super) fn nest<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Dict {
    let mut tree = Dict::new();
    for entry in entries {
        insert(&mut tree, &entry.path, &entry.value);
    }
    tree
}

fn insert(tree: &mut Dict, path: &[String], value: &Value) {
    match path {
        [] => {}
        [key] => match (tree.get(key), value) {
            (Some(Value::Dict(..)), Value::Dict(_, empty)) if empty.is_empty() => {}
            _ => {
                tree.insert(key.clone(), value.clone());
            }
        },
        [key, rest @ ..] => {
            let mut inner = match tree.remove(key) {
                Some(Value::Dict(_, inner)) => inner,
                _ => Dict::new(),
            };
            insert(&mut inner, rest, value);
            tree.insert(key.clone(), inner.into());
        }
    }
}

/// Line and column, counted from 1, of a byte in a text.
fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
