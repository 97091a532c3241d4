//! [`Mails`]: what the accounts write to people.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::models::{ApiToken, MAGIC_LINK_MINUTES, Move, UNDO_DAYS, User};
use super::notice::{About, Notice};
use crate::error::Result;
use crate::http::Caller;
use crate::mailer::{Delivery, Post};
use crate::settings::Settings;

/// Writes the mails of the accounts from the templates in `mail/`.
///
/// Every link begins with `app.url` of the settings, never with the `Host` of a request, which anybody can forge.
#[derive(Clone, Debug)]
pub(super) struct Mails {
    post: Post,
    site: Arc<Site>,
}

#[derive(Debug)]
struct Site {
    confirm_hours: u64,
    reset_minutes: u64,
}

impl Mails {
    pub(super) fn new(post: Post, settings: &Settings) -> Self {
        let site =
            Site { confirm_hours: settings.accounts.confirm_hours, reset_minutes: settings.accounts.reset_minutes };
        Self { post, site: Arc::new(site) }
    }

    /// The link that confirms an address.
    pub(super) async fn confirm(&self, user: &User, token: &str, code: Option<String>) -> Result<()> {
        let url = self.link("accounts.confirm", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(self.site.confirm_hours, "hour"));
        let letter = Notice { expires: Some(expires), ..self.letter(user, url).with_code(code) };
        self.send(About::Confirm, letter).await
    }

