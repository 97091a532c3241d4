//! Development, production and testing never touch each other's data: the real program, started the wrong way.

use std::path::Path;
use std::process::{Command, Stdio};

use flaskboost::db::Db;
use flaskboost::settings::{DatabaseSettings, Runtime};
use flaskboost::testing::TestDatabase;
use sea_orm::{ConnectionTrait, Statement};

use crate::workshop::{Outcome, Workshop, postgres};

/// Every command that opens the database.
const COMMANDS: [&[&str]; 9] = [
    &["serve"],
    &["check"],
    &["migrate"],
    &["migrate", "--status"],
    &["migrate", "--down", "1"],
    &["seed"],
    &["reset", "--database", "development.sqlite"],
    &["user", "list"],
    &["user", "promote", "ann@example.org"],
];

/// Everything in a database, to compare before and after.
async fn everything_in(url: &str) -> Vec<String> {
    let db = Db::connect(url, &DatabaseSettings::default()).await.expect("a connection");
    let backend = ConnectionTrait::get_database_backend(&db);
    let mut found = Vec::new();
    for (table, column) in [
        ("flaskboost_meta", "value"),
        ("seaql_migrations", "version"),
        ("users", "email"),
        ("shelves", "name"),
        ("sessions", "data"),
    ] {
        let sql = format!("SELECT {column} AS it FROM {table} ORDER BY 1");
        let rows = db.query_all_raw(Statement::from_string(backend, sql)).await.expect("rows");
        found.extend(rows.iter().map(|row| format!("{table}: {}", row.try_get::<String>("", "it").expect("a text"))));
    }
    db.close().await.expect("closing");
    found
}

/// A database of development with demo data and a person.
async fn planted(workshop: &Workshop, url: &str) -> Vec<String> {
    workshop.run(&["seed"], &[("DATABASE_URL", url)]).assert_done();
    let create =
        workshop.run_with(&["user", "create", "ann@example.org"], &[("DATABASE_URL", url)], "a good long password\n");
    create.assert_done();
    let found = everything_in(url).await;
    assert!(found.len() > 6, "{found:?}");
    found
}

#[test]
fn an_unknown_runtime_is_refused_with_the_nearest() {
    let workshop = Workshop::new();
    for (given, meant) in
        [("producton", "production"), ("Production", "production"), ("test", "testing"), ("develop", "development")]
    {
        let outcome = workshop.run(&["routes"], &[("RUNTIME", given)]);
        outcome.assert_refused(given);
        let is_suggested = outcome.err.contains(&format!("did you mean `{meant}`?"));
        assert!(is_suggested || given.len() < 5, "{outcome:?}");
    }
    for nonsense in ["", " ", "x", "staging", "development "] {
        let outcome = workshop.run(&["routes"], &[("RUNTIME", nonsense)]);
        outcome.assert_refused("`development`, `production` or `testing`");
    }
    assert!(!workshop.path("var").exists(), "nothing was touched");
}

#[test]
fn a_release_build_does_not_guess_its_runtime() {
    let error = Runtime::from_env(None, true).unwrap_err().to_string();
    assert!(error.starts_with("RUNTIME is not set, and a release build does not guess"), "{error}");
    assert_eq!(Runtime::from_env(None, false).unwrap(), Runtime::Development);
    for runtime in Runtime::ALL {
        assert_eq!(Runtime::from_env(Some(runtime.name()), true).unwrap(), runtime);
    }
}

/// Takes minutes, so only when asked: `FLASKBOOST_TEST_RELEASE=1`.
#[test]
fn a_real_release_binary_without_a_runtime_refuses_to_start() {
    if std::env::var("FLASKBOOST_TEST_RELEASE").as_deref() != Ok("1") {
        eprintln!("LEFT OUT: set FLASKBOOST_TEST_RELEASE=1 to build the release binary of examples/hello");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "-p", "hello"]).current_dir(root);
    let inherited = std::env::vars_os().filter(|(key, _)| key.to_string_lossy().starts_with("CARGO"));
    for (key, _) in inherited.filter(|(key, _)| key != "CARGO_HOME" && key != "CARGO_TARGET_DIR") {
        cargo.env_remove(key);
    }
    assert!(cargo.status().expect("cargo").success());
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
    let mut hello = Command::new(target.join("release/hello"));
    hello.arg("routes").env_remove("RUNTIME").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Outcome::of(hello.spawn().expect("the program starts")).assert_refused("RUNTIME is not set");
}

