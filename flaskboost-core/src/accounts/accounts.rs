//! [`Accounts`]: what the pages of this floor work with.

use super::codes::Codes;
use super::journal::Journal;
use super::limits::Limits;
use super::mails::Mails;
use super::models::People;
use super::passkeys::Passkeys;
use super::postbox::Postbox;
use crate::auth::{PasswordRules, Passwords};
use crate::clock::Clock;
use crate::db::Db;
use crate::mail::Mailer;
use crate::random::Random;
use crate::settings::Settings;
use crate::view::Renderer;

/// The accounts of a site: people, the mails that go to them, and the work that is done after the answer.
///
/// `app` makes one, hands it to the handlers as a service and to the session as whoever recognises people. Clones
/// share everything.
#[derive(Clone, Debug)]
pub struct Accounts {
    pub(super) people: People,
    pub(super) limits: Limits,
    pub(super) mails: Mails,
    pub(super) postbox: Postbox,
    pub(super) journal: Journal,
    #[cfg_attr(not(feature = "passkeys"), expect(dead_code, reason = "only the pages of passkeys ask it"))]
    pub(super) passkeys: Passkeys,
    pub(super) codes: Codes,
}

impl Accounts {
    /// Opens the accounts of a site.
    #[must_use]
    pub fn new(
        db: Db,
        passwords: Passwords,
        clock: Clock,
        random: Random,
        settings: &Settings,
        mailer: Mailer,
        renderer: Renderer,
    ) -> Self {
        let rules = PasswordRules::new(settings.accounts.password_min_length, settings.app.name.as_str());
        Self {
            codes: Codes::new(settings.secret_key(), random.clone()),
            journal: Journal::new(db.clone(), clock.clone()),
            limits: Limits::new(db.clone(), clock.clone(), settings),
            people: People::new(db, passwords, rules, clock, random, settings.accounts.clone()),
            mails: Mails::new(mailer, renderer, settings),
            passkeys: Passkeys::open(settings),
            postbox: Postbox::new(),
        }
    }

    /// Waits until everything is done that was begun after an answer, mails above all. A site that stops waits for
    /// this, and so does a test that wants to read what was mailed.
    pub async fn settle(&self) {
        // What is mailed may be written down, and what is written down may be mailed.
        self.postbox.settle().await;
        self.journal.settle().await;
        self.postbox.settle().await;
    }
}
