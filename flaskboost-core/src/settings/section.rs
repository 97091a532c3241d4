//! A table of the app's own, kept until the app says what type it has.

use std::fmt;

use figment::Error as ValueError;
use figment::error::Kind;
use figment::value::Value;
use serde::de::DeserializeOwned;

use crate::settings::layer::{self, Entry};
use crate::settings::problem::{self, Problem};
use crate::settings::shape;
use crate::settings::stack::Stack;
use crate::settings::suggestion;

/// A table of the app's own, kept until the app says what type it has.
#[derive(Clone)]
pub(super) struct Section {
    values: Vec<Origin>,
}

/// The value that won, and where it came from.
#[derive(Clone)]
struct Origin {
    entry: Entry,
    layer: String,
    private: bool,
    text: bool,
}

impl Section {
    /// Takes the table's values out of the stack.
    pub(super) fn of(name: &str, stack: &Stack) -> Self {
        let mut values: Vec<Origin> = Vec::new();
        for layer in &stack.layers {
            for entry in layer.entries.iter().filter(|entry| entry.path.len() > 1 && entry.path[0] == name) {
                let entry = Entry { path: entry.path[1..].to_vec(), value: entry.value.clone() };
                values.retain(|lower| lower.entry.path != entry.path);
                values.push(Origin { entry, layer: layer.name.clone(), private: layer.private, text: layer.text });
            }
        }
        Self { values }
    }

    /// The table as the app's type. A variable is taken as a text first, and as the number,
    /// boolean or list that it spells when a text does not fit.
    pub(super) fn extract<T: DeserializeOwned>(&self, name: &str) -> Result<T, Problem> {
        let mut values = self.values.clone();
        loop {
            let tree = Value::from(layer::nest(values.iter().map(|origin| &origin.entry)));
            let error = match T::deserialize(&tree) {
                Ok(table) => return Ok(table),
                Err(error) => error,
            };
            match values.iter_mut().find(|origin| origin.text && origin.touches(&error.path)) {
                None => return Err(complaint(name, &values, &error)),
                Some(origin) => {
                    origin.text = false;
                    if let Some(value) = origin.entry.value.as_str().map(shape::parsed) {
                        origin.entry.value = value;
                    }
                }
            }
        }
    }
}

impl Origin {
    /// Is this the value at a path, or above it, or below it?
    fn touches(&self, path: &[String]) -> bool {
        self.entry.path.starts_with(path) || path.starts_with(&self.entry.path)
    }
}

fn complaint(name: &str, values: &[Origin], error: &ValueError) -> Problem {
    let key = [&[name.to_owned()], error.path.as_slice()].concat().join(".");
    let origin = values.iter().rev().find(|origin| origin.touches(&error.path));
    let layer = origin.map_or_else(|| format!("the table `{name}`"), |origin| origin.layer.clone());
    match &error.kind {
        Kind::MissingField(field) => Problem::Missing {
            key: format!("{key}.{field}"),
            advice: format!("set it under `[{key}]` in a settings file"),
        },
        Kind::UnknownField(field, known) => {
            let suggestion = suggestion::nearest(field, known.iter().copied()).map(str::to_owned);
            Problem::UnknownKey { key, layer, suggestion }
        }
        kind => {
            let private = origin.is_some_and(|origin| origin.private);
            Problem::Type { key, layer, message: problem::in_plain_words(kind, private) }
        }
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.values.iter().map(|origin| origin.entry.key())).finish()
    }
}
