//! What the accounts do after the answer, so that its time tells nobody who has an account.

use super::Accounts;
use super::limits::Letter;
use super::models::{EventKind, Move, SignUp, User};
use crate::auth::PasswordHash;
use crate::error::Result;
use crate::http::Caller;

impl Accounts {
    /// Signs somebody up and mails what came of it. A mailbox that got enough of such mails is left alone: then
    /// nothing is changed either, or the password would be another and the link to confirm it never sent.
    pub(super) fn sign_up_later(
        &self,
        email: String,
        hash: PasswordHash,
        code: Option<String>,
        caller: Caller,
    ) -> Result<()> {
        let this = self.clone();
        self.postbox.post("signing somebody up", async move {
            let Some(counted) = this.limits.mail(Letter::SignUp, &email).await? else { return Ok(()) };
            match this.people.sign_up(&email, "", &hash).await? {
                SignUp::Unconfirmed(user, token) => {
                    this.note(EventKind::SignUp, user.id, &caller);
                    let code = this.fill_code(code, &token).await?;
                    this.mails.confirm(&user, &token, code).await
                }
                SignUp::Known(user) => {
                    this.note(EventKind::SignUpKnown, user.id, &caller);
                    this.mails.already_registered(&user).await
                }
                SignUp::Closed => {
                    this.note(EventKind::SignUpClosed, None, &caller);
                    this.limits.unsent(counted).await
                }
            }
        })
    }

    /// Mails a new link to confirm this address, if it waits to be confirmed.
    pub(super) fn resend_later(&self, email: String, caller: Caller) -> Result<()> {
        let this = self.clone();
        self.postbox.post("sending a confirmation again", async move {
            let Some(counted) = this.limits.mail(Letter::SignUp, &email).await? else { return Ok(()) };
            let asked = this.people.resend(&email).await?;
            this.note(EventKind::ConfirmAsked, owner(&asked), &caller);
            match asked {
                Some((user, token)) => this.mails.confirm(&user, &token, None).await,
                None => this.limits.unsent(counted).await,
            }
        })
    }

    /// Mails a link to choose a new password, if this address has an account.
    pub(super) fn forgot_later(&self, email: String, caller: Caller) -> Result<()> {
        let this = self.clone();
        self.postbox.post("mailing a link to reset a password", async move {
            let Some(counted) = this.limits.mail(Letter::Reset, &email).await? else { return Ok(()) };
            let asked = this.people.forgot(&email).await?;
            this.note(EventKind::ResetAsked, owner(&asked), &caller);
            match asked {
                Some((user, token)) => this.mails.reset(&user, &token).await,
                None => this.limits.unsent(counted).await,
            }
        })
    }

    /// Mails somebody a link to choose a new password, because somebody else asked for it on their behalf. Mailboxes are
    /// spared as ever: a second link within minutes is not sent.
    ///
    /// # Errors
    ///
    /// - Too much waits to be sent.
    pub fn send_reset_link(&self, user: &User, caller: Caller) -> Result<()> {
        self.forgot_later(user.email.clone(), caller)
    }

    /// Mails a link that logs in and leads to `next`, if the owner of this address may log in.
    pub(super) fn magic_link_later(
        &self,
        email: String,
        next: String,
        code: Option<String>,
        caller: Caller,
    ) -> Result<()> {
        let this = self.clone();
        self.postbox.post("mailing a link to log in", async move {
            let Some(counted) = this.limits.mail(Letter::LogIn, &email).await? else { return Ok(()) };
            let asked = this.people.ask_for_magic_link(&email, &next).await?;
            this.note(EventKind::MagicLinkAsked, owner(&asked), &caller);
            match asked {
                Some((user, token)) => {
                    let code = this.fill_code(code, &token).await?;
                    this.mails.magic_link(&user, &token, code).await
                }
                None => this.limits.unsent(counted).await,
            }
        })
    }

    /// The handle of a code for the next mail, for every address alike; none where mails carry no codes.
    pub(super) async fn open_code(&self) -> Result<Option<String>> {
        if self.people.has_mail_codes() { self.people.open_code().await.map(Some) } else { Ok(None) }
    }

    /// Draws the code that goes out with this link.
    async fn fill_code(&self, handle: Option<String>, token: &str) -> Result<Option<String>> {
        let Some(handle) = handle else { return Ok(None) };
        let code = self.codes.draw();
        self.people.fill_code(&handle, &self.codes.seal(&handle, &code), token).await?;
        Ok(Some(code))
    }

    /// Mails the link that completes a change of address to the new one; if that has an account, its owner is told
    /// instead. The change is noted by then, and can be asked for again.
    pub(super) fn change_address_later(&self, change: Move, token: String) {
        let Self { people, mails, limits, .. } = self.clone();
        self.postbox.post_or_log("mailing a link to a new address", async move {
            if limits.mail(Letter::Address, &change.to).await?.is_none() {
                return Ok(());
            }
            match people.holder_of(&change.to).await? {
                Some(holder) => mails.email_taken(&holder).await,
                None => mails.change_email(&change, &token).await,
            }
        });
    }
}

/// Whom a link goes to, if anybody.
fn owner(asked: &Option<(User, String)>) -> Option<i64> {
    asked.as_ref().map(|(user, _)| user.id)
}