#[tokio::test]
async fn production_refuses_a_database_of_development_in_every_command() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("development.sqlite");
    let before = planted(&workshop, &url).await;
    for command in COMMANDS {
        let outcome = workshop.run_in_production(command, &url);
        assert_eq!(outcome.code, Some(1), "{command:?}: {outcome:?}");
        let told = format!("{}{}", outcome.out, outcome.err);
        let belongs = "belongs to the development runtime, and this process runs as production; nothing was touched";
        let is_told = told.contains(belongs) || ["seed", "reset"].contains(&command[0]);
        assert!(is_told, "{command:?}: {outcome:?}");
        assert!(!told.contains("panicked"), "{outcome:?}");
    }
    assert_eq!(everything_in(&url).await, before);
}

#[tokio::test]
async fn development_refuses_a_database_of_production_in_every_command() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("production.sqlite");
    workshop.run_in_production(&["migrate"], &url).assert_done();
    let before = everything_in(&url).await;
    for command in COMMANDS {
        let command: Vec<&str> =
            command.iter().map(|word| if word.ends_with(".sqlite") { "production.sqlite" } else { word }).collect();
        let outcome = workshop.run(&command, &[("DATABASE_URL", &url)]);
        outcome.assert_refused("belongs to the production runtime, and this process runs as development");
    }
    assert_eq!(everything_in(&url).await, before);
    workshop.run_in_production(&["check"], &url).assert_done();
}

#[tokio::test]
async fn the_runtimes_keep_apart_on_postgres_too() {
    let Some(server) = postgres().await else { return };
    let workshop = Workshop::new();
    let (ours, theirs) = (
        TestDatabase::create_beside(Some(&server)).await.unwrap(),
        TestDatabase::create_beside(Some(&server)).await.unwrap(),
    );
    let before = planted(&workshop, ours.url()).await;
    for command in [&["serve"][..], &["check"], &["migrate"], &["migrate", "--status"], &["user", "list"]] {
        let outcome = workshop.run_in_production(command, ours.url());
        outcome.assert_refused("belongs to the development runtime, and this process runs as production");
    }
    assert_eq!(everything_in(ours.url()).await, before);
    workshop.run_in_production(&["migrate"], theirs.url()).assert_done();
    for command in [&["serve"][..], &["migrate"], &["seed"], &["user", "list"]] {
        let outcome = workshop.run(command, &[("DATABASE_URL", theirs.url())]);
        outcome.assert_refused("belongs to the production runtime, and this process runs as development");
        assert!(!outcome.err.contains("postgres://"), "an address may hold a password: {outcome:?}");
    }
}

/// Runs one test of this very binary with an address in its environment.
fn test_run(database: &str) -> Outcome {
    let mut run = Command::new(std::env::current_exe().expect("this program"));
    run.args(["--exact", "sessions::a_flash_is_shown_once", "--nocapture"]).env("DATABASE_URL", database);
    run.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Outcome::of(run.spawn().expect("this program starts"))
}

#[tokio::test]
async fn a_test_run_on_a_sqlite_database_that_is_not_for_tests_is_refused() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("precious.sqlite");
    let before = planted(&workshop, &url).await;
    let bytes = std::fs::read(workshop.path("precious.sqlite")).unwrap();
    let outcome = test_run(&url);
    assert_eq!(outcome.code, Some(101), "{outcome:?}");
    assert!(outcome.err.contains("is not marked for tests; nothing was touched"), "{outcome:?}");
    assert_eq!(std::fs::read(workshop.path("precious.sqlite")).unwrap(), bytes, "not one byte was written");
    assert_eq!(everything_in(&url).await, before);
    // One that the testing runtime made is fine, and so is one that does not exist.
    let tests = workshop.sqlite("tests.sqlite");
    assert_eq!(test_run(&tests).code, Some(0));
    workshop.run(&["migrate"], &[("RUNTIME", "testing"), ("DATABASE_URL", &tests)]).assert_done();
    assert_eq!(test_run(&tests).code, Some(0));
}

#[tokio::test]
async fn a_test_run_on_a_postgres_database_that_is_not_for_tests_is_refused() {
    let Some(server) = postgres().await else { return };
    let workshop = Workshop::new();
    let database = TestDatabase::create_beside(Some(&server)).await.unwrap();
    let before = planted(&workshop, database.url()).await;
    let outcome = test_run(database.url());
    assert_eq!(outcome.code, Some(101), "{outcome:?}");
    assert!(outcome.err.contains("is not marked for tests; nothing was touched"), "{outcome:?}");
    assert_eq!(everything_in(database.url()).await, before);
    let empty = TestDatabase::create_beside(Some(&server)).await.unwrap();
    assert_eq!(test_run(empty.url()).code, Some(0));
}

#[tokio::test]
async fn testing_opens_nothing_but_databases_for_tests() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("development.sqlite");
    let before = planted(&workshop, &url).await;
    for command in COMMANDS {
        let outcome = workshop.run(command, &[("RUNTIME", "testing"), ("DATABASE_URL", &url)]);
        outcome.assert_refused("is not marked for tests; nothing was touched");
    }
    assert_eq!(everything_in(&url).await, before);
}

