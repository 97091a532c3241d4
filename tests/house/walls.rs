//! The walls of a generated app, each proved by climbing it: one forbidden line, and the compiler's answer.

use crate::generated::{App, told};

const CONTROLLER: &str = "controllers/src/notes.rs";
const VIEW: &str = "views/src/notes.rs";

/// Adds a line and requires that the compiler refuses it, in that file, with this code and these words.
#[track_caller]
fn climb(file: &str, below: &str, line: &str, code: &str, says: &str) {
    let refusals = App::borrow().refusals_of_line(file, below, line);
    let is_right = refusals.iter().any(|refusal| refusal.code == code && refusal.says.starts_with(says));
    assert!(is_right, "`{line}` was refused, but not with {code} {says}: {refusals:#?}");
    assert!(refusals.iter().all(|refusal| refusal.file == file), "`{line}` was refused elsewhere: {refusals:#?}");
}

#[test]
fn a_controller_cannot_name_the_orm() {
    climb(CONTROLLER, "use views::notes;", "use sea_orm::EntityTrait;", "E0432", "unresolved import `sea_orm`");
}

#[test]
fn a_controller_does_not_get_the_orm_from_the_library() {
    climb(
        CONTROLLER,
        "use views::notes;",
        "use flaskboost::sea_orm::EntityTrait;",
        "E0432",
        "unresolved import `flaskboost::sea_orm`",
    );
}

#[test]
fn a_controller_cannot_put_a_query_together() {
    climb(
        CONTROLLER,
        "pub(crate) async fn new() -> notes::New {",
        "    let _ = Note::find();",
        "E0599",
        // The only `find` that a controller can name is that of iterators.
        "`Note` is not an iterator",
    );
    climb(
        CONTROLLER,
        "pub(crate) async fn new() -> notes::New {",
        "    let _ = Note::find_by_id(1);",
        "E0599",
        "no function or associated item named `find_by_id` found for struct `Note`",
    );
}

#[test]
fn a_policy_gives_a_controller_no_way_to_query() {
    climb(
        CONTROLLER,
        "pub(crate) async fn new() -> notes::New {",
        "    fn climb<T: Policy>() { let _ = T::Entity::find(); }",
        "E0220",
        "associated type `Entity` not found for `T`",
    );
}

#[test]
fn a_controller_cannot_reach_an_entity() {
    climb(CONTROLLER, "use views::notes;", "use models::note::Entity;", "E0603", "module `note` is private");
}

#[test]
fn a_controller_cannot_ask_the_database_itself() {
    climb(
        CONTROLLER,
        "pub(crate) async fn index(",
        "    let _ = db.execute_unprepared(\"DELETE FROM notes\").await;",
        "E0599",
        "no method named `execute_unprepared` found for struct `Db`",
    );
}

#[test]
fn a_view_cannot_hold_the_database() {
    climb(
        VIEW,
        "pub struct Show {",
        "    pub db: flaskboost::db::Db,",
        "E0277",
        "the trait bound `Db: serde::Serialize` is not satisfied",
    );
}

#[test]
fn a_view_cannot_hold_the_hash_of_a_password() {
    climb(
        VIEW,
        "pub struct Show {",
        "    pub hash: flaskboost::auth::PasswordHash,",
        "E0277",
        "the trait bound `flaskboost::auth::PasswordHash: serde::Serialize` is not satisfied",
    );
}

#[test]
fn a_view_cannot_hold_a_secret() {
    climb(
        VIEW,
        "pub struct Show {",
        "    pub key: flaskboost::settings::Secret<String>,",
        "E0277",
        "the trait bound `flaskboost::settings::Secret<String>: serde::Serialize` is not satisfied",
    );
}

/// Adds a line and requires that the app's own test of its walls fails, with these words.
#[track_caller]
fn caught(file: &str, below: &str, line: &str, says: &str) {
    let app = App::borrow();
    let before = app.run_tests("architecture");
    assert!(before.status.success(), "{}", told(&before));
    let after = app.with_line(file, below, line, |app| app.run_tests("architecture"));
    assert!(!after.status.success(), "the app does not mind `{line}` in {file}");
    assert!(told(&after).contains(says), "{}", told(&after));
}

#[test]
fn a_controller_that_lists_the_orm_is_caught_by_the_app() {
    caught(
        "controllers/Cargo.toml",
        "[dependencies]",
        "sea-orm.workspace = true",
        "`controllers` must not list `sea-orm`",
    );
}

#[test]
fn a_view_that_lists_the_controllers_is_caught_by_the_app() {
    caught(
        "views/Cargo.toml",
        "[dependencies]",
        "controllers = { path = \"../controllers\" }",
        "`views` must not list `controllers`",
    );
}

#[test]
fn a_view_that_waits_is_caught_by_the_app() {
    caught(
        VIEW,
        "use serde::Serialize;",
        "pub async fn climb() {}",
        "a view is data, but there is `pub async fn climb() {}`",
    );
}

#[test]
fn a_view_that_skips_the_database_is_caught_by_the_app() {
    caught(VIEW, "pub struct Show {", "    #[serde(skip)] pub db: Option<Db>,", "a view is data, but there is");
}
