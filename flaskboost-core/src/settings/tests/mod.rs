//! Settings: the layers, what each refuses, and how a value explains itself.

mod environment;
mod explanations;
mod files;
mod layers;
mod networks;
mod own_sections;
mod production;
mod providers;
mod refusals;
mod runtimes;
mod secrets;

use crate::settings::{Loader, Runtime, Settings};

/// What production needs before anything else is looked at.
const PRODUCTION: [(&str, &str); 5] = [
    ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
    ("DATABASE_URL", "postgres://anna:hunter2@db/site"),
    ("SMTP_URL", "smtps://anna:hunter2@mail.example.com"),
    ("FLASKBOOST__APP__URL", "https://example.com"),
    ("FLASKBOOST__MAIL__FROM", "hello@example.com"),
];

fn development() -> Loader {
    Loader::new(Runtime::Development)
}

/// A production that starts, with some variables on top; an empty value takes one away.
fn production(more: &[(&str, &str)]) -> Loader {
    let kept = PRODUCTION.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    let added = more.iter().filter(|(_, value)| !value.is_empty());
    Loader::new(Runtime::Production).env(variables(kept.chain(added)))
}

fn variables<'a>(list: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> Vec<(String, String)> {
    list.into_iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn env(list: &[(&str, &str)]) -> Loader {
    development().env(variables(list))
}

fn default_toml(text: &str) -> Loader {
    development().file("settings/default.toml", text)
}

fn refusal(loader: Loader) -> String {
    loader.load().expect_err("these settings must be refused").to_string()
}

fn settings(loader: Loader) -> Settings {
    loader.load().unwrap_or_else(|error| panic!("{error}"))
}
