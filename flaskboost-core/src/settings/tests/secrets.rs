//! A secret is nowhere to be seen.

use super::{env, refusal, settings};
use crate::settings::Secret;

#[test]
fn settings_print_without_their_secrets() {
    let settings = settings(
        env(&[
            ("DATABASE_URL", "postgres://anna:hunter2@db/site"),
            ("SECRET_KEY", "hunter2-hunter2-0123456789-abcdefghij"),
            ("SMTP_URL", "smtps://anna:hunter2@mail"),
            ("FLASKBOOST__STRAVA__TOKEN", "hunter2"),
        ])
        .section("strava"),
    );
    let printed = format!("{settings:?} {settings:#?}");
    assert!(printed.contains("[secret]") && printed.contains("token") && !printed.contains("hunter2"), "{printed}");
}

#[test]
fn a_complaint_about_a_secret_does_not_tell_it() {
    for text in ["secret_key = 123456", "secret_key = ['123456']", "secret_key = { x = '123456' }"] {
        let message = refusal(super::default_toml(&format!("[security]\n{text}")));
        assert!(message.contains("security.secret_key") && !message.contains("123456"), "{message}");
    }
    let message = refusal(env(&[("DATABASE_URL", "hunter2@db"), ("SMTP_URL", "hunter2"), ("SECRET_KEY", "hunter2")]));
    assert!(!message.contains("hunter2"), "{message}");
}

#[test]
fn a_secret_is_what_it_was_when_exposed() {
    let secret: Secret<String> = serde_json::from_str("\"hunter2\"").expect("a text");
    assert_eq!(secret.expose(), "hunter2");
    assert_eq!(format!("{secret}{secret:?}{:#?}", secret.clone()), "[secret][secret][secret]");
}

#[test]
fn outside_of_production_there_is_a_key() {
    assert!(settings(super::development()).secret_key().len() >= 32);
    let testing = crate::settings::Loader::new(crate::settings::Runtime::Testing);
    assert!(settings(testing).secret_key().len() >= 32);
}

#[test]
fn six_settings_are_secrets() {
    let mut secrets = Vec::new();
    for shape in crate::settings::shape::Shape::all() {
        let fields = shape.fields.iter().filter(|field| shape.is_secret(field));
        secrets.extend(fields.map(|field| format!("{}.{field}", shape.table)));
    }
    let known = ["database.url", "security.secret_key", "mail.smtp_url", "redis.url", "nats.url", "storage.secret_key"];
    assert_eq!(secrets, known);
}
