//! [`Accounts`]: what the pages of this floor work with.

use std::sync::Arc;

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
use crate::form::{Fields, Form};
use crate::limit::Limiter;
use crate::mailer::Post;
use crate::random::Random;
use crate::seal::Seal;
use crate::settings::Settings;

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
    pub(super) site: Arc<Site>,
    #[cfg_attr(not(feature = "passkeys"), expect(dead_code, reason = "only the pages of passkeys ask it"))]
    pub(super) passkeys: Passkeys,
    pub(super) codes: Codes,
}

/// What the pages know of the site.
#[derive(Debug)]
pub(super) struct Site {
    /// What it is called.
    pub(super) name: String,
    /// Whether it is served over HTTPS.
    pub(super) is_secure: bool,
    /// Whether the box to stay logged in is ticked at first.
    remembers: bool,
}

/// What accounts are made of.
#[derive(Clone, Debug)]
pub struct AccountsParts {
    /// Keeps them.
    pub db: Db,
    /// Makes and checks password hashes.
    pub passwords: Passwords,
    /// What a new password must be.
    pub rules: PasswordRules,
    /// The time.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// Counts failures.
    pub limiter: Limiter,
    /// Sends the mails.
    pub post: Post,
}

impl Accounts {
    /// Opens the accounts of a site.
    #[must_use]
    pub fn new(parts: AccountsParts, settings: &Settings) -> Self {
        let AccountsParts { db, passwords, rules, clock, random, limiter, post } = parts;
        let seal = Seal::new(settings.secret_key(), random.clone());
        Self {
            codes: Codes::new(settings.secret_key(), random.clone()),
            journal: Journal::new(db.clone(), clock.clone()),
            limits: Limits::new(limiter, &settings.limits),
            people: People::new(db, passwords, rules, clock, (random, seal), settings.accounts.clone()),
            mails: Mails::new(post, settings),
            passkeys: Passkeys::open(settings),
            postbox: Postbox::new(),
            site: Arc::new(Site {
                name: settings.app.name.clone(),
                is_secure: settings.app.url.starts_with("https://"),
                remembers: settings.session.remember,
            }),
        }
    }

    /// A form in which the box to stay logged in is as the settings say.
    pub(super) fn with_box<T: Fields>(&self, form: Form<T>) -> Form<T> {
        if self.site.remembers { form.with_value("remember", "true") } else { form }
    }

    /// Begins at once what waits until an answer has left: the site is about to stop.
    pub fn hasten(&self) {
        self.postbox.hasten();
        self.journal.hasten();
    }

    /// Waits until everything is done that was begun after an answer, mails above all, in its order. A site that stops
    /// waits for this, and so does a test that wants to read what was mailed.
    pub async fn settle(&self) {
        // What is mailed may be written down, and what is written down may be mailed.
        self.postbox.settle().await;
        self.journal.settle().await;
        self.postbox.settle().await;
    }
}
