//! The template: an app made of it builds, passes its own tests and is complete.

use std::fs;
use std::process::Command;

use crate::generated::{App, generate, told};
use crate::workspace;

#[test]
fn an_app_made_of_it_passes_its_own_tests() {
    let app = App::borrow();
    let tested = app.cargo(["test", "--offline"]);
    assert!(tested.status.success(), "{}", told(&tested));
}

#[test]
fn an_app_made_of_it_has_no_warnings() {
    let app = App::borrow();
    let linted = app.cargo(["build", "--offline", "--message-format=json"]);
    let warned = String::from_utf8_lossy(&linted.stdout).lines().any(|line| line.contains("\"level\":\"warning\""));
    assert!(linted.status.success() && !warned, "{}", told(&linted));
}

#[test]
fn an_app_made_of_it_lists_what_is_left_to_change() {
    let app = App::borrow();
    let listed = Command::new(&app.program).arg("crumbs").current_dir(&app.folder).output().unwrap();
    let listed = told(&listed);
    for crumb in ["settings/default.toml", "templates/home/index.html", "templates/layout.html", "static/app.css"] {
        assert!(listed.contains(crumb), "{crumb} is not among:\n{listed}");
    }
}

#[test]
fn nothing_of_the_generator_is_left_in_an_app() {
    let app = App::borrow();
    for file in ["cargo-generate.toml", "check-name.rhai", "Cargo.toml.liquid", "README.md.liquid", "var", "target"] {
        assert!(!app.folder.join(file).exists(), "{file}");
    }
    let readme = fs::read_to_string(app.folder.join("README.md")).unwrap();
    assert!(readme.starts_with("# climbed\n"), "{readme}");
    assert!(fs::read_to_string(app.folder.join("templates/layout.html")).unwrap().contains("{{ app.name }}"));
}

#[test]
fn an_app_made_in_the_clone_finds_the_library_and_leaves_the_workspace_alone() {
    let clone = tempfile::tempdir().unwrap();
    let manifest = workspace::read("Cargo.toml");
    fs::write(clone.path().join("Cargo.toml"), &manifest).unwrap();
    let made = generate(clone.path(), &workspace::root().join("template"), "myapp", &[]);
    assert!(made.status.success(), "{}", told(&made));
    assert_eq!(fs::read_to_string(clone.path().join("Cargo.toml")).unwrap(), manifest);
    assert_eq!(
        fs::read_to_string(clone.path().join("myapp/Cargo.toml")).unwrap(),
        workspace::read("template/Cargo.toml")
    );
}

#[test]
fn secrets_and_databases_of_the_template_stay_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("template");
    for (file, text) in [
        ("cargo-generate.toml", workspace::read("template/cargo-generate.toml").as_str()),
        ("check-name.rhai", workspace::read("template/check-name.rhai").as_str()),
        ("Cargo.toml.liquid", "[package]\nname = \"{{project-name}}\"\n"),
        ("settings/secrets.toml", "secret"),
        ("settings/default.toml", "{{ not_ours }}"),
        ("var/development.sqlite", "rows"),
    ] {
        let file = template.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let made = generate(folder.path(), &template, "myapp", &[]);
    assert!(made.status.success(), "{}", told(&made));
    let app = folder.path().join("myapp");
    assert!(!app.join("settings/secrets.toml").exists());
    assert!(!app.join("var").exists());
    assert_eq!(fs::read_to_string(app.join("settings/default.toml")).unwrap(), "{{ not_ours }}");
}

#[test]
fn an_app_cannot_have_the_name_of_one_of_its_crates() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["models", "Controllers", "site"] {
        let made = generate(folder.path(), &workspace::root().join("template"), name, &[]);
        assert!(!made.status.success(), "{name}: {}", told(&made));
        assert!(told(&made).contains("one of its crates has that name"), "{name}: {}", told(&made));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "a folder was left behind");
}
