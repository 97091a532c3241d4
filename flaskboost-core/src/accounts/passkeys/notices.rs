//! What people are told by mail of their passkeys: whoever added one can come back.

use crate::accounts::mails::Mails;
use crate::accounts::notice::{About, Notice};
use crate::accounts::{Accounts, User};
use crate::error::Result;

impl Accounts {
    /// Tells somebody that a passkey was added to the account.
    pub(super) fn tell_of_new_passkey(&self, user: User, name: String) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox.post_or_log("telling somebody of a new passkey", async move {
                mails.passkey_added(&user, &name).await
            });
        }
    }

    /// Tells somebody that a passkey was removed from the account.
    pub(super) fn tell_of_removed_passkey(&self, user: User, name: String) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox.post_or_log("telling somebody of a removed passkey", async move {
                mails.passkey_removed(&user, &name).await
            });
        }
    }
}

impl Mails {
    async fn passkey_added(&self, user: &User, name: &str) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let url = self.link("accounts.passkeys", &[])?;
        let letter = Notice { reset_url, passkey: Some(name), ..self.letter(user, url) };
        self.send(About::PasskeyAdded, letter).await
    }

    async fn passkey_removed(&self, user: &User, name: &str) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let url = self.link("accounts.passkeys", &[])?;
        let letter = Notice { reset_url, passkey: Some(name), ..self.letter(user, url) };
        self.send(About::PasskeyRemoved, letter).await
    }
}
