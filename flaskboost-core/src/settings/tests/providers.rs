//! `[oauth.<name>]` and `[login.<name>]`: read from every layer, and refused with a sentence.

use super::{default_toml, development, production, refusal, settings, variables};
use crate::settings::SecretPlace;

const LOGIN: &str = "[login.google]\nissuer = 'https://accounts.google.com'\nclient_id = 'abc'\n";
const OAUTH: &str = "[oauth.strava]\nclient_id = '7'\nauth_url = 'https://www.strava.com/oauth/authorize'\n\
                     token_url = 'https://www.strava.com/oauth/token'\n";

#[test]
fn a_table_without_more_has_defaults() {
    let settings = settings(default_toml(&format!("{LOGIN}{OAUTH}")));
    let google = &settings.login["google"];
    assert_eq!(google.scopes, ["openid", "email", "profile"]);
    assert!(google.client_secret.is_none() && google.label.is_none());
    let strava = &settings.oauth["strava"];
    assert!(strava.scopes.is_empty() && strava.revoke_url.is_none() && strava.parameters.is_empty());
    assert_eq!(strava.secret_in, SecretPlace::Header);
}

#[test]
fn no_table_is_no_service() {
    let settings = settings(development());
    assert!(settings.login.is_empty() && settings.oauth.is_empty());
}

#[test]
fn the_layers_of_one_table_come_together() {
    let loader =
        default_toml(&format!("{OAUTH}scopes = ['read']\nsecret_in = 'body'\n[oauth.strava.parameters]\na = 'b'"))
            .file("settings/secrets.toml", "[oauth.strava]\nclient_secret = 'hush'")
            .env(variables(&[
                ("FLASKBOOST__OAUTH__STRAVA__CLIENT_ID", "1234"),
                ("FLASKBOOST__OAUTH__STRAVA__SCOPES", r#"["read,activity:read_all"]"#),
            ]));
    let strava = &settings(loader).oauth["strava"];
    assert_eq!(strava.client_id, "1234");
    assert_eq!(strava.client_secret.as_ref().unwrap().expose(), "hush");
    assert_eq!(strava.scopes, ["read,activity:read_all"]);
    assert_eq!((strava.secret_in, strava.parameters["a"].as_str()), (SecretPlace::Body, "b"));
    assert!(!format!("{strava:?}").contains("hush"));
}

#[test]
fn a_secret_is_not_explained_wherever_it_stands() {
    let loader = default_toml(&format!("{LOGIN}client_secret = 'hush'"));
    for key in ["login.google.client_secret", "login"] {
        let told = loader.explain(key).unwrap().to_string();
        assert!(told.contains("[secret]") && !told.contains("hush"), "{told}");
    }
}

#[test]
fn what_is_wrong_is_refused_with_a_sentence() {
    for (text, words) in [
        (LOGIN.replace("issuer", "isuer"), "did you mean `issuer`?"),
        (LOGIN.replace("client_id = 'abc'\n", ""), "`login.google.client_id` is missing"),
        (LOGIN.replace("'abc'", "''"), "this is empty"),
        (LOGIN.replace("'abc'", "7"), "expected a text"),
        (LOGIN.replace("https://", "http://"), "must begin with https://"),
        (LOGIN.replace("https://accounts.google.com", "accounts.google.com"), "this is no address"),
        (LOGIN.replace("https://", "https://user:hush@"), "has no user and no password"),
        (LOGIN.replace(".com'", ".com?a=b'"), "an issuer has no query"),
        (LOGIN.replace(".com'", ".com#a'"), "this is no address"),
        (format!("{LOGIN}scopes = ['email']"), "`openid` must be among them"),
        (format!("{LOGIN}scopes = ['openid email']"), "a scope is a text without blanks"),
        (format!("{LOGIN}label = ' '"), "1 to 40 characters"),
        (format!("{LOGIN}client_secret = ''"), "this is empty"),
        (LOGIN.replace("login.google", "login.Google"), "small letters"),
        (LOGIN.replace("login.google", "login.7g"), "a letter first"),
        (LOGIN.replace("[login.google]", "[login]"), "login"),
        (OAUTH.replace("https://www.strava.com/oauth/token", "ftp://www.strava.com"), "this is no address"),
        (format!("{OAUTH}revoke_url = 'http://strava.com'"), "must begin with https://"),
        (format!("{OAUTH}parameters = {{ state = 'mine' }}"), "the site sets this parameter itself"),
        (format!("{OAUTH}secret_in = 'query'"), "secret_in"),
    ] {
        let told = refusal(default_toml(&text));
        assert!(told.contains(words), "{text}\n{told}");
        assert!(!told.contains("hush"), "{told}");
    }
}

#[test]
fn only_a_service_on_this_machine_may_do_without_encryption_and_not_in_production() {
    let local = LOGIN.replace("https://accounts.google.com", "http://127.0.0.1:8080");
    assert_eq!(settings(default_toml(&local)).login.len(), 1);
    let loader = production(&[]).file("settings/default.toml", local);
    assert!(refusal(loader).contains("must begin with https://"));
    let spoofed = LOGIN.replace("https://accounts.google.com", "http://127.0.0.1.example");
    assert!(refusal(default_toml(&spoofed)).contains("must begin with https://"));
}

#[test]
fn an_app_cannot_take_these_tables_for_itself() {
    for name in ["login", "oauth"] {
        assert!(development().section(name).load().is_err());
    }
}
