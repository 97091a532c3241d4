//! `[accounts]`: who may join, and how long their links live.

use std::path::PathBuf;

use chrono::Duration;
use serde::{Deserialize, Serialize};

/// The `[accounts]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountsSettings {
    /// May a stranger sign up?
    pub signup: bool,
    /// The shortest password, in characters; at least 8.
    pub password_min_length: usize,
    /// A file of SHA-1 hashes of passwords that are known from breaches, sorted, one a line.
    pub breached_passwords: Option<PathBuf>,
    /// How long the link that confirms an address works.
    pub confirm_hours: u64,
    /// How long the link that resets a password works.
    pub reset_minutes: u64,
    /// May people log in with a link by mail, without their password?
    pub magic_link: bool,
    /// May people ask for a second factor at their log-in, the code of an app?
    pub second_factor: bool,
    /// How many days a device that its owner trusts is not asked for a code; 0 trusts none.
    pub trusted_device_days: u64,
    /// How long a log-in or a password counts as a proof of who somebody is, where a page asks for a fresh one; 0 asks
    /// for none.
    pub fresh_minutes: u64,
    /// For how many minutes may whoever may do `impersonation.create` look at the site as somebody else? 0 is not at all.
    pub impersonation_minutes: u64,
    /// Must whoever enters the panel have a second factor? A passkey alone keeps nobody out who has the password.
    pub staff_second_factor: bool,
    /// Do the mails to confirm an address and to log in carry a code beside the link?
    pub mail_codes: bool,
    /// May people log in with a passkey of their device? It needs `app.url` with a name, over HTTPS.
    pub passkeys: bool,
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
            breached_passwords: None,
            confirm_hours: 48,
            reset_minutes: 60,
            magic_link: true,
            second_factor: true,
            trusted_device_days: 30,
            fresh_minutes: 20,
            impersonation_minutes: 30,
            staff_second_factor: false,
            mail_codes: true,
            passkeys: true,
            api_tokens: true,
            notices: true,
            events_days: 365,
            hash_concurrency: None,
        }
    }
}

impl AccountsSettings {
    /// How long a proof of who somebody is counts; none where no page asks for a fresh one.
    #[must_use]
    pub fn freshness(&self) -> Option<Duration> {
        span(self.fresh_minutes, Duration::try_minutes)
    }

    /// How long somebody may look as somebody else: at most a day; none where nobody may.
    #[must_use]
    pub fn impersonation(&self) -> Option<Duration> {
        span(self.impersonation_minutes, Duration::try_minutes).map(|time| time.min(Duration::days(1)))
    }

    /// How long a device is trusted; none where no device is.
    #[must_use]
    pub fn trust(&self) -> Option<Duration> {
        span(self.trusted_device_days, Duration::try_days)
    }
}

/// A time of at most a year, whatever the settings say; none for 0.
fn span(amount: u64, unit: fn(i64) -> Option<Duration>) -> Option<Duration> {
    let longest = Duration::days(365);
    let span = i64::try_from(amount).ok().and_then(unit).map_or(longest, |span| span.min(longest));
    (amount > 0).then_some(span)
}
