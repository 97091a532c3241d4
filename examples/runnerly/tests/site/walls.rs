//! The arrows between the crates of this app: `models <- views <- controllers <- main`, and no other.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Who may list whom. Left out: crates that do no work of their own, such as serde.
const ARROWS: [(&str, &[&str]); 5] = [
    ("runnerly", &["flaskboost-core", "runnerly-controllers", "runnerly-migrations", "runnerly-models"]),
    ("runnerly-controllers", &["flaskboost-core", "runnerly-models", "runnerly-views"]),
    ("runnerly-migrations", &["sea-orm-migration"]),
    ("runnerly-models", &["flaskboost-core", "sea-orm"]),
    ("runnerly-views", &["flaskboost-core", "runnerly-models"]),
];

/// Crates that only some may list.
const WATCHED: [&str; 4] = ["axum", "sea-orm", "sea-orm-migration", "tera"];

#[test]
fn each_crate_lists_only_what_its_place_allows() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let mut found = BTreeMap::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let watched = package["dependencies"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|dependency| dependency["kind"].is_null())
            .filter_map(|dependency| dependency["name"].as_str())
            .filter(|name| name.starts_with("runnerly") || name.starts_with("flaskboost") || WATCHED.contains(name));
        let mut watched: Vec<&str> = watched.collect();
        watched.sort_unstable();
        if name.starts_with("runnerly") {
            found.insert(name, watched);
        }
    }
    let allowed: BTreeMap<&str, Vec<&str>> = ARROWS.iter().map(|(name, list)| (*name, list.to_vec())).collect();
    assert_eq!(found, allowed);
}
