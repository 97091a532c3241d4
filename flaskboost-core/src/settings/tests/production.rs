//! Production starts only with secrets of its own, mail that arrives and a public address.

use super::{development, production, refusal, settings};
use crate::settings::Runtime;

#[test]
fn a_production_with_all_it_needs_starts() {
    let settings = settings(production(&[("PORT", "8080")]));
    assert_eq!(settings.runtime(), Runtime::Production);
    assert_eq!(settings.database_url(), "postgres://anna:hunter2@db/site");
}

#[test]
fn an_empty_production_is_told_all_it_needs() {
    let message = refusal(crate::settings::Loader::new(Runtime::Production));
    for key in ["database.url", "security.secret_key", "mail.smtp_url", "mail.from"] {
        assert!(message.contains(&format!("- `{key}`")), "{key} in {message}");
    }
    for variable in ["DATABASE_URL", "SECRET_KEY", "SMTP_URL"] {
        assert!(message.contains(&format!("set the environment variable {variable}")), "{variable} in {message}");
    }
}

#[test]
fn a_weak_or_public_key_is_refused() {
    let development = settings(development());
    let public = String::from_utf8_lossy(development.secret_key());
    for (key, complaint) in [
        ("short", "5 characters are too few, at least 32 are needed"),
        ("abababababababababababababababababab", "2 different characters are too few, at least 10 are needed"),
        (&public, "this is the development key, which everyone knows"),
    ] {
        let message = refusal(production(&[("SECRET_KEY", key)]));
        assert!(message.contains("`security.secret_key` in environment variable SECRET_KEY: "), "{message}");
        assert!(message.contains(complaint) && message.contains("openssl rand"), "{message}");
        assert!(!message.contains(key), "{message}");
    }
}

#[test]
fn captured_mail_is_refused_because_it_would_be_lost() {
    let message = refusal(production(&[("FLASKBOOST__MAIL__TRANSPORT", "capture")]));
    assert!(message.contains("in production captured mail would be lost"), "{message}");
}

#[test]
fn no_mail_means_no_sign_up() {
    let none = ("FLASKBOOST__MAIL__TRANSPORT", "none");
    assert!(refusal(production(&[none, ("SMTP_URL", "")])).contains("`accounts.signup`"));
    settings(production(&[none, ("SMTP_URL", ""), ("FLASKBOOST__ACCOUNTS__SIGNUP", "false")]));
}

#[test]
fn mail_from_localhost_is_refused() {
    assert!(
        refusal(production(&[("FLASKBOOST__MAIL__FROM", "")])).contains("no mail server takes mail from localhost")
    );
}

#[test]
fn a_database_that_forgets_is_refused() {
    for url in ["sqlite::memory:", "sqlite://:memory:"] {
        assert!(refusal(production(&[("DATABASE_URL", url)])).contains("would lose everything"), "{url}");
    }
}

#[test]
fn a_storage_that_forgets_is_refused() {
    let message = refusal(production(&[("FLASKBOOST__STORAGE__ENGINE", "memory")]));
    assert!(message.contains("`storage.engine`") && message.contains("lose every file"), "{message}");
}

#[test]
fn the_address_must_be_https() {
    let message = refusal(production(&[("FLASKBOOST__APP__URL", "http://example.com")]));
    assert!(message.contains("`app.url`") && message.contains("https://"), "{message}");
}

#[test]
fn a_loopback_address_is_for_a_trial_on_this_machine_only() {
    for url in ["http://127.0.0.1:5000", "http://localhost:5000", "http://[::1]:5000"] {
        settings(production(&[("FLASKBOOST__APP__URL", url)]));
        let message = refusal(production(&[("FLASKBOOST__APP__URL", url), ("PORT", "80")]));
        assert!(message.contains("set app.url to the public address"), "{message}");
    }
}

#[test]
fn a_key_with_a_problem_gets_one_complaint() {
    let message = refusal(production(&[("DATABASE_URL", "")]).file("settings/secrets.toml", "[database]\nurl = 5"));
    assert_eq!(message, "the settings are wrong: `database.url` in settings/secrets.toml: expected a text");
}

#[test]
fn a_broken_file_is_the_only_complaint_of_a_production() {
    let loader = crate::settings::Loader::new(Runtime::Production).file("settings/secrets.toml", "=");
    assert!(refusal(loader).starts_with("the settings are wrong: settings/secrets.toml:1:1: "));
}
