//! What the accounts write down, and whom they tell of it.

use super::Accounts;
use super::models::{AuthEvent, EventKind, LogIn, NewEvent, User};
use crate::error::Result;
use crate::http::Caller;

impl Accounts {
    /// Writes down what somebody did, after the answer.
    pub(super) fn note(&self, kind: EventKind, user_id: impl Into<Option<i64>>, caller: &Caller) {
        self.journal.note(NewEvent::new(kind).of(user_id).by(caller));
    }

    /// The same about something that has a name, such as a token.
    pub(super) fn note_about(&self, kind: EventKind, user_id: i64, caller: &Caller, name: &str) {
        self.journal.note(NewEvent::new(kind).of(user_id).by(caller).with("name", name));
    }

    /// The person whom this address and password belong to, and a line in the log if there is none. Whoever is let in
    /// is written down when they are.
    pub(super) async fn log_in(&self, caller: &Caller, email: &str, password: &str) -> Result<Option<User>> {
        match self.people.enter(email, password).await? {
            LogIn::Admitted(user) => Ok(Some(user)),
            LogIn::Refused(kind, user_id) => {
                self.note(kind, user_id, caller);
                Ok(None)
            }
        }
    }

    /// Writes a log-in down, and tells the owner of the account if it came from a device that was never seen.
    pub(super) fn note_log_in(&self, kind: EventKind, user: &User, caller: &Caller) {
        let (this, user, caller) = (self.clone(), user.clone(), caller.clone());
        let at = self.journal.clock.now();
        self.journal.work(async move {
            let db = &this.journal.db;
            let is_new = AuthEvent::is_new_device(db, &user, &caller, (at, this.people.events_life())).await?;
            AuthEvent::record(db, at, NewEvent::new(kind).of(user.id).by(&caller)).await?;
            if is_new {
                AuthEvent::record(db, at, NewEvent::new(EventKind::NewDevice).of(user.id).by(&caller)).await?;
                this.tell_of_device(user, caller, at);
            }
            Ok(())
        });
    }

    /// Deletes the events that are older than `accounts.events_days`, the devices that are trusted no more, and the
    /// tokens that have expired. Returns how many there were.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn sweep(&self) -> Result<u64> {
        let Self { journal, people, .. } = self;
        let devices = people.sweep_devices().await?;
        let tokens = people.sweep_api_tokens().await?;
        let events = AuthEvent::sweep(&journal.db, journal.clock.now() - people.events_life()).await?;
        Ok(devices + tokens + events)
    }
}