#[tokio::test]
async fn a_database_that_another_program_made_is_refused_until_it_is_adopted() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("other.sqlite");
    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
    db.execute_unprepared("CREATE TABLE birds (name TEXT)").await.unwrap();
    db.execute_unprepared("INSERT INTO birds VALUES ('wren')").await.unwrap();
    db.close().await.unwrap();
    for command in [&["serve"][..], &["migrate"], &["seed"], &["reset", "--database", "other.sqlite"]] {
        let outcome = workshop.run(command, &[("DATABASE_URL", &url)]);
        outcome.assert_refused("holds tables but no FlaskBoost stamp; nothing was touched");
    }
    workshop.run(&["migrate", "--adopt"], &[("DATABASE_URL", &url)]).assert_done();
    workshop.run(&["check"], &[("DATABASE_URL", &url)]).assert_done();
    let db = Db::connect(&url, &DatabaseSettings::default()).await.unwrap();
    let backend = ConnectionTrait::get_database_backend(&db);
    let rows = db.query_all_raw(Statement::from_string(backend, "SELECT name FROM birds")).await.unwrap();
    assert_eq!(rows.len(), 1);
}

#[test]
fn production_says_everything_that_it_misses_and_starts_with_nothing_of_it() {
    let workshop = Workshop::new();
    let outcome = workshop.run(&["serve"], &[("RUNTIME", "production")]);
    for key in ["SECRET_KEY", "DATABASE_URL", "SMTP_URL"] {
        outcome.assert_refused(key);
    }
    let url = workshop.sqlite("production.sqlite");
    let known = "development-key-known-to-everyone-never-in-production";
    for (key, words) in [
        (known, "this is the development key, which everyone knows"),
        ("short", "5 characters are too few"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1 different characters are too few"),
    ] {
        let variables = [
            ("RUNTIME", "production"),
            ("SECRET_KEY", key),
            ("DATABASE_URL", url.as_str()),
            ("SMTP_URL", "smtps://user:password@mail.example"),
            ("FLASKBOOST__APP__URL", "https://site.example"),
            ("FLASKBOOST__MAIL__FROM", "hello@site.example"),
        ];
        let outcome = workshop.run(&["serve"], &variables);
        outcome.assert_refused(words);
        assert!(!outcome.err.contains(&format!("\"{key}\"")), "a secret is never printed: {outcome:?}");
    }
    assert!(!workshop.path("production.sqlite").exists());
}

#[test]
fn production_serves_nothing_that_is_not_migrated() {
    let workshop = Workshop::new();
    let url = workshop.sqlite("production.sqlite");
    workshop.run_in_production(&["serve"], &url).assert_refused("migrations have not been applied");
    workshop.run_in_production(&["check"], &url).assert_refused("FB9302");
    workshop.run_in_production(&["migrate"], &url).assert_done();
    workshop.run_in_production(&["check"], &url).assert_done();
}

#[test]
fn a_misspelt_key_in_a_file_is_refused_with_the_nearest() {
    for (file, text, words) in [
        ("settings/default.toml", "[server]\nprot = 8080", "did you mean `port`?"),
        ("settings/development.toml", "[databse]\nurl = \"sqlite::memory:\"", "did you mean `database`?"),
        ("settings/secrets.toml", "[security]\nsecret_kye = \"x\"", "did you mean `secret_key`?"),
        ("settings/default.toml", "[server]\nport = \"many\"", "expected a whole number from 0 to 65535"),
        ("settings/default.toml", "[server\nport = 1", "settings/default.toml:1:"),
    ] {
        let workshop = Workshop::new();
        workshop.write(file, text);
        for command in ["serve", "routes", "check", "migrate"] {
            workshop.run(&[command], &[]).assert_refused(words).assert_refused(file);
        }
        assert!(!workshop.path("var").exists(), "nothing was touched");
    }
}

#[test]
fn a_misspelt_key_in_the_environment_is_refused_with_the_nearest() {
    let workshop = Workshop::new();
    for (name, value, words) in [
        ("FLASKBOOST__SERVER__PROT", "8080", "did you mean `FLASKBOOST__SERVER__PORT`?"),
        ("FLASKBOOST_SERVER_PORT", "8080", "did you mean `FLASKBOOST__SERVER__PORT`?"),
        ("FLASKBOOST__SEVER__PORT", "8080", "FLASKBOOST__SEVER__PORT"),
        ("FLASKBOOST__SERVER__PORT", "99999", "FLASKBOOST__SERVER__PORT"),
        ("PORT", "http", "PORT"),
        ("DATABASE_URL", "mysql://user:hush@host/name", "is no database"),
    ] {
        let outcome = workshop.run(&["serve"], &[(name, value)]);
        outcome.assert_refused(words);
        assert!(!outcome.err.contains("hush"), "a password is never printed: {outcome:?}");
    }
}
