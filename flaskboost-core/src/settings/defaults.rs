//! What a runtime changes in the defaults; `settings/<runtime>.toml` repeats it, and a
//! test compares the two.

use crate::settings::layer::{Entry, Layer};
use crate::settings::runtime::Runtime;

/// The key of every process outside of production. It is public, so production refuses it.
pub(super) const DEVELOPMENT_KEY: &str = "development-key-known-to-everyone-never-in-production";

pub(super) const DEVELOPMENT: &str = r#"
[server]
shutdown_seconds = 0

[database]
url = "sqlite:var/development.sqlite"

[jobs]
stop_seconds = 0
"#;

pub(super) const PRODUCTION: &str = r#"
[server]
redirect_https = true

[mail]
transport = "smtp"

[log]
format = "json"
"#;

pub(super) const TESTING: &str = r#"
[limits]
failures_per_account = 100000
failures_per_address = 100000
failures_per_network = 100000
wrong_tokens_per_network = 100000
requests_per_address = 100000
requests_per_network = 100000
mails_per_mailbox = 100000

[storage]
engine = "memory"

[log]
filter = "warn"
"#;

/// The layer of defaults that only one runtime has.
pub(super) fn layer(runtime: Runtime) -> Layer {
    let text = match runtime {
        Runtime::Development => DEVELOPMENT,
        Runtime::Production => PRODUCTION,
        Runtime::Testing => TESTING,
    };
    let mut layer =
        Layer::of_toml(&format!("built-in default for {runtime}"), text).expect("the built-in defaults are TOML");
    if !runtime.is_production() {
        layer.entries.push(Entry { path: vec!["security".into(), "secret_key".into()], value: DEVELOPMENT_KEY.into() });
    }
    layer
}
