//! Everything a process was told about its world.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::settings::accounts::AccountsSettings;
use crate::settings::app::AppSettings;
use crate::settings::cache::CacheSettings;
use crate::settings::database::DatabaseSettings;
use crate::settings::error::Error;
use crate::settings::jobs::JobsSettings;
use crate::settings::limits::LimitsSettings;
use crate::settings::log::LogSettings;
use crate::settings::mail::MailSettings;
use crate::settings::nats::NatsSettings;
use crate::settings::providers::{LoginSettings, OAuthSettings};
use crate::settings::redis::RedisSettings;
use crate::settings::runtime::Runtime;
use crate::settings::section::Section;
use crate::settings::security::SecuritySettings;
use crate::settings::server::ServerSettings;
use crate::settings::session::SessionSettings;
use crate::settings::storage::StorageSettings;

/// Everything a process was told about its world.
///
/// Only a [`Loader`](super::Loader) makes one, so it starts out with every rule of its
/// runtime kept. A test may still change a field, for example to choose its database.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What the site is called and where it lives.
    pub app: AppSettings,
    /// Where to listen and how much to accept.
    pub server: ServerSettings,
    /// Which database, and how hard to lean on it.
    pub database: DatabaseSettings,
    /// The session cookie and how long it lasts.
    pub session: SessionSettings,
    /// The key that signs what a visitor hands back.
    pub security: SecuritySettings,
    /// How mail leaves the site, and in whose name.
    pub mail: MailSettings,
    /// Who may join, and how long their links live.
    pub accounts: AccountsSettings,
    /// How often visitors may try what costs something, or what could be guessed.
    pub limits: LimitsSettings,
    /// Where work waits that is done after the answer, and who does it.
    pub jobs: JobsSettings,
    /// Where what was expensive to compute is kept.
    pub cache: CacheSettings,
    /// A Redis server, for what is kept there.
    pub redis: RedisSettings,
    /// A NATS server.
    pub nats: NatsSettings,
    /// Where the files that people send are kept, and how many they may be.
    pub storage: StorageSettings,
    /// What is written to the log, and in which form.
    pub log: LogSettings,
    /// The services that hand out tokens by OAuth 2, by name.
    pub oauth: BTreeMap<String, OAuthSettings>,
    /// The providers with whom people log in, by name.
    pub login: BTreeMap<String, LoginSettings>,
    pub(super) runtime: Runtime,
    pub(super) sections: BTreeMap<String, Section>,
}

impl Settings {
    /// The runtime these settings are for.
    pub const fn runtime(&self) -> Runtime {
        self.runtime
    }

    /// The key that signs what a visitor hands back.
    ///
    /// # Panics
    ///
    /// When somebody took the key away after loading.
    pub fn secret_key(&self) -> &[u8] {
        let key = self.security.secret_key.as_ref();
        key.expect("the loader lets no settings pass without a secret key").expose().as_bytes()
    }

    /// The address of the database.
    ///
    /// # Panics
    ///
    /// When there is none: in testing, before the test chose a database.
    pub fn database_url(&self) -> &str {
        let url = self.database.url.as_ref();
        url.expect("outside of testing the loader lets no settings pass without a database").expose()
    }

    /// A table of the app's own, as the app's type.
    ///
    /// ```
    /// use flaskboost::settings::{Loader, Runtime, Secret};
    ///
    /// #[derive(serde::Deserialize)]
    /// #[serde(deny_unknown_fields)]
    /// struct Strava { client_id: u32, client_secret: Secret<String> }
    ///
    /// let settings = Loader::new(Runtime::Development)
    ///     .section("strava")
    ///     .file("settings/default.toml", "[strava]\nclient_id = 7")
    ///     .file("settings/secrets.toml", "[strava]\nclient_secret = 'abc'")
    ///     .load()?;
    /// let strava: Strava = settings.section("strava")?;
    /// assert_eq!((strava.client_id, strava.client_secret.expose().as_str()), (7, "abc"));
    /// # Ok::<(), flaskboost::settings::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - the app did not declare the table
    /// - a key is missing, unknown (for a type with `deny_unknown_fields`) or of the wrong kind
    pub fn section<T: DeserializeOwned>(&self, name: &str) -> Result<T, Error> {
        let undeclared = || Error::UndeclaredSection { name: name.to_owned() };
        let section = self.sections.get(name).ok_or_else(undeclared)?;
        section.extract(name).map_err(|problem| Error::Invalid(problem.into()))
    }
}
