//! Every refusal says what, where and what to do.

use super::{default_toml, env, refusal};
use crate::error;
use crate::settings::{Error, Problem};

/// Each is the whole text of `settings/default.toml`, and the whole complaint about it.
const COMPLAINTS: &[(&str, &str)] = &[
    ("[server]\nprot = 1", "unknown key `server.prot` in settings/default.toml, did you mean `port`?"),
    ("port = 1", "unknown key `port` in settings/default.toml, did you mean `server.port`?"),
    ("[app]\nport = 1", "unknown key `app.port` in settings/default.toml, did you mean `server.port`?"),
    ("[server]\ncoffee = 1", "unknown key `server.coffee` in settings/default.toml"),
    ("[server.port]\nx = 1", "unknown key `server.port.x` in settings/default.toml, did you mean `server.port`?"),
    (
        "[servr]\nport = 1\nhost = 2",
        "unknown table `servr` in settings/default.toml, did you mean `server`? \
         (an app declares its own tables with `App::section`)",
    ),
    (
        "[coffee]",
        "unknown table `coffee` in settings/default.toml (an app declares its own tables with `App::section`)",
    ),
    ("server = 1", "`server` in settings/default.toml: expected a table, write `[server]`"),
    (
        "[server]\nport = 'abc'",
        "`server.port` in settings/default.toml: found \"abc\", expected a whole number from 0 to 65535",
    ),
    (
        "[server]\nport = 70000",
        "`server.port` in settings/default.toml: found 70000, expected a whole number from 0 to 65535",
    ),
    (
        "[server]\nport = {}",
        "`server.port` in settings/default.toml: found a table, expected a whole number from 0 to 65535",
    ),
    ("[server]\nhost = 'here'", "`server.host` in settings/default.toml: invalid IP address syntax"),
    (
        "[server]\ntimeout_seconds = -1",
        "`server.timeout_seconds` in settings/default.toml: found -1, expected a whole number, 0 or more",
    ),
    (
        "[server]\ncompression = 'yes'",
        "`server.compression` in settings/default.toml: found \"yes\", expected true or false",
    ),
    ("[app]\nname = 5", "`app.name` in settings/default.toml: found 5, expected a text"),
    (
        "[server]\ntrusted_proxies = '::1'",
        "`server.trusted_proxies` in settings/default.toml: found \"::1\", expected a list",
    ),
    (
        "[server]\ntrusted_proxies = ['10.0.0.1/8']",
        "`server.trusted_proxies` in settings/default.toml: `10.0.0.1/8` does not begin its range; write `10.0.0.0/8`",
    ),
    (
        "[mail]\ntransport = 'smpt'",
        "`mail.transport` in settings/default.toml: found \"smpt\", expected one of `capture`, `smtp`, `none`, \
         did you mean `smtp`?",
    ),
    (
        "[server]\nworkers = 0",
        "`server.workers` in settings/default.toml: must be at least 1, or absent for one per core",
    ),
    ("[database]\nmax_connections = 0", "`database.max_connections` in settings/default.toml: must be at least 1"),
    ("[session]\nidle_minutes = 0", "`session.idle_minutes` in settings/default.toml: must be at least 1"),
    ("[session]\nshort_idle_hours = 0", "`session.short_idle_hours` in settings/default.toml: must be at least 1"),
    (
        "[session]\ncookie = 'my session'",
        "`session.cookie` in settings/default.toml: a cookie's name is made of letters, digits, `-` and `_`",
    ),
    (
        "[accounts]\npassword_min_length = 7",
        "`accounts.password_min_length` in settings/default.toml: must be at least 8",
    ),
    (
        "[mail]\ntransport = 'none'",
        "`accounts.signup` in built-in default: must be false when mail.transport is `none`: nobody could confirm an address",
    ),
    (
        "[mail]\ntransport = 'smtp'",
        "`mail.smtp_url` is missing: mail.transport is `smtp`: set the environment variable SMTP_URL to \
         smtps://user:password@host, or mail.transport to `none` and accounts.signup to false",
    ),
    ("[storage]\nmax_files = 0", "`storage.max_files` in settings/default.toml: must be at least 1"),
    ("[storage]\norphan_hours = 1", "`storage.orphan_hours` in settings/default.toml: must be at least 2"),
    (
        "[storage]\nendpoint = 's3.example'",
        "`storage.endpoint` in settings/default.toml: `s3.example` must be http:// or https://, a host and perhaps a port",
    ),
    (
        "[storage]\nengine = 's3'\nbucket = 'a'\naccess_key = 'b'",
        "`storage.secret_key` is missing: storage.engine is `s3`: give it a bucket, an access_key and a secret_key",
    ),
];

#[test]
fn each_complaint_says_what_where_and_what_to_do() {
    for (text, complaint) in COMPLAINTS {
        assert_eq!(refusal(default_toml(text)), format!("the settings are wrong: {complaint}"), "{text}");
    }
}

#[test]
fn a_file_that_is_not_toml_is_refused_with_its_line_and_column() {
    let message = refusal(default_toml("[server]\nport = \n"));
    assert!(message.starts_with("the settings are wrong: settings/default.toml:2:8: "), "{message}");
    let message = refusal(default_toml("[server]\nport = 1\nport = 2\n"));
    assert!(message.contains("settings/default.toml:3:1: duplicate key `port`"), "{message}");
}

#[test]
fn a_syntax_error_does_not_show_the_line_it_is_in() {
    let message = refusal(default_toml("[security]\nsecret_key = 'hunter2\n"));
    assert!(message.contains(":2:") && !message.contains("hunter2"), "{message}");
}

