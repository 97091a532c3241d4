//! What a value must be beyond its type, and what each runtime insists on.

use std::net::IpAddr;

use tracing_subscriber::EnvFilter;

use crate::settings::cache::CacheEngine;
use crate::settings::defaults::DEVELOPMENT_KEY;
use crate::settings::limits::LimitsStore;
use crate::settings::mail::MailTransport;
use crate::settings::settings::Settings;
use crate::settings::stores;

/// A setting that a rule does not let pass.
pub(super) enum Refusal {
    /// It must be there and is not.
    Missing { key: &'static str, advice: String },
    /// It is there and must be different.
    Value { key: &'static str, message: String },
}

impl Refusal {
    /// The dotted key.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Missing { key, .. } | Self::Value { key, .. } => key,
        }
    }
}

/// Collects refusals; each rule is one sentence.
#[derive(Default)]
pub(super) struct Rules(Vec<Refusal>);

impl Rules {
    pub(super) fn require(&mut self, holds: bool, key: &'static str, message: impl Into<String>) {
        if !holds {
            self.0.push(Refusal::Value { key, message: message.into() });
        }
    }

    pub(super) fn missing(&mut self, key: &'static str, advice: impl Into<String>) {
        self.0.push(Refusal::Missing { key, advice: advice.into() });
    }
}

/// Applies all rules.
pub(super) fn check(settings: &Settings) -> Vec<Refusal> {
    let mut rules = Rules::default();
    app(settings, &mut rules);
    server(settings, &mut rules);
    database(settings, &mut rules);
    session(settings, &mut rules);
    security(settings, &mut rules);
    mail(settings, &mut rules);
    accounts(settings, &mut rules);
    staff(settings, &mut rules);
    limits(settings, &mut rules);
    stores::check(settings, &mut rules);
    log(settings, &mut rules);
    rules.0
}

fn app(settings: &Settings, rules: &mut Rules) {
    let (key, url) = ("app.url", settings.app.url.as_str());
    let Some((scheme, host)) = scheme_and_host(url) else {
        return rules.require(
            false,
            key,
            format!("`{url}` must be http:// or https://, a host and perhaps a port, without a trailing slash"),
        );
    };
    if !settings.runtime().is_production() {
        return;
    }
    if is_loopback(host) {
        let message = "strangers reach this server (server.host is not a loopback address, or there is a trusted proxy), but the links in its \
                       mails would point to this machine: set app.url to the public address of the site";
        // A trusted proxy on this machine means that strangers come through it.
        let is_private = settings.server.host.is_loopback() && settings.server.trusted_proxies.is_empty();
        rules.require(is_private, key, message);
    } else {
        rules.require(scheme == "https", key, "production needs https:// here: the links in mails carry secrets");
    }
}

fn server(settings: &Settings, rules: &mut Rules) {
    let server = &settings.server;
    let positive = "must be at least 1";
    rules.require(server.body_limit_bytes > 0, "server.body_limit_bytes", positive);
    rules.require(server.upload_limit_bytes > 0, "server.upload_limit_bytes", positive);
    rules.require(server.header_timeout_seconds > 0, "server.header_timeout_seconds", positive);
    rules.require(server.max_connections > 0, "server.max_connections", positive);
    rules.require(server.timeout_seconds > 0, "server.timeout_seconds", positive);
    rules.require(server.workers != Some(0), "server.workers", "must be at least 1, or absent for one per core");
}

