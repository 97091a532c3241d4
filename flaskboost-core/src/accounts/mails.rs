//! [`Mails`]: what the accounts write to people.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::models::{ApiToken, CODE_MINUTES, MAGIC_LINK_MINUTES, Move, UNDO_DAYS, User};
use crate::error::Result;
use crate::http::Caller;
use crate::mail::{Mailer, Message};
use crate::settings::Settings;
use crate::view::Renderer;

/// Writes the mails of the accounts from the templates in `mail/`.
///
/// Every link begins with `app.url` of the settings, never with the `Host` of a request, which anybody can forge.
#[derive(Clone, Debug)]
pub(super) struct Mails {
    mailer: Mailer,
    renderer: Renderer,
    site: Arc<Site>,
}

#[derive(Debug)]
struct Site {
    name: String,
    url: String,
    confirm_hours: u64,
    reset_minutes: u64,
}

/// What the templates see.
#[derive(Default, Serialize)]
pub(super) struct Letter<'a> {
    pub(super) app_name: &'a str,
    pub(super) email: &'a str,
    pub(super) url: String,
    pub(super) reset_url: Option<String>,
    pub(super) expires: Option<String>,
    /// The browser and the system of whoever did it.
    pub(super) device: Option<String>,
    /// The address that replaces this one.
    pub(super) new_email: Option<&'a str>,
    /// The six digits that may be typed instead of opening the link, in two groups.
    pub(super) code: Option<String>,
    /// How long they work.
    pub(super) code_minutes: u64,
    /// What a passkey is called.
    pub(super) passkey: Option<&'a str>,
    /// Where they did it from, if that is known.
    pub(super) address: Option<String>,
    /// When they did it.
    pub(super) at: Option<DateTime<Utc>>,
    /// How many recovery codes are left, in words.
    pub(super) left: Option<String>,
    /// Another provider that it is about.
    pub(super) provider: &'a str,
    /// What the owner calls a token, and how far it reaches.
    pub(super) token: Option<&'a str>,
    pub(super) scopes: Option<&'a str>,
}

impl Letter<'_> {
    fn with_code(self, code: Option<String>) -> Self {
        let code = code.map(|code| format!("{} {}", &code[..3], &code[3..]));
        Self { code, code_minutes: CODE_MINUTES, ..self }
    }
}

impl Mails {
    pub(super) fn new(mailer: Mailer, renderer: Renderer, settings: &Settings) -> Self {
        let site = Site {
            name: settings.app.name.clone(),
            url: settings.app.url.trim_end_matches('/').to_owned(),
            confirm_hours: settings.accounts.confirm_hours,
            reset_minutes: settings.accounts.reset_minutes,
        };
        Self { mailer, renderer, site: Arc::new(site) }
    }

    /// The link that confirms an address.
    pub(super) async fn confirm(&self, user: &User, token: &str, code: Option<String>) -> Result<()> {
        let url = self.link("accounts.confirm", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(self.site.confirm_hours, "hour"));
        let letter = Letter { expires: Some(expires), ..self.letter(user, url).with_code(code) };
        self.send("confirm", format!("Confirm your e-mail for {}", self.site.name), &letter).await
    }

