//! Typed settings for one runtime, read once from layers that can explain themselves.
//!
//! The layers, lowest first: the defaults written in Rust, `settings/default.toml`,
//! `settings/<runtime>.toml`, `settings/secrets.toml`, the environment
//! (`FLASKBOOST__SERVER__PORT=8080`, and the five names that hosting services set:
//! `PORT`, `DATABASE_URL`, `SECRET_KEY`, `SMTP_URL`, `REDIS_URL`).
//!
//! ```
//! use flaskboost::settings::{Loader, Runtime};
//!
//! let settings = Loader::new(Runtime::Development)
//!     .file("settings/default.toml", "[server]\nport = 8000")
//!     .load()?;
//! assert_eq!(settings.server.port, 8000);
//! # Ok::<(), flaskboost::settings::Error>(())
//! ```
//!
//! Deliberately absent: reading files or the process environment (the loader gets both as
//! values, so it is pure), reloading at run time, and a setting that can hold a secret in
//! a type that prints.

mod accounts;
mod app;
mod cache;
mod database;
mod defaults;
mod environment;
mod error;
mod explain;
mod jobs;
mod layer;
mod limits;
mod loader;
mod log;
mod mail;
mod nats;
mod network;
mod problem;
mod providers;
mod redis;
mod rules;
mod runtime;
mod secret;
mod section;
mod security;
mod server;
mod session;
#[expect(clippy::module_inception, reason = "the file is named after its noun, `Settings`")]
mod settings;
mod shape;
mod stack;
mod storage;
mod stores;
mod suggestion;

#[cfg(test)]
mod tests;

pub use self::redis::RedisSettings;
pub use accounts::AccountsSettings;
pub use app::AppSettings;
pub use cache::{CacheEngine, CacheSettings};
pub use database::DatabaseSettings;
pub use error::Error;
pub use explain::Explanation;
pub use jobs::{JobsEngine, JobsSettings};
pub use limits::{LimitsSettings, LimitsStore};
pub use loader::Loader;
pub use log::{LogFormat, LogSettings};
pub use mail::{MailSettings, MailTransport};
pub use nats::NatsSettings;
pub use network::{InvalidNetwork, Network};
pub use problem::{Problem, Problems};
pub use providers::{LoginSettings, OAuthSettings, SecretPlace};
pub use runtime::Runtime;
pub use secret::Secret;
pub use security::SecuritySettings;
pub use server::ServerSettings;
pub use session::SessionSettings;
pub use settings::Settings;
pub use storage::{StorageEngine, StorageSettings};
