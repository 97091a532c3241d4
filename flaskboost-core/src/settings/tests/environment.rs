//! Variables are texts that may stand for numbers, booleans and lists.

use super::{env, refusal, settings};

#[test]
fn the_names_of_hosting_services_work() {
    let settings = settings(env(&[
        ("PORT", "8080"),
        ("DATABASE_URL", "postgres://anna:hunter2@db/site"),
        ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
        ("SMTP_URL", "smtp://mail"),
        ("HOME", "/home/anna"),
    ]));
    assert_eq!(settings.server.port, 8080);
    assert_eq!(settings.database_url(), "postgres://anna:hunter2@db/site");
    assert_eq!(settings.secret_key(), b"0123456789abcdefghijklmnopqrstuvwxyz");
    assert_eq!(settings.mail.smtp_url.expect("SMTP_URL is set").expose(), "smtp://mail");
}

#[test]
fn a_variable_becomes_what_its_setting_is() {
    let settings = settings(env(&[
        ("FLASKBOOST__SERVER__COMPRESSION", "false"),
        ("FLASKBOOST__SERVER__WORKERS", "3"),
        ("FLASKBOOST__SERVER__TRUSTED_PROXIES", r#"["10.0.0.0/8", "::1"]"#),
        ("FLASKBOOST__MAIL__CAPTURE_FOLDER", "/tmp/mail"),
        ("FLASKBOOST__LOG__FORMAT", "json"),
    ]));
    assert!(!settings.server.compression);
    assert_eq!(settings.server.workers, Some(3));
    assert_eq!(settings.server.trusted_proxies.len(), 2);
    assert_eq!(settings.mail.capture_folder.to_str(), Some("/tmp/mail"));
}

#[test]
fn a_text_that_looks_like_a_number_stays_a_text() {
    let digits = "01234567890123456789012345678901234567890";
    let settings = settings(env(&[("FLASKBOOST__APP__NAME", "007"), ("SECRET_KEY", digits)]));
    assert_eq!(settings.app.name, "007");
    assert_eq!(settings.secret_key(), digits.as_bytes());
}

#[test]
fn the_long_name_wins_over_the_short_one() {
    let settings = settings(env(&[("PORT", "1"), ("FLASKBOOST__SERVER__PORT", "2")]));
    assert_eq!(settings.server.port, 2);
}

#[test]
fn a_misspelt_variable_is_refused() {
    for (variable, meant) in [
        ("FLASKBOOST__SERVER__PROT", "FLASKBOOST__SERVER__PORT"),
        ("FLASKBOOST__SRVER__PORT", "FLASKBOOST__SERVER__PORT"),
        ("FLASKBOOST__PORT", "FLASKBOOST__SERVER__PORT"),
        ("FLASKBOOST_SERVER_PORT", "FLASKBOOST__SERVER__PORT"),
        ("FLASKBOOST__MAIL_SMTP_URL", "FLASKBOOST__MAIL__SMTP_URL"),
    ] {
        assert_eq!(
            refusal(env(&[(variable, "1")])),
            format!("the settings are wrong: unknown key `{variable}` in the environment, did you mean `{meant}`?"),
        );
    }
}

#[test]
fn a_variable_that_means_nothing_here_is_refused_without_a_guess() {
    assert_eq!(
        refusal(env(&[("FLASKBOOST__COFFEE__MILK", "1")])),
        "the settings are wrong: unknown key `FLASKBOOST__COFFEE__MILK` in the environment",
    );
    assert!(refusal(env(&[("FLASKBOOST__SERVER__PORT__X", "1")])).contains("unknown key"));
    assert!(refusal(env(&[("FLASKBOOST__", "1")])).contains("unknown key"));
}

#[test]
fn an_empty_variable_is_not_a_value() {
    assert!(refusal(env(&[("PORT", "")])).contains("`server.port` in environment variable PORT: found \"\""));
    assert!(refusal(env(&[("DATABASE_URL", "")])).contains("an empty text is no database"));
}
