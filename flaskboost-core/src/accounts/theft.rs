//! What happens when a session was stolen: it has ended, it is written down, and its owner is told.

use chrono::{DateTime, Utc};

use super::mails::Mails;
use super::models::{AuthEvent, NewEvent, User};
use super::notice::{About, Notice};
use super::{Accounts, EventKind};
use crate::error::Result;
use crate::http::Caller;
use crate::session::Stolen;

impl Accounts {
    /// Writes down that somebody had a copy of the cookie of a device, and tells the owner by mail. It is no mere notice,
    /// so no setting keeps it.
    pub fn note_theft(&self, stolen: Stolen) {
        let (this, at) = (self.clone(), self.journal.clock.now());
        let Stolen { user_id, caller } = stolen;
        self.journal.work(async move {
            let db = &this.journal.db;
            let Some(user) = User::find(db, user_id).await? else { return Ok(()) };
            AuthEvent::record(db, at, NewEvent::new(EventKind::SessionStolen).of(user_id).by(&caller)).await?;
            let mails = this.mails.clone();
            this.postbox.post_or_log("telling somebody of a stolen session", async move {
                mails.session_stolen(&user, &caller, at).await
            });
            Ok(())
        });
    }
}

impl Mails {
    async fn session_stolen(&self, user: &User, caller: &Caller, at: DateTime<Utc>) -> Result<()> {
        let letter = Notice {
            reset_url: Some(self.link("accounts.forgot", &[])?),
            device: Some(caller.device()),
            address: caller.address.map(|address| address.to_string()),
            at: Some(at),
            ..self.letter(user, self.link("accounts.sessions", &[])?)
        };
        self.send(About::SessionStolen, letter).await
    }
}
