//! `[oauth.<name>]` and `[login.<name>]`: the services that the site speaks to in somebody's name.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::Deserialize;

use crate::settings::problem::Problem;
use crate::settings::secret::Secret;
use crate::settings::settings::Settings;

/// The tables whose inner tables have names of the app's choice.
pub(super) const TABLES: [&str; 2] = ["oauth", "login"];

/// What the site itself puts into the address of a consent page; a setting must not replace it.
const RESERVED: [&str; 9] = [
    "client_id",
    "client_secret",
    "code_challenge",
    "code_challenge_method",
    "nonce",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
];

/// Where a service wants to read the secret of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecretPlace {
    /// In the header `Authorization`, as every service must accept it.
    #[default]
    Header,
    /// Among the fields of the body, for services that read it nowhere else.
    Body,
}

/// One table `[oauth.<name>]`: a service that hands out tokens by OAuth 2.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OAuthSettings {
    /// What the service calls this site.
    pub client_id: String,
    /// How this site proves to the service that it is the one.
    pub client_secret: Option<Secret<String>>,
    /// Where people give their consent.
    pub auth_url: String,
    /// Where codes and refresh tokens become tokens.
    pub token_url: String,
    /// Where tokens are given back, if the service has such an address.
    pub revoke_url: Option<String>,
    /// What to ask for. They are sent with spaces between them.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Where the service reads the secret.
    #[serde(default)]
    pub secret_in: SecretPlace,
    /// What the page of consent gets besides.
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
}

/// One table `[login.<name>]`: a provider of OpenID Connect, with whom people log in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginSettings {
    /// The address under which the provider describes itself, exactly as the provider writes it.
    pub issuer: String,
    /// What the provider calls this site.
    pub client_id: String,
    /// How this site proves to the provider that it is the one.
    pub client_secret: Option<Secret<String>>,
    /// The name on the button; the name of the table when absent.
    pub label: Option<String>,
    /// What to ask for; `openid` must be among it.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
}

fn usual_scopes() -> Vec<String> {
    ["openid", "email", "profile"].map(str::to_owned).to_vec()
}

/// Everything that is wrong with the two kinds of tables; `layer` knows which layer set a key.
pub(super) fn check(settings: &Settings, layer: impl Fn(&str) -> String) -> Vec<Problem> {
    let mut check = Check { layer: &layer, is_production: settings.runtime().is_production(), problems: Vec::new() };
    for (name, client) in &settings.oauth {
        let table = format!("oauth.{name}");
        check.name(&table, name);
        check.client(&table, &client.client_id, client.client_secret.as_ref());
        check.address(&table, "auth_url", &client.auth_url);
        check.address(&table, "token_url", &client.token_url);
        if let Some(url) = &client.revoke_url {
            check.address(&table, "revoke_url", url);
        }
        check.scopes(&table, &client.scopes);
        for reserved in RESERVED.into_iter().filter(|reserved| client.parameters.contains_key(*reserved)) {
            check.refuse(&table, &format!("parameters.{reserved}"), "the site sets this parameter itself");
        }
    }
    for (name, provider) in &settings.login {
        let table = format!("login.{name}");
        check.name(&table, name);
        check.client(&table, &provider.client_id, provider.client_secret.as_ref());
        check.address(&table, "issuer", &provider.issuer);
        if provider.issuer.contains('?') || provider.issuer.len() > 500 {
            check.refuse(&table, "issuer", "an issuer has no query, and at most 500 characters");
        }
        check.scopes(&table, &provider.scopes);
        if !provider.scopes.iter().any(|scope| scope == "openid") {
            check.refuse(&table, "scopes", "`openid` must be among them: without it there is no ID token");
        }
        if provider.label.as_ref().is_some_and(|label| label.trim().is_empty() || label.chars().count() > 40) {
            check.refuse(&table, "label", "the name on the button has 1 to 40 characters");
        }
    }
    check.problems
}

/// Collects what is wrong.
struct Check<'a> {
    layer: &'a dyn Fn(&str) -> String,
    is_production: bool,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn refuse(&mut self, table: &str, field: &str, message: &str) {
        let key = format!("{table}.{field}");
        let layer = (self.layer)(&key);
        self.problems.push(Problem::Refused { key, layer, message: message.to_owned() });
    }

    /// The name stands in paths, in the environment and in the database.
    fn name(&mut self, table: &str, name: &str) {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
        if !begins || !name.chars().all(is_plain) || name.len() > 30 {
            let message = "the name of such a table has at most 30 small letters, digits, `-` and `_`, a letter first";
            self.refuse(table, "client_id", message);
        }
    }

    fn client(&mut self, table: &str, id: &str, secret: Option<&Secret<String>>) {
        if id.trim().is_empty() {
            self.refuse(table, "client_id", "this is empty: the service shows it where you register your site");
        }
        if secret.is_some_and(|secret| secret.expose().trim().is_empty()) {
            self.refuse(table, "client_secret", "this is empty: set it, or leave it out for a client without a secret");
        }
    }

    fn scopes(&mut self, table: &str, scopes: &[String]) {
        let is_sound = |scope: &String| !scope.is_empty() && scope.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
        if !scopes.iter().all(is_sound) {
            self.refuse(table, "scopes", "a scope is a text without blanks; write one text for each");
        }
    }

    /// Codes, tokens and keys travel there, so nobody must be able to read or change them on the way.
    fn address(&mut self, table: &str, field: &str, url: &str) {
        let is_encrypted = url.starts_with("https://");
        let uri = url.parse::<http::Uri>().ok().filter(|uri| uri.authority().is_some() && !url.contains('#'));
        let Some(host) = uri.as_ref().and_then(http::Uri::host).filter(|_| is_encrypted || url.starts_with("http://"))
        else {
            return self.refuse(table, field, "this is no address such as https://service.example/path");
        };
        if url.contains('@') {
            return self.refuse(table, field, "an address here has no user and no password");
        }
        if !is_encrypted && (self.is_production || !is_loopback(host)) {
            self.refuse(
                table,
                field,
                "this must begin with https://; only a service on this machine may do without, \
                                       and not in production",
            );
        }
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}
