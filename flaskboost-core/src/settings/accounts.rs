//! `[accounts]`: who may join, and how long their links live.

use serde::{Deserialize, Serialize};

/// The `[accounts]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountsSettings {
    /// May a stranger sign up?
    pub signup: bool,
    /// The shortest password, in characters; at least 8.
    pub password_min_length: usize,
    /// How long the link that confirms an address works.
    pub confirm_hours: u64,
    /// How long the link that resets a password works.
    pub reset_minutes: u64,
    /// May people log in with a link by mail, without their password?
    pub magic_link: bool,
    /// May people make tokens with which programs act for them?
    pub api_tokens: bool,
    /// Are people told by mail of a new device, a new password and a deleted account?
    pub notices: bool,
    /// How many days the log of what happened to accounts is kept.
    pub events_days: u64,
    /// How many passwords are hashed at once; chosen from the cores when absent.
    pub hash_concurrency: Option<usize>,
}

impl Default for AccountsSettings {
    fn default() -> Self {
        Self {
            signup: true,
            password_min_length: 12,
            confirm_hours: 48,
            reset_minutes: 60,
            magic_link: true,
            api_tokens: true,
            notices: true,
            events_days: 365,
            hash_concurrency: None,
        }
    }
}
