//! What is written in more than one manifest: a test compares the copies.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

use crate::workspace;

/// A manifest or a lock file, read.
pub(crate) fn manifest(file: &str) -> Value {
    match toml::from_str(&workspace::read(file)) {
        Ok(value) => value,
        Err(why) => panic!("{file} is not TOML: {why}"),
    }
}

#[test]
fn the_template_has_the_profiles_lints_edition_and_msrv_of_the_workspace() {
    let (root, template) = (manifest("Cargo.toml"), manifest("template/Cargo.toml"));
    assert_eq!(root["profile"], template["profile"], "[profile]");
    assert_eq!(root["workspace"]["lints"], template["workspace"]["lints"], "[workspace.lints]");
    for key in ["edition", "rust-version"] {
        assert_eq!(root["workspace"]["package"][key], template["workspace"]["package"][key], "{key}");
    }
}

#[test]
fn the_template_lists_its_dependencies_as_the_workspace_does() {
    let root = manifest("Cargo.toml");
    let template = manifest("template/Cargo.toml");
    let listed = template["workspace"]["dependencies"].as_table().expect("a table").clone();
    for (name, specification) in listed.into_iter().filter(|(name, _)| name != "flaskboost-core") {
        let known = root["workspace"]["dependencies"].get(&name);
        assert_eq!(known, Some(&specification), "{name}: the workspace and the template differ");
    }
}

#[test]
fn the_template_locks_the_versions_of_the_workspace() {
    let versions = |file: &str| {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in manifest(file)["package"].as_array().into_iter().flatten() {
            let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            if package.get("source").is_some() {
                found.entry(text("name")).or_default().insert(text("version"));
            }
        }
        found
    };
    let root = versions("Cargo.lock");
    let differing: Vec<String> = versions("template/Cargo.lock")
        .into_iter()
        .filter(|(name, found)| root.get(name).is_none_or(|known| !found.is_subset(known)))
        .map(|(name, found)| format!("{name} {found:?}, not {:?}", root.get(&name)))
        .collect();
    assert!(
        differing.is_empty(),
        "copy Cargo.lock to template/ and run `cargo check --offline` there:\n{}",
        differing.join("\n")
    );
}

#[test]
fn what_is_generated_is_what_works_in_place() {
    let generated = workspace::read("template/Cargo.toml.liquid")
        .replace("{{project-name}}", "myapp")
        .replace("{{ flaskboost | default: \"..\" }}", "..");
    assert_eq!(generated, workspace::read("template/Cargo.toml"));
}

#[test]
fn the_settings_of_the_template_are_those_of_the_workspace_with_marks() {
    for file in ["default", "development", "production", "testing"] {
        let lines = |folder: &str| -> Vec<String> {
            let text = workspace::read(&format!("{folder}settings/{file}.toml"));
            text.lines()
                .filter(|line| !line.contains("CRUMB:") && !line.contains("CANDY:"))
                .map(|line| match line.split_once(" = ") {
                    Some((key @ ("name" | "from"), _)) => key.to_owned(),
                    _ => line.to_owned(),
                })
                .collect()
        };
        assert_eq!(lines("template/"), lines(""), "settings/{file}.toml");
    }
}

#[test]
fn everybody_names_the_same_oldest_rust() {
    let root = manifest("Cargo.toml");
    let oldest = root["workspace"]["package"]["rust-version"].as_str().expect("a version").to_owned();
    let mut silent = vec!["README.md".to_owned()];
    silent.extend(workspace::files("docs/guide", "md").into_iter().filter(|file| file.ends_with("first-app.md")));
    silent.push("template/README.md.liquid".to_owned());
    silent.retain(|file| !workspace::read(file).contains(&format!("Rust {oldest}")));
    assert!(silent.is_empty(), "{silent:?} do not say `Rust {oldest}`");
    for file in workspace::files("", "toml").into_iter().filter(|file| file.ends_with("Cargo.toml")) {
        let package = manifest(&file).get("package").cloned();
        let own = package.and_then(|package| package.get("rust-version").cloned());
        assert!(own.is_none_or(|version| version.is_table()), "{file} has a rust-version of its own");
    }
}

#[test]
fn the_changelog_names_the_version() {
    let root = manifest("Cargo.toml");
    let version = root["workspace"]["package"]["version"].as_str().expect("a version").to_owned();
    assert!(workspace::read("CHANGELOG.md").contains(&version), "CHANGELOG.md does not name {version}");
}
