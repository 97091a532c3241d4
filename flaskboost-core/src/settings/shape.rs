//! What a table of settings may hold, read off its Rust type.

use figment::error::Kind;
use figment::value::{Dict, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::settings::accounts::AccountsSettings;
use crate::settings::app::AppSettings;
use crate::settings::cache::CacheSettings;
use crate::settings::database::DatabaseSettings;
use crate::settings::jobs::JobsSettings;
use crate::settings::limits::LimitsSettings;
use crate::settings::log::LogSettings;
use crate::settings::mail::MailSettings;
use crate::settings::nats::NatsSettings;
use crate::settings::redis::RedisSettings;
use crate::settings::security::SecuritySettings;
use crate::settings::server::ServerSettings;
use crate::settings::session::SessionSettings;
use crate::settings::storage::StorageSettings;

/// What a table of settings may hold, read off its Rust type.
pub(super) struct Shape {
    /// The name of the table.
    pub(super) table: &'static str,
    /// Its keys, in the order of the struct.
    pub(super) fields: &'static [&'static str],
    /// The defaults written in Rust. A secret is not among them: it cannot be serialised.
    pub(super) defaults: Dict,
    try_fit: fn(&Value) -> Result<(), Kind>,
}

impl Shape {
    /// Every table of FlaskBoost.
    pub(super) fn all() -> Vec<Self> {
        vec![
            Self::of::<AppSettings>("app"),
            Self::of::<ServerSettings>("server"),
            Self::of::<DatabaseSettings>("database"),
            Self::of::<SessionSettings>("session"),
            Self::of::<SecuritySettings>("security"),
            Self::of::<MailSettings>("mail"),
            Self::of::<AccountsSettings>("accounts"),
            Self::of::<LimitsSettings>("limits"),
            Self::of::<JobsSettings>("jobs"),
            Self::of::<CacheSettings>("cache"),
            Self::of::<RedisSettings>("redis"),
            Self::of::<NatsSettings>("nats"),
            Self::of::<StorageSettings>("storage"),
            Self::of::<LogSettings>("log"),
        ]
    }

    fn of<T: Default + Serialize + DeserializeOwned>(table: &'static str) -> Self {
        let defaults = Value::serialize(T::default()).ok().and_then(Value::into_dict);
        Self {
            table,
            fields: fields_of::<T>(),
            defaults: defaults.expect("a table of settings serialises to a table"),
            try_fit: |value| T::deserialize(value).map(|_| ()).map_err(|error| error.kind),
        }
    }

    /// Does the field hold a secret? A `Secret` cannot be serialised, so it is never among the defaults.
    pub(super) fn is_secret(&self, field: &str) -> bool {
        !self.defaults.contains_key(field)
    }

    /// The value as the field takes it. A bare text may also stand for a number, `true` or a list.
    pub(super) fn fit(&self, field: &str, value: &Value, text: bool) -> Result<Value, Kind> {
        let alone = |value: &Value| Value::from(Dict::from([(field.to_owned(), value.clone())]));
        let error = match (self.try_fit)(&alone(value)) {
            Ok(()) => return Ok(value.clone()),
            Err(kind) => kind,
        };
        match value.as_str().filter(|_| text).map(parsed) {
            None | Some(Value::String(..)) => Err(error),
            Some(parsed) => (self.try_fit)(&alone(&parsed)).map(|()| parsed),
        }
    }
}

/// The number, boolean, list or text that a bare text spells.
pub(super) fn parsed(text: &str) -> Value {
    text.parse().unwrap_or_else(|never| match never {})
}

/// The names of a struct's fields: serde lists them when it refuses an unknown one.
fn fields_of<T: DeserializeOwned>() -> &'static [&'static str] {
    let unknown = Value::from(Dict::from([(String::new(), Value::from(0_u8))]));
    match T::deserialize(&unknown).map(|_| ()).map_err(|error| error.kind) {
        Err(Kind::UnknownField(_, fields)) => fields,
        _ => unreachable!("every table of settings has `deny_unknown_fields`"),
    }
}
