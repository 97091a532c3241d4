//! What the accounts do after the answer, so that its time tells nobody who has an account.

use super::Accounts;
use super::models::{SignUp, User};
use crate::auth::PasswordHash;
use crate::error::Result;

impl Accounts {
    /// Signs somebody up and mails what came of it.
    pub(super) fn sign_up_later(&self, email: String, hash: PasswordHash) -> Result<()> {
        let Self { people, mails, .. } = self.clone();
        self.postbox.post("signing somebody up", async move {
            match people.sign_up(&email, "", &hash).await? {
                SignUp::Unconfirmed(user, token) => mails.confirm(&user, &token).await,
                SignUp::Known(user) => mails.already_registered(&user).await,
                SignUp::Closed => Ok(()),
            }
        })
    }

    /// Mails a new link to confirm this address, if it waits to be confirmed.
    pub(super) fn resend_later(&self, email: String) -> Result<()> {
        let Self { people, mails, .. } = self.clone();
        self.postbox.post("sending a confirmation again", async move {
            match people.resend(&email).await? {
                Some((user, token)) => mails.confirm(&user, &token).await,
                None => Ok(()),
            }
        })
    }

    /// Mails a link to choose a new password, if this address has an account.
    pub(super) fn forgot_later(&self, email: String) -> Result<()> {
        let Self { people, mails, .. } = self.clone();
        self.postbox.post("mailing a link to reset a password", async move {
            match people.forgot(&email).await? {
                Some((user, token)) => mails.reset(&user, &token).await,
                None => Ok(()),
            }
        })
    }

    /// Tells the owner that the password was changed. It is changed by now, so that it must not look refused when
    /// there is no room for the mail.
    pub(super) fn tell_later(&self, user: User) {
        let mails = self.mails.clone();
        self.postbox
            .post_or_log("telling somebody of a new password", async move { mails.password_changed(&user).await });
    }
}