    /// For somebody who signed up with an address that has an account.
    pub(super) async fn already_registered(&self, user: &User) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter = Letter { reset_url, ..self.letter(user, self.link("accounts.login", &[])?) };
        self.send("already_registered", format!("You already have an account at {}", self.site.name), &letter).await
    }

    /// The link with which a new password is chosen.
    pub(super) async fn reset(&self, user: &User, token: &str) -> Result<()> {
        let url = self.link("accounts.reset", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(self.site.reset_minutes, "minute"));
        let letter = Letter { expires: Some(expires), ..self.letter(user, url) };
        self.send("reset", format!("Choose a new password for {}", self.site.name), &letter).await
    }

    /// Tells the owner that the password was changed.
    pub(super) async fn password_changed(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.link("accounts.forgot", &[])?);
        self.send("password_changed", format!("Your password at {} was changed", self.site.name), &letter).await
    }

    /// The link that logs in.
    pub(super) async fn magic_link(&self, user: &User, token: &str, code: Option<String>) -> Result<()> {
        let url = self.link("accounts.magic_link_show", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(MAGIC_LINK_MINUTES, "minute"));
        let letter = Letter { expires: Some(expires), ..self.letter(user, url).with_code(code) };
        self.send("magic_link", format!("Log in to {}", self.site.name), &letter).await
    }

    /// Tells the owner that somebody logged in from a device that was never seen.
    pub(super) async fn new_device(&self, user: &User, caller: &Caller, at: DateTime<Utc>) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter = Letter {
            reset_url,
            device: Some(caller.device()),
            address: caller.address.map(|address| address.to_string()),
            at: Some(at),
            ..self.letter(user, self.link("accounts.sessions", &[])?)
        };
        self.send("new_device", format!("A new device logged in to {}", self.site.name), &letter).await
    }

    /// The link that completes a change of address, to the new one.
    pub(super) async fn change_email(&self, change: &Move, token: &str) -> Result<()> {
        let url = self.link("accounts.email_confirm", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(self.site.confirm_hours, "hour"));
        let letter = Letter { expires: Some(expires), ..self.letter_to(&change.to, url) };
        self.send("change_email", format!("Your new e-mail for {}", self.site.name), &letter).await
    }

    /// For somebody whose address another account wanted to take.
    pub(super) async fn email_taken(&self, user: &User) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter = Letter { reset_url, ..self.letter(user, self.link("accounts.login", &[])?) };
        self.send("email_taken", format!("Your address has an account at {}", self.site.name), &letter).await
    }

    /// Tells the old address of the new one, with the way back.
    pub(super) async fn email_changed(&self, change: &Move, undo: &str) -> Result<()> {
        let url = self.link("accounts.email_undo", &[("token", undo.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(UNDO_DAYS, "day"));
        let letter =
            Letter { expires: Some(expires), new_email: Some(&change.to), ..self.letter_to(&change.from, url) };
        self.send("email_changed", format!("Your e-mail at {} was changed", self.site.name), &letter).await
    }

    /// Tells the owner that the second factor was turned on.
    pub(super) async fn second_factor_on(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.link("accounts.forgot", &[])?);
        self.send("second_factor_on", format!("A second factor was turned on at {}", self.site.name), &letter).await
    }

    /// Tells the owner that it was turned off.
    pub(super) async fn second_factor_off(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.link("accounts.forgot", &[])?);
        self.send("second_factor_off", format!("The second factor was turned off at {}", self.site.name), &letter).await
    }

    /// Tells the owner that a recovery code was used.
    pub(super) async fn recovery_code_used(
        &self,
        user: &User,
        left: u64,
        caller: &Caller,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let letter = Letter {
            reset_url: Some(self.link("accounts.forgot", &[])?),
            device: Some(caller.device()),
            address: caller.address.map(|address| address.to_string()),
            at: Some(at),
            left: Some(amount(left, "recovery code")),
            ..self.letter(user, self.link("accounts.second_factor", &[])?)
        };
        self.send("recovery_code_used", format!("A recovery code was used at {}", self.site.name), &letter).await
    }

    /// Tells the owner that there is a new token.
    pub(super) async fn token_created(&self, user: &User, token: &ApiToken, caller: &Caller) -> Result<()> {
        let letter = self.letter_of_token(user, token, caller)?;
        self.send("token_created", format!("A new API token at {}", self.site.name), &letter).await
    }

    /// Tells the owner that a token was used twice, and is revoked.
    pub(super) async fn token_reused(&self, user: &User, token: &ApiToken, caller: &Caller) -> Result<()> {
        let letter = self.letter_of_token(user, token, caller)?;
        self.send("token_reused", format!("An API token at {} was revoked", self.site.name), &letter).await
    }

    fn letter_of_token<'a>(&'a self, user: &'a User, token: &'a ApiToken, caller: &Caller) -> Result<Letter<'a>> {
        Ok(Letter {
            token: Some(&token.name),
            scopes: Some(&token.scopes),
            device: Some(caller.device()),
            address: caller.address.map(|address| address.to_string()),
            ..self.letter(user, self.link("accounts.tokens", &[])?)
        })
    }

    /// Tells somebody that the account is deleted.
    pub(super) async fn account_deleted(&self, user: &User) -> Result<()> {
        let letter = self.letter(user, self.site.url.clone());
        self.send("account_deleted", format!("Your account at {} was deleted", self.site.name), &letter).await
    }

    /// Tells the owner that another provider opens the account now.
    #[cfg(feature = "oauth")]
    pub(super) async fn provider_linked(&self, email: &str, label: &str) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter =
            Letter { reset_url, provider: label, ..self.letter_to(email, self.link("accounts.providers", &[])?) };
        self.send("provider_linked", format!("{label} was linked to your account at {}", self.site.name), &letter).await
    }

    /// Tells the owner that another provider opens the account no more.
    #[cfg(feature = "oauth")]
    pub(super) async fn provider_unlinked(&self, email: &str, label: &str) -> Result<()> {
        let reset_url = Some(self.link("accounts.forgot", &[])?);
        let letter =
            Letter { reset_url, provider: label, ..self.letter_to(email, self.link("accounts.providers", &[])?) };
        let subject = format!("{label} is not linked to your account at {} any more", self.site.name);
        self.send("provider_unlinked", subject, &letter).await
    }

    pub(super) fn letter<'a>(&'a self, user: &'a User, url: String) -> Letter<'a> {
        self.letter_to(&user.email, url)
    }

    /// What the site is called.
    pub(super) fn name(&self) -> &str {
        &self.site.name
    }

    fn letter_to<'a>(&'a self, email: &'a str, url: String) -> Letter<'a> {
        Letter { app_name: self.name(), email, url, ..Letter::default() }
    }

    pub(super) fn link(&self, route: &str, parameters: &[(&str, String)]) -> Result<String> {
        Ok(format!("{}{}", self.site.url, self.renderer.urls().path(route, parameters)?))
    }

    pub(super) async fn send(&self, template: &str, subject: String, letter: &Letter<'_>) -> Result<()> {
        let text = self.renderer.text(&format!("mail/{template}.txt"), letter)?;
        let html = self.renderer.text(&format!("mail/{template}.html"), letter)?;
        Ok(self.mailer.send(Message::new(letter.email, subject, text).with_html(html)).await?)
    }
}

/// `1 hour`, `48 hours`.
fn amount(number: u64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}
