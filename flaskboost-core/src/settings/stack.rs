//! All layers on top of each other, each value checked against its type.

use figment::value::{Dict, Value};

use crate::settings::defaults;
use crate::settings::environment::Environment;
use crate::settings::layer::{self, Entry, Layer};
use crate::settings::problem::{self, Problem};
use crate::settings::runtime::Runtime;
use crate::settings::shape::Shape;
use crate::settings::suggestion;

/// All layers on top of each other, lowest first.
pub(super) struct Stack {
    pub(super) shapes: Vec<Shape>,
    pub(super) layers: Vec<Layer>,
    pub(super) problems: Vec<Problem>,
}

impl Stack {
    /// Builds the stack. What is wrong is left out of the layers and listed in `problems`.
    pub(super) fn build(
        runtime: Runtime,
        files: &[(String, String)],
        variables: &[(String, String)],
        own: &[String],
    ) -> Self {
        let shapes = Shape::all();
        let environment = Environment::read(variables, &shapes, own);
        let mut problems = Vec::new();
        let mut layers = vec![built_in(&shapes), defaults::layer(runtime)];
        let [default_file, runtime_file, _] = runtime.files();
        let below = files.iter().take_while(|(name, _)| name == default_file).count();
        let mut implied = environment.implied;
        for (position, (name, text)) in files.iter().enumerate() {
            if position == below {
                layers.append(&mut implied);
            }
            match Layer::of_toml(name, text) {
                Ok(mut layer) => {
                    layer.private = name != default_file && name != runtime_file;
                    layers.push(layer);
                }
                Err(problem) => problems.push(problem),
            }
        }
        layers.append(&mut implied);
        layers.extend(environment.layers);
        problems.extend(environment.problems);
        for layer in &mut layers {
            check(layer, &shapes, own, &mut problems);
        }
        Self { shapes, layers, problems }
    }

    /// The settings of all layers in one tree.
    pub(super) fn tree(&self) -> Dict {
        layer::nest(self.layers.iter().flat_map(|layer| &layer.entries))
    }

    /// The layers that set a key, lowest first, with the values they set.
    pub(super) fn history(&self, key: &str) -> Vec<(&Layer, &Value)> {
        let entries = self.layers.iter().flat_map(|layer| layer.entries.iter().map(move |e| (layer, e)));
        entries.filter(|(_, entry)| entry.key() == key).map(|(layer, e)| (layer, &e.value)).collect()
    }

    /// Every key: those of FlaskBoost's tables, and those that are set in the app's own.
    pub(super) fn keys(&self) -> Vec<String> {
        let fields =
            self.shapes.iter().flat_map(|shape| shape.fields.iter().map(|field| format!("{}.{field}", shape.table)));
        let mut keys: Vec<_> = fields.collect();
        for entry in self.layers.iter().flat_map(|layer| &layer.entries) {
            let key = entry.key();
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Must the value that a layer gives a key stay hidden? In an app's own table only the
    /// app knows its secrets, so whatever does not come from a committed file stays hidden.
    pub(super) fn hides(&self, key: &str, layer: &Layer) -> bool {
        let (table, field) = key.split_once('.').unwrap_or((key, ""));
        match self.shapes.iter().find(|shape| shape.table == table) {
            Some(shape) => shape.is_secret(field),
            None => layer.private || field.ends_with("client_secret"),
        }
    }
}

fn built_in(shapes: &[Shape]) -> Layer {
    let tables = shapes.iter().map(|shape| (shape.table.to_owned(), shape.defaults.clone().into()));
    let mut layer = Layer::of_dict("built-in default", tables.collect());
    layer.entries.retain(|entry| entry.path.len() == 2);
    layer
}

/// Keeps the entries that somebody reads and that fit; the others become problems.
fn check(layer: &mut Layer, shapes: &[Shape], own: &[String], problems: &mut Vec<Problem>) {
    let entries = std::mem::take(&mut layer.entries);
    for mut entry in entries {
        match judge(layer, &entry, shapes, own) {
            Ok(value) => {
                entry.value = value;
                layer.entries.push(entry);
            }
            Err(Some(problem)) if !problems.contains(&problem) => problems.push(problem),
            Err(_) => {}
        }
    }
}

/// The value to keep, a problem, or (for an empty table) nothing at all.
fn judge(layer: &Layer, entry: &Entry, shapes: &[Shape], own: &[String]) -> Result<Value, Option<Problem>> {
    let table = entry.path[0].as_str();
    let is_table = entry.path.len() > 1 || matches!(entry.value, Value::Dict(..));
    if own.iter().any(|own| own == table) {
        return if is_table { Ok(entry.value.clone()) } else { Err(Some(not_a_table(layer, table))) };
    }
    let Some(shape) = shapes.iter().find(|shape| shape.table == table) else {
        let problem =
            if is_table { unknown_table(layer, table, shapes, own) } else { unknown_key(layer, entry, shapes) };
        return Err(Some(problem));
    };
    match entry.path.as_slice() {
        [_] if is_table => Err(None),
        [_] => Err(Some(not_a_table(layer, table))),
        [_, field] if shape.fields.contains(&field.as_str()) => {
            shape.fit(field, &entry.value, layer.text).map_err(|kind| {
                let message = problem::in_plain_words(&kind, shape.is_secret(field));
                Some(Problem::Type { key: entry.key(), layer: layer.name.clone(), message })
            })
        }
        _ => Err(Some(unknown_key(layer, entry, shapes))),
    }
}

fn not_a_table(layer: &Layer, table: &str) -> Problem {
    let message = format!("expected a table, write `[{table}]`");
    Problem::Type { key: table.to_owned(), layer: layer.name.clone(), message }
}

fn unknown_table(layer: &Layer, table: &str, shapes: &[Shape], own: &[String]) -> Problem {
    let known = shapes.iter().map(|shape| shape.table).chain(own.iter().map(String::as_str));
    Problem::UnknownTable {
        table: table.to_owned(),
        layer: layer.name.clone(),
        suggestion: suggestion::nearest(table, known).map(str::to_owned),
    }
}

fn unknown_key(layer: &Layer, entry: &Entry, shapes: &[Shape]) -> Problem {
    Problem::UnknownKey {
        key: entry.key(),
        layer: layer.name.clone(),
        suggestion: suggestion::nearest_key(&entry.path, shapes),
    }
}
