//! The settings files of the repository say what the Rust code says.

use figment::value::Value;

use super::PRODUCTION;
use crate::settings::layer::Layer;
use crate::settings::shape::Shape;
use crate::settings::{Loader, Runtime, Settings, defaults};

const DEFAULT: &str = include_str!("../../../../settings/default.toml");
const DEVELOPMENT: &str = include_str!("../../../../settings/development.toml");
const PRODUCTION_FILE: &str = include_str!("../../../../settings/production.toml");
const TESTING: &str = include_str!("../../../../settings/testing.toml");

/// What is in a file.
fn entries(text: &str) -> Vec<(String, Value)> {
    let layer = Layer::of_toml("a file", text).expect("TOML");
    layer.entries.into_iter().map(|entry| (entry.key(), entry.value)).collect()
}

fn loaded(runtime: Runtime, files: &[(&str, &str)]) -> Settings {
    let loader = files.iter().fold(Loader::new(runtime), |loader, (name, text)| loader.file(*name, *text));
    let needed = if runtime.is_production() { PRODUCTION.to_vec() } else { Vec::new() };
    super::settings(loader.env(super::variables(&needed)))
}

#[test]
fn default_toml_names_every_key_of_the_code_and_no_other() {
    let mut table = "";
    let mut named = Vec::new();
    for line in DEFAULT.lines() {
        let key = line.trim_start_matches("# ").split_once(" = ").map(|(key, _)| key);
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            table = name;
        } else if let Some(key) = key.filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
            named.push(format!("{table}.{key}"));
        }
    }
    let coded: Vec<_> = Shape::all()
        .iter()
        .flat_map(|shape| shape.fields.iter().map(|field| format!("{}.{field}", shape.table)))
        .collect();
    assert_eq!(named, coded);
}

#[test]
fn default_toml_comments_out_exactly_the_keys_without_a_default() {
    let set: Vec<_> = entries(DEFAULT).into_iter().map(|(key, _)| key).collect();
    for shape in Shape::all() {
        for field in shape.fields {
            let key = format!("{}.{field}", shape.table);
            let has_default = shape.defaults.get(*field).is_some_and(|value| value.to_empty().is_none());
            assert_eq!(set.contains(&key), has_default, "{key}");
        }
    }
}

#[test]
fn the_file_of_each_runtime_repeats_its_built_in_defaults() {
    assert_eq!(entries(DEVELOPMENT), entries(defaults::DEVELOPMENT));
    assert_eq!(entries(PRODUCTION_FILE), entries(defaults::PRODUCTION));
    assert_eq!(entries(TESTING), entries(defaults::TESTING));
}

#[test]
fn all_files_together_load_to_the_defaults_of_the_runtime() {
    for (runtime, file) in Runtime::ALL.into_iter().zip([DEVELOPMENT, PRODUCTION_FILE, TESTING]) {
        let [default_file, runtime_file, secrets_file] = runtime.files();
        let layered = loaded(runtime, &[(default_file, DEFAULT), (runtime_file, file), (secrets_file, "")]);
        let bare = loaded(runtime, &[]);
        assert_eq!(format!("{layered:?}"), format!("{bare:?}"), "{runtime}");
        let url = |settings: &Settings| settings.database.url.as_ref().map(|url| url.expose().clone());
        assert_eq!(url(&layered), url(&bare));
    }
}
