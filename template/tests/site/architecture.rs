//! The walls of the app: `models <- views <- controllers <- main`, and views that are nothing but data.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Who may list whom. A crate that the app does not write itself, and that is not named in [`WATCHED`], is free.
const ARROWS: [(&str, &[&str]); 5] = [
    (env!("CARGO_PKG_NAME"), &["controllers", "flaskboost-core", "migrations", "models"]),
    ("controllers", &["flaskboost-core", "models", "views"]),
    ("migrations", &["sea-orm-migration"]),
    ("models", &["flaskboost-core", "sea-orm"]),
    ("views", &["flaskboost-core", "models"]),
];

/// Crates of others that only some may list.
const WATCHED: [&str; 8] =
    ["axum", "flaskboost-core", "flaskboost-macros", "rusqlite", "sea-orm", "sea-orm-migration", "sqlx", "tera"];

#[test]
fn each_crate_lists_only_what_its_place_allows() {
    let listed = listed_by_each_crate();
    let ours: BTreeSet<&str> = listed.keys().map(String::as_str).collect();
    assert_eq!(ours, ARROWS.iter().map(|(name, _)| *name).collect(), "a new crate needs a line in ARROWS");
    for (name, allowed) in ARROWS {
        for other in listed.get(name).into_iter().flatten() {
            let is_watched = ours.contains(other.as_str()) || WATCHED.contains(&other.as_str());
            assert!(!is_watched || allowed.contains(&other.as_str()), "`{name}` must not list `{other}`");
        }
    }
}

#[test]
fn views_neither_wait_nor_ask_the_database() {
    let folder = Path::new(ROOT).join("views/src");
    for entry in std::fs::read_dir(&folder).expect("the folder of the views") {
        let path = entry.expect("a file of the views").path();
        let text = std::fs::read_to_string(&path).expect("views are plain files, side by side");
        for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            for forbidden in ["async", "await", "Db", "Tx"] {
                assert!(!words.contains(&forbidden), "{}: a view is data, but there is `{line}`", path.display());
            }
        }
    }
}

/// What each crate of the workspace lists, without what only its tests or its build need.
fn listed_by_each_crate() -> BTreeMap<String, Vec<String>> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline", "--manifest-path"])
        .arg(Path::new(ROOT).join("Cargo.toml"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&cargo.stdout).expect("cargo metadata is JSON");
    let name_of = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages
        .map(|package| {
            let listed = package["dependencies"].as_array().into_iter().flatten();
            (name_of(package), listed.filter(|other| other["kind"].is_null()).map(name_of).collect())
        })
        .collect()
}