    /// For somebody who signed up with an address that has an account.
    pub(super) async fn already_registered(&self, user: &User) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter = Notice { reset_url, ..self.letter(user, self.link("accounts.login", &[])?) };
        self.send(About::AlreadyRegistered, letter).await
    }

    /// The link with which a new password is chosen.
    pub(super) async fn reset(&self, user: &User, token: &str) -> Result<()> {
        let url = self.link("accounts.reset", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(self.site.reset_minutes, "minute"));
        let letter = Notice { expires: Some(expires), ..self.letter(user, url) };
        self.send(About::Reset, letter).await
    }

    /// Tells the owner that the password was changed.
    pub(super) async fn password_changed(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.link("accounts.forgot", &[])?);
        self.send(About::PasswordChanged, letter).await
    }

    /// The link that logs in.
    pub(super) async fn magic_link(&self, user: &User, token: &str, code: Option<String>) -> Result<()> {
        let url = self.link("accounts.magic_link_show", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(MAGIC_LINK_MINUTES, "minute"));
        let letter = Notice { expires: Some(expires), ..self.letter(user, url).with_code(code) };
        self.send(About::MagicLink, letter).await
    }

    /// Tells the owner that somebody logged in from a device that was never seen.
    pub(super) async fn new_device(&self, user: &User, caller: &Caller, at: DateTime<Utc>) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter = Notice {
            reset_url,
            device: Some(caller.device()),
            address: caller.address.map(|address| address.to_string()),
            at: Some(at),
            ..self.letter(user, self.link("accounts.sessions", &[])?)
        };
        self.send(About::NewDevice, letter).await
    }

    /// The link that completes a change of address, to the new one.
    pub(super) async fn change_email(&self, change: &Move, token: &str) -> Result<()> {
        let url = self.link("accounts.email_confirm", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(self.site.confirm_hours, "hour"));
        let letter = Notice { expires: Some(expires), ..self.letter_to(&change.to, url) };
        self.send(About::ChangeEmail, letter).await
    }

    /// For somebody whose address another account wanted to take.
    pub(super) async fn email_taken(&self, user: &User) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter = Notice { reset_url, ..self.letter(user, self.link("accounts.login", &[])?) };
        self.send(About::EmailTaken, letter).await
    }

    /// Tells the old address of the new one, with the way back.
    pub(super) async fn email_changed(&self, change: &Move, undo: &str) -> Result<()> {
        let url = self.link("accounts.email_undo", &[("token", undo.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(UNDO_DAYS, "day"));
        let letter =
            Notice { expires: Some(expires), new_email: Some(&change.to), ..self.letter_to(&change.from, url) };
        self.send(About::EmailChanged, letter).await
    }

    /// Tells the owner that the second factor was turned on.
    pub(super) async fn second_factor_on(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.link("accounts.forgot", &[])?);
        self.send(About::SecondFactorOn, letter).await
    }

    /// Tells the owner that it was turned off.
    pub(super) async fn second_factor_off(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.link("accounts.forgot", &[])?);
        self.send(About::SecondFactorOff, letter).await
    }

    /// Tells the owner that a recovery code was used.
    pub(super) async fn recovery_code_used(
        &self,
        user: &User,
        left: u64,
        caller: &Caller,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let letter = Notice {
            reset_url: Some(self.link("accounts.forgot", &[])?),
            device: Some(caller.device()),
            address: caller.address.map(|address| address.to_string()),
            at: Some(at),
            left: Some(amount(left, "recovery code")),
            ..self.letter(user, self.link("accounts.second_factor", &[])?)
        };
        self.send(About::RecoveryCodeUsed, letter).await
    }

    /// Tells the owner that there is a new token.
    pub(super) async fn token_created(&self, user: &User, token: &ApiToken, caller: &Caller) -> Result<()> {
        let letter = self.letter_of_token(user, token, caller)?;
        self.send(About::TokenCreated, letter).await
    }

    /// Tells the owner that a token was used twice, and is revoked.
    pub(super) async fn token_reused(&self, user: &User, token: &ApiToken, caller: &Caller) -> Result<()> {
        let letter = self.letter_of_token(user, token, caller)?;
        self.send(About::TokenReused, letter).await
    }

    fn letter_of_token<'a>(&'a self, user: &'a User, token: &'a ApiToken, caller: &Caller) -> Result<Notice<'a>> {
        Ok(Notice {
            token: Some(&token.name),
            scopes: Some(&token.scopes),
            device: Some(caller.device()),
            address: caller.address.map(|address| address.to_string()),
            ..self.letter(user, self.link("accounts.tokens", &[])?)
        })
    }

    /// Tells somebody that the account is deleted.
    pub(super) async fn account_deleted(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.post.writer().site_url().to_owned());
        self.send(About::AccountDeleted, letter).await
    }

    /// Tells the owner that another provider opens the account now.
    #[cfg(feature = "oauth")]
    pub(super) async fn provider_linked(&self, email: &str, label: &str) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter =
            Notice { reset_url, provider: label, ..self.letter_to(email, self.link("accounts.providers", &[])?) };
        self.send(About::ProviderLinked, letter).await
    }

    /// Tells the owner that another provider opens the account no more.
    #[cfg(feature = "oauth")]
    pub(super) async fn provider_unlinked(&self, email: &str, label: &str) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter =
            Notice { reset_url, provider: label, ..self.letter_to(email, self.link("accounts.providers", &[])?) };
        self.send(About::ProviderUnlinked, letter).await
    }

    pub(super) fn letter<'a>(&self, user: &'a User, url: String) -> Notice<'a> {
        self.letter_to(&user.email, url)
    }

    #[expect(clippy::unused_self, reason = "each mail begins alike")]
    fn letter_to<'a>(&self, email: &'a str, url: String) -> Notice<'a> {
        Notice { email, url, ..Notice::default() }
    }

    pub(super) fn link(&self, route: &str, parameters: &[(&str, String)]) -> Result<String> {
        self.post.writer().link(route, parameters)
    }

    pub(super) async fn send(&self, about: About, letter: Notice<'_>) -> Result<()> {
        match self.post.send(letter.email, &Notice { about, ..letter }).await? {
            Delivery::Sent | Delivery::Suppressed(_) => Ok(()),
        }
    }
}

/// `1 hour`, `48 hours`.
fn amount(number: u64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}
