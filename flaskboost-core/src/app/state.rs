//! [`AppState`]: everything that handlers may ask for.

use std::sync::Arc;

use axum::extract::FromRef;

use crate::auth::{PasswordRules, Passwords};
use crate::cache::Cache;
use crate::clock::Clock;
use crate::controller::Services;
use crate::db::Db;
use crate::jobs::Jobs;
use crate::limit::Limiter;
use crate::mail::Mailer;
use crate::mailer::Post;
use crate::random::Random;
use crate::settings::Settings;
use crate::storage::Storage;
use crate::url::UrlMap;
use crate::view::Renderer;

/// Everything that handlers may ask for; an extractor asks for its part, never for the whole.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The settings.
    pub settings: Arc<Settings>,
    /// The time.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// The way out for mail.
    pub mailer: Mailer,
    /// The way in for work that is done later.
    pub jobs: Jobs,
    /// Sends letters.
    pub post: Post,
    /// Keeps what was expensive to compute.
    pub cache: Cache,
    /// Counts how often something is done.
    pub limiter: Limiter,
    /// Makes and checks password hashes.
    pub passwords: Passwords,
    /// What a new password must be.
    pub password_rules: PasswordRules,
    /// The way from names to paths.
    pub urls: Arc<UrlMap>,
    /// Draws templates.
    pub renderer: Renderer,
    /// Keeps the files that people send.
    pub storage: Storage,
    /// What the app itself provides.
    pub services: Services,
}

macro_rules! parts {
    ($($field:ident: $part:ty),* $(,)?) => {
        $(
            impl FromRef<AppState> for $part {
                fn from_ref(state: &AppState) -> Self {
                    state.$field.clone()
                }
            }
        )*
    };
}

parts! {
    db: Db,
    settings: Arc<Settings>,
    clock: Clock,
    random: Random,
    mailer: Mailer,
    jobs: Jobs,
    post: Post,
    cache: Cache,
    limiter: Limiter,
    passwords: Passwords,
    password_rules: PasswordRules,
    urls: Arc<UrlMap>,
    renderer: Renderer,
    storage: Storage,
    services: Services,
}