fn database(settings: &Settings, rules: &mut Rules) {
    let database = &settings.database;
    rules.require(database.max_connections > 0, "database.max_connections", "must be at least 1");
    rules.require(database.acquire_timeout_seconds > 0, "database.acquire_timeout_seconds", "must be at least 1");
    let key = "database.url";
    let Some(url) = &database.url else {
        if settings.runtime().is_production() {
            rules.missing(
                key,
                "set the environment variable DATABASE_URL, for example to postgres://user:password@host/name",
            );
        }
        return;
    };
    let url = url.expose();
    let known = ["sqlite:", "postgres://", "postgresql://"];
    let has_rest = known.iter().any(|scheme| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    rules.require(
        has_rest,
        key,
        format!(
            "{} is no database: write sqlite:path/to/file.sqlite, sqlite::memory: or postgres://user:password@host/name",
            scheme_only(url)
        ),
    );
    if settings.runtime().is_production() {
        rules.require(
            !url.contains(":memory:"),
            key,
            "production would lose everything at each start in sqlite::memory: (write sqlite:path/to/file.sqlite)",
        );
    }
}

fn session(settings: &Settings, rules: &mut Rules) {
    let session = &settings.session;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    rules.require(
        !session.cookie.is_empty() && session.cookie.chars().all(is_plain),
        "session.cookie",
        "a cookie's name is made of letters, digits, `-` and `_`",
    );
    rules.require(session.idle_minutes > 0, "session.idle_minutes", "must be at least 1");
    rules.require(session.short_idle_hours > 0, "session.short_idle_hours", "must be at least 1");
    rules.require(session.absolute_days > 0, "session.absolute_days", "must be at least 1");
}

fn security(settings: &Settings, rules: &mut Rules) {
    let key = "security.secret_key";
    let advice = "set the environment variable SECRET_KEY, for example to the output of `openssl rand -base64 48`";
    let Some(secret) = &settings.security.secret_key else {
        return rules.missing(key, advice);
    };
    let secret = secret.expose();
    let mut different: Vec<char> = secret.chars().collect();
    let length = different.len();
    different.sort_unstable();
    different.dedup();
    rules.require(length >= 32, key, format!("{length} characters are too few, at least 32 are needed: {advice}"));
    rules.require(
        different.len() >= 10 || length < 32,
        key,
        format!("{} different characters are too few, at least 10 are needed: {advice}", different.len()),
    );
    if settings.runtime().is_production() {
        rules.require(
            secret != DEVELOPMENT_KEY,
            key,
            format!("this is the development key, which everyone knows: {advice}"),
        );
    }
}

fn mail(settings: &Settings, rules: &mut Rules) {
    let mail = &settings.mail;
    let production = settings.runtime().is_production();
    rules.require(
        mail_host(&mail.from).is_some(),
        "mail.from",
        format!("{:?} is no sender: write hello@example.com or Name <hello@example.com>", mail.from),
    );
    match mail.transport {
        MailTransport::Capture => rules.require(
            !production,
            "mail.transport",
            "in production captured mail would be lost: use `smtp` with SMTP_URL, or `none` with accounts.signup = false",
        ),
        MailTransport::None => rules.require(
            !settings.accounts.signup,
            "accounts.signup",
            "must be false when mail.transport is `none`: nobody could confirm an address",
        ),
        MailTransport::Smtp => {
            if production && mail_host(&mail.from) == Some("localhost") {
                rules.require(false, "mail.from", "no mail server takes mail from localhost: write an address of your domain");
            }
            if mail.smtp_url.is_none() {
                rules.missing(
                    "mail.smtp_url",
                    "mail.transport is `smtp`: set the environment variable SMTP_URL to smtps://user:password@host, \
                     or mail.transport to `none` and accounts.signup to false",
                );
            }
        }
    }
    if let Some(url) = &mail.smtp_url {
        let url = url.expose();
        let is_smtp =
            ["smtp://", "smtps://"].iter().any(|scheme| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        rules.require(
            is_smtp,
            "mail.smtp_url",
            format!("{} is no mail server: write smtps://user:password@host", scheme_only(url)),
        );
    }
}

fn accounts(settings: &Settings, rules: &mut Rules) {
    let accounts = &settings.accounts;
    rules.require(accounts.password_min_length >= 8, "accounts.password_min_length", "must be at least 8");
    rules.require(accounts.confirm_hours > 0, "accounts.confirm_hours", "must be at least 1");
    rules.require(accounts.reset_minutes > 0, "accounts.reset_minutes", "must be at least 1");
    rules.require(accounts.events_days > 0, "accounts.events_days", "must be at least 1");
    rules.require(
        accounts.hash_concurrency != Some(0),
        "accounts.hash_concurrency",
        "must be at least 1, or absent to follow the cores",
    );
}

fn staff(settings: &Settings, rules: &mut Rules) {
    let accounts = &settings.accounts;
    rules.require(
        accounts.second_factor || !accounts.staff_second_factor,
        "accounts.staff_second_factor",
        "nobody could set one up: let accounts.second_factor be true",
    );
    rules.require(accounts.impersonation_minutes <= 1440, "accounts.impersonation_minutes", "must be at most 1440");
}

fn limits(settings: &Settings, rules: &mut Rules) {
    let minutes = settings.limits.failure_minutes;
    rules.require(minutes > 0, "limits.failure_minutes", "must be at least 1; a count of 0 switches a limit off");
    let Some(url) = &settings.redis.url else {
        if settings.cache.engine == CacheEngine::Redis {
            rules.missing(
                "redis.url",
                "cache.engine is `redis`: set the environment variable REDIS_URL to redis://user:password@host, or \
                 cache.engine to `memory`",
            );
        }
        if settings.limits.store == LimitsStore::Redis {
            rules.missing(
                "redis.url",
                "limits.store is `redis`: set the environment variable REDIS_URL to redis://user:password@host, or \
                 limits.store to `database`",
            );
        }
        return;
    };
    let is_redis = ["redis://", "rediss://"].iter().any(|scheme| url.expose().starts_with(scheme));
    let message = format!("{} is no Redis server: write redis://user:password@host", scheme_only(url.expose()));
    rules.require(is_redis, "redis.url", message);
}

fn log(settings: &Settings, rules: &mut Rules) {
    let filter = &settings.log.filter;
    if let Err(error) = EnvFilter::builder().parse(filter) {
        rules.require(
            false,
            "log.filter",
            format!("{filter:?} is no filter ({error}): write levels such as info,sqlx=warn"),
        );
    }
}

/// The two parts of `https://example.com:8080`; nothing when there is more or less.
pub(super) fn scheme_and_host(url: &str) -> Option<(&str, &str)> {
    let (scheme, authority) = url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    let uri: http::Uri = url.parse().ok()?;
    let only_host = uri.authority().is_some_and(|found| found.as_str() == authority) && !authority.contains('@');
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => port.parse::<u16>().ok().map(|_| host)?,
        _ => authority,
    };
    (only_host && !host.is_empty()).then_some((scheme, host))
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// What may be shown of an address with a password in it.
pub(super) fn scheme_only(url: &str) -> String {
    match url.split_once(':') {
        _ if url.is_empty() => "an empty text".to_owned(),
        Some((scheme, _)) => format!("`{scheme}:…`"),
        None => "a text without a scheme".to_owned(),
    }
}

/// The host of a sender, `hello@example.com` or `Name <hello@example.com>`.
fn mail_host(from: &str) -> Option<&str> {
    let is_strange = |c: char| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"@".contains(c);
    let address = match from.split_once('<') {
        None => from,
        Some((name, rest)) => {
            rest.strip_suffix('>').filter(|_| !name.chars().any(|c| c.is_control() || "<>@,;\"".contains(c)))?
        }
    };
    let (local, host) = address.split_once('@')?;
    let is_good = |part: &str| !part.is_empty() && !part.contains(is_strange);
    (is_good(local) && is_good(host)).then_some(host)
}
