//! A higher layer wins over a lower one.

use std::net::IpAddr;

use super::{default_toml, development, env, production, settings, variables};
use crate::settings::{LogFormat, MailTransport};

#[test]
fn each_layer_wins_over_the_one_below() {
    let mut loader = development();
    assert_eq!(settings(loader.clone()).server.port, 5000);
    for (position, name) in ["default", "development", "secrets"].into_iter().enumerate() {
        let port = 6001 + position;
        loader = loader.file(format!("settings/{name}.toml"), format!("[server]\nport = {port}"));
        assert_eq!(usize::from(settings(loader.clone()).server.port), port);
    }
    loader = loader.env(variables(&[("PORT", "6004")]));
    assert_eq!(settings(loader.clone()).server.port, 6004);
    loader = loader.env(variables(&[("FLASKBOOST__SERVER__PORT", "6005")]));
    assert_eq!(settings(loader).server.port, 6005);
}

#[test]
fn a_layer_leaves_alone_what_it_does_not_name() {
    let loader =
        default_toml("[server]\nport = 1\ntimeout_seconds = 9").file("settings/development.toml", "[server]\nport = 2");
    let server = settings(loader).server;
    assert_eq!((server.port, server.timeout_seconds, server.body_limit_bytes), (2, 9, 1_048_576));
}

#[test]
fn an_empty_table_changes_nothing() {
    assert_eq!(settings(default_toml("[server]\n[mail]")).server.port, 5000);
}

#[test]
fn port_opens_the_server_to_the_outside() {
    let outside = IpAddr::from([0, 0, 0, 0]);
    assert_eq!(settings(env(&[("PORT", "80")])).server.host, outside);
    let loader = default_toml("[server]\nhost = '127.0.0.1'").env(variables(&[("PORT", "80")]));
    assert_eq!(settings(loader).server.host, outside, "settings/default.toml only repeats the default");
}

#[test]
fn port_leaves_a_host_that_was_chosen() {
    let loopback = IpAddr::from([127, 0, 0, 1]);
    let port = variables(&[("PORT", "80")]);
    for name in ["settings/development.toml", "settings/secrets.toml"] {
        let loader = default_toml("").file(name, "[server]\nhost = '127.0.0.1'").env(port.clone());
        assert_eq!(settings(loader).server.host, loopback, "{name}");
    }
    let loader = env(&[("PORT", "80"), ("FLASKBOOST__SERVER__HOST", "127.0.0.1")]);
    assert_eq!(settings(loader).server.host, loopback);
}

#[test]
fn production_has_defaults_of_its_own() {
    let settings = settings(production(&[]));
    assert!(settings.server.redirect_https);
    assert_eq!(settings.log.format, LogFormat::Json);
    assert_eq!(settings.mail.transport, MailTransport::Smtp);
}
