//! [`People`]: everybody with an account, and the rules by which they come and go.

use chrono::Duration;

use super::user::Model as User;
use crate::auth::{PasswordHash, PasswordRules, Passwords};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::random::Random;
use crate::seal::Seal;
use crate::settings::AccountsSettings;

/// Everybody with an account. What each flow does stands in the file of the flow.
#[derive(Clone, Debug)]
pub(crate) struct People {
    pub(in crate::accounts) db: Db,
    pub(super) passwords: Passwords,
    rules: PasswordRules,
    pub(super) clock: Clock,
    pub(super) random: Random,
    pub(super) seal: Seal,
    pub(super) settings: AccountsSettings,
}

impl People {
    pub(crate) fn new(
        db: Db,
        passwords: Passwords,
        rules: PasswordRules,
        clock: Clock,
        (random, seal): (Random, Seal),
        settings: AccountsSettings,
    ) -> Self {
        Self { db, passwords, rules, clock, random, seal, settings }
    }

    /// Whether a stranger may sign up.
    pub(crate) fn is_open(&self) -> bool {
        self.settings.signup
    }

    /// Whether some pages ask for a fresh proof of who somebody is.
    pub(crate) fn asks_for_fresh_proofs(&self) -> bool {
        self.settings.freshness().is_some()
    }

    /// The user with this id.
    pub(crate) async fn find(&self, id: i64) -> Result<Option<User>> {
        User::find(&self.db, id).await
    }

    /// Whether somebody has a password. Without one they log in by other ways, and some things cannot be asked of them.
    #[cfg_attr(not(any(feature = "passkeys", feature = "oauth")), expect(dead_code, reason = "there is no other way"))]
    pub(crate) async fn has_password(&self, id: i64) -> Result<bool> {
        let user = self.find(id).await?.ok_or_else(Error::unauthorized)?;
        Ok(user.password_hash.read().is_some())
    }

    /// Refuses a password that the person with this address chose and that breaks a rule.
    ///
    /// # Errors
    ///
    /// - It is too short, too long, about the person or the site, or easy to guess: the refusal names `field`.
    pub(crate) async fn check_password(&self, field: &str, password: &str, email: &str) -> Result<()> {
        self.passwords.check(&self.rules, field, password, email).await
    }

    /// Hashes a password.
    pub(crate) async fn hash(&self, password: &str) -> Result<PasswordHash> {
        self.passwords.hash(password).await
    }

    /// Whether people are told by mail of what matters to their account.
    pub(crate) fn sends_notices(&self) -> bool {
        self.settings.notices
    }

    /// How long events are kept.
    pub(crate) fn events_life(&self) -> Duration {
        i64::try_from(self.settings.events_days).ok().and_then(Duration::try_days).unwrap_or(Duration::days(36_500))
    }

    pub(super) fn confirmation_life(&self) -> Duration {
        life(self.settings.confirm_hours, Duration::try_hours)
    }

    pub(super) fn reset_life(&self) -> Duration {
        life(self.settings.reset_minutes, Duration::try_minutes)
    }
}

/// A life of at most a year, whatever the settings say.
fn life(amount: u64, unit: fn(i64) -> Option<Duration>) -> Duration {
    let longest = Duration::days(365);
    i64::try_from(amount).ok().and_then(unit).map_or(longest, |life| life.min(longest))
}
