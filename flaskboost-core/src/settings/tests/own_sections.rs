//! An app has tables of its own, as strict as FlaskBoost's.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{default_toml, settings, variables};
use crate::settings::{Error, Loader, Secret};

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Strava {
    client_id: u32,
    client_secret: Secret<String>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    limits: BTreeMap<String, u32>,
}

#[derive(Deserialize, Debug, Default, PartialEq)]
#[serde(default, deny_unknown_fields)]
struct Coffee {
    cups: u8,
}

fn strava(loader: Loader) -> Result<Strava, Error> {
    settings(loader.section("strava")).section("strava")
}

fn complaint(text: &str) -> String {
    strava(default_toml(text)).expect_err(text).to_string()
}

#[test]
fn the_layers_of_an_own_table_are_merged_deeply() {
    let strava = strava(
        default_toml("[strava]\nclient_id = 1\nlimits = { day = 1, week = 2 }")
            .file("settings/development.toml", "[strava.limits]\nweek = 7")
            .file("settings/secrets.toml", "[strava]\nclient_secret = 'abc'"),
    )
    .expect("complete");
    assert_eq!((strava.client_id, strava.client_secret.expose().as_str()), (1, "abc"));
    assert_eq!((strava.limits["day"], strava.limits["week"]), (1, 7));
}

#[test]
fn variables_become_what_the_apps_type_says() {
    let strava = strava(default_toml("[strava]\nclient_id = 1").env(variables(&[
        ("FLASKBOOST__STRAVA__CLIENT_ID", "42"),
        ("FLASKBOOST__STRAVA__CLIENT_SECRET", "123456"),
        ("FLASKBOOST__STRAVA__NAME", "007"),
        ("FLASKBOOST__STRAVA__LIMITS__DAY", "9"),
    ])))
    .expect("complete");
    assert_eq!((strava.client_id, strava.name.as_str(), strava.limits["day"]), (42, "007", 9));
    assert_eq!(strava.client_secret.expose(), "123456");
}

#[test]
fn a_missing_table_is_the_types_default_or_a_missing_key() {
    let coffee: Coffee = settings(default_toml("").section("coffee")).section("coffee").expect("all defaults");
    assert_eq!(coffee, Coffee::default());
    assert_eq!(
        complaint(""),
        "the settings are wrong: `strava.client_id` is missing: set it under `[strava]` in a settings file",
    );
}

#[test]
fn unknown_keys_and_wrong_types_are_refused() {
    assert_eq!(
        complaint("[strava]\nclient_id = 1\nclient_secret = 'x'\nnmae = 'x'"),
        "the settings are wrong: unknown key `strava.nmae` in settings/default.toml, did you mean `name`?",
    );
    assert_eq!(
        complaint("[strava]\nclient_id = 'x'\nclient_secret = 'x'"),
        "the settings are wrong: `strava.client_id` in settings/default.toml: found \"x\", expected a whole number, 0 or more",
    );
    assert!(
        complaint("[strava]\nclient_id = 1\nclient_secret = 'x'\nlimits = { day = 'x' }")
            .contains("`strava.limits.day`")
    );
}

#[test]
fn a_wrong_value_from_a_private_layer_is_not_shown() {
    let wrong = strava(
        default_toml("[strava]\nclient_id = 1").file("settings/secrets.toml", "[strava]\nclient_secret = 123456"),
    );
    let message = wrong.expect_err("a number is no text").to_string();
    assert_eq!(message, "the settings are wrong: `strava.client_secret` in settings/secrets.toml: expected a text");
    let wrong = strava(default_toml("").env(variables(&[("FLASKBOOST__STRAVA__CLIENT_ID", "hunter2")])));
    assert!(!wrong.expect_err("no number").to_string().contains("hunter2"));
}

#[test]
fn a_table_must_be_declared_and_must_be_a_table() {
    let error = settings(default_toml("")).section::<Coffee>("coffee").expect_err("undeclared");
    assert_eq!(error.to_string(), "the app has no table `coffee` of its own: declare it with `.section(\"coffee\")`",);
    let error = default_toml("coffee = 1").section("coffee").load().expect_err("no table");
    assert!(error.to_string().contains("expected a table, write `[coffee]`"));
    let error = default_toml("").section("mail").load().expect_err("taken");
    assert_eq!(error.to_string(), "the table `mail` belongs to FlaskBoost: choose another name for the app's own",);
}

#[test]
fn a_misspelt_own_table_is_suggested() {
    let error = default_toml("[coffe]").section("coffee").load().expect_err("misspelt");
    assert!(error.to_string().contains("did you mean `coffee`?"), "{error}");
}