#[test]
fn a_wrong_key_or_value_in_a_lower_layer_is_refused_too() {
    let higher = ("settings/development.toml", "[server]\nport = 2");
    assert!(
        refusal(default_toml("[server]\nport = 'x'").file(higher.0, higher.1)).contains("in settings/default.toml")
    );
    assert!(refusal(default_toml("[server]\nprot = 1").file(higher.0, higher.1)).contains("in settings/default.toml"));
}

#[test]
fn all_problems_are_reported_together() {
    let loader = default_toml("[server]\nprot = 1\nport = 'x'\n[app]\nurl = 'example.com'")
        .env([("FLASKBOOST__APP__NAMES".to_owned(), "x".to_owned())]);
    assert_eq!(
        refusal(loader),
        "the settings are wrong: 4 problems\n  \
         - unknown key `FLASKBOOST__APP__NAMES` in the environment, did you mean `FLASKBOOST__APP__NAME`?\n  \
         - `server.port` in settings/default.toml: found \"x\", expected a whole number from 0 to 65535\n  \
         - unknown key `server.prot` in settings/default.toml, did you mean `port`?\n  \
         - `app.url` in settings/default.toml: `example.com` must be http:// or https://, a host and perhaps a port, \
         without a trailing slash",
    );
}

#[test]
fn the_address_of_the_site_is_scheme_host_and_port() {
    for url in ["http://localhost", "https://example.com", "http://127.0.0.1:5000", "http://[::1]:5000", "http://[::1]"]
    {
        assert!(default_toml(&format!("[app]\nurl = '{url}'")).load().is_ok(), "{url}");
    }
    for url in [
        "",
        "example.com",
        "ftp://example.com",
        "https://",
        "https://example.com/",
        "https://example.com/app",
        "https://example.com?x=1",
        "https://example.com#x",
        "https://anna@example.com",
        "https://example.com:99999",
        "https://example.com:",
        "https://:80",
        "https://exam ple.com",
        "HTTPS://example.com",
    ] {
        assert!(refusal(default_toml(&format!("[app]\nurl = '{url}'"))).contains("`app.url`"), "{url}");
    }
}

#[test]
fn a_database_is_sqlite_or_postgres() {
    for url in ["sqlite:a.sqlite", "sqlite://a.sqlite", "sqlite::memory:", "postgres://u@h/d", "postgresql://u@h/d"] {
        assert!(env(&[("DATABASE_URL", url)]).load().is_ok(), "{url}");
    }
    assert_eq!(
        refusal(env(&[("DATABASE_URL", "mysql://anna:hunter2@db/site")])),
        "the settings are wrong: `database.url` in environment variable DATABASE_URL: `mysql:…` is no database: write \
         sqlite:path/to/file.sqlite, sqlite::memory: or postgres://user:password@host/name",
    );
    for url in ["sqlite:", "postgres://", "postgres:h/d", "a.sqlite"] {
        assert!(refusal(env(&[("DATABASE_URL", url)])).contains("is no database"), "{url}");
    }
}

#[test]
fn a_sender_is_an_address_with_or_without_a_name() {
    for from in ["a@b", "hello@example.com", "Site <hello@example.com>", "The Site of Ölaf <a@b.c>", "<a@b>"] {
        assert!(env(&[("FLASKBOOST__MAIL__FROM", from)]).load().is_ok(), "{from}");
    }
    for from in [
        "",
        "a",
        "@b",
        "a@",
        "a@b@c",
        "Site a@b",
        "Site <a>",
        "Site <a@b",
        "a@b>",
        "Site <a@b> x",
        "A\r\nBcc: x <a@b>",
        "a b@c",
    ] {
        assert!(refusal(env(&[("FLASKBOOST__MAIL__FROM", from)])).contains("is no sender"), "{from}");
    }
}

#[test]
fn a_mail_server_is_smtp() {
    assert!(refusal(env(&[("SMTP_URL", "http://anna:hunter2@mail")])).contains("`http:…` is no mail server"));
    assert!(refusal(env(&[("SMTP_URL", "smtp://")])).contains("is no mail server"));
}

#[test]
fn a_log_filter_must_be_one() {
    let message = refusal(env(&[("FLASKBOOST__LOG__FILTER", "info,sqlx=loud")]));
    assert!(message.contains("`log.filter`") && message.contains("write levels such as"), "{message}");
}

#[test]
fn mail_may_be_none_when_nobody_signs_up() {
    assert!(default_toml("[mail]\ntransport = 'none'\n[accounts]\nsignup = false").load().is_ok());
}

#[test]
fn errors_have_codes_and_keep_their_cause_from_strangers() {
    let invalid = default_toml("[server]\nprot = 1").load().expect_err("misspelt");
    for (error, code) in [
        (Error::RuntimeMissing, "FB1001"),
        ("x".parse::<crate::settings::Runtime>().expect_err("unknown"), "FB1002"),
        (invalid, "FB1003"),
        (default_toml("").explain("x").expect_err("unknown"), "FB1004"),
        (default_toml("").load().expect("fine").section::<()>("x").expect_err("undeclared"), "FB1005"),
        (default_toml("").section("mail").load().expect_err("taken"), "FB1006"),
    ] {
        let text = error.to_string();
        let error = error::Error::from(error);
        assert_eq!((error.status().as_u16(), error.code()), (500, code));
        assert!(!error.to_string().contains(&text));
        assert!(error.source_chain().contains(&text) && error.get::<Error>().is_some());
    }
}

#[test]
fn a_problem_knows_its_key() {
    let Err(Error::Invalid(problems)) = default_toml("[server]\nport = 'x'\n[coffee]").load() else {
        panic!("these settings must be refused");
    };
    let keys: Vec<_> = problems.iter().map(Problem::key).collect();
    assert_eq!(keys, [None, Some("server.port")]);
}
