//! A setting says which layers set it and which one won.

use super::{default_toml, env, variables};
use crate::settings::{Error, Loader, Runtime};

fn explain(loader: &Loader, key: &str) -> String {
    loader.explain(key).unwrap_or_else(|error| panic!("{error}")).to_string()
}

#[test]
fn a_key_lists_its_layers_and_the_winner() {
    let loader =
        default_toml("[server]\nport = 8000").env(variables(&[("PORT", "80"), ("FLASKBOOST__SERVER__PORT", "8080")]));
    assert_eq!(
        explain(&loader, "server.port"),
        "server.port = 8080\n\
         \n    built-in default                               5000\
         \n    settings/default.toml                          8000\
         \n    environment variable PORT                      80\
         \n  > environment variable FLASKBOOST__SERVER__PORT  8080",
    );
    let winner = loader.explain("server.port").expect("a key");
    assert_eq!(winner.winner(), Some("environment variable FLASKBOOST__SERVER__PORT"));
}

#[test]
fn the_host_that_port_implies_is_explained() {
    assert_eq!(
        explain(&env(&[("PORT", "80")]), "server.host"),
        "server.host = \"0.0.0.0\"\n\
         \n    built-in default           \"127.0.0.1\"\
         \n  > environment variable PORT  \"0.0.0.0\"",
    );
}

#[test]
fn a_secret_is_explained_without_being_told() {
    let loader = env(&[("DATABASE_URL", "postgres://anna:hunter2@db/site")]);
    assert_eq!(
        explain(&loader, "database.url"),
        "database.url = [secret]\n\
         \n    built-in default for development   [secret]\
         \n  > environment variable DATABASE_URL  [secret]",
    );
}

#[test]
fn a_key_without_a_value_says_so() {
    assert_eq!(explain(&default_toml(""), "mail.smtp_url"), "mail.smtp_url is not set");
    assert!(explain(&default_toml(""), "server.workers").starts_with("server.workers = not set"));
}

#[test]
fn a_table_lists_its_keys() {
    assert_eq!(
        explain(&default_toml("[mail]\nfrom = 'a@b'"), "mail"),
        "[mail]\
         \n  transport       \"capture\"   built-in default\
         \n  from            \"a@b\"       settings/default.toml\
         \n  smtp_url        not set\
         \n  capture_folder  \"var/mail\"  built-in default",
    );
}

#[test]
fn every_key_of_every_table_can_be_explained() {
    let loader = Loader::new(Runtime::Production);
    for table in loader.tables() {
        for line in explain(&loader, &table).lines().skip(1) {
            let field = line.split_whitespace().next().expect("a key");
            explain(&loader, &format!("{table}.{field}"));
        }
    }
}

#[test]
fn an_unknown_key_is_refused_with_a_suggestion() {
    for (key, message) in [
        ("server.prot", "there is no setting `server.prot`, did you mean `server.port`?"),
        ("port", "there is no setting `port`, did you mean `server.port`?"),
        ("servr", "there is no setting `servr`, did you mean `server`?"),
        ("datbase.url", "there is no setting `datbase.url`, did you mean `database.url`?"),
        ("coffee.milk", "there is no setting `coffee.milk`"),
    ] {
        assert_eq!(default_toml("").explain(key).expect_err(key).to_string(), message);
    }
}

#[test]
fn settings_that_do_not_load_can_be_explained_unless_they_are_not_toml() {
    assert!(explain(&default_toml("[server]\nprot = 1"), "server.port").contains("5000"));
    assert!(matches!(default_toml("=").explain("server.port"), Err(Error::Invalid(_))));
}

#[test]
fn an_apps_own_table_hides_what_is_not_in_a_committed_file() {
    let loader = default_toml("[strava]\nclient_id = 7\ntoken = 'none'\nhooks = { on = true, list = [1, 2.5] }")
        .section("strava")
        .file("settings/secrets.toml", "[strava]\ntoken = 'hunter2'");
    assert_eq!(
        explain(&loader, "strava"),
        "[strava]\
         \n  client_id   7         settings/default.toml\
         \n  hooks.list  [1, 2.5]  settings/default.toml\
         \n  hooks.on    true      settings/default.toml\
         \n  token       [secret]  settings/secrets.toml",
    );
    assert_eq!(
        explain(&loader, "strava.token"),
        "strava.token = [secret]\n\
         \n    settings/default.toml  \"none\"\
         \n  > settings/secrets.toml  [secret]",
    );
    assert_eq!(explain(&default_toml("").section("strava"), "strava"), "[strava]");
}
