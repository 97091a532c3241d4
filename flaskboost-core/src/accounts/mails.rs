//! [`Mails`]: what the accounts write to people.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::models::{ApiToken, MAGIC_LINK_MINUTES, Move, UNDO_DAYS, User};
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
struct Letter<'a> {
    app_name: &'a str,
    email: &'a str,
    url: String,
    reset_url: Option<String>,
    expires: Option<String>,
    /// The browser and the system of whoever did it.
    device: Option<String>,
    /// The address that replaces this one.
    new_email: Option<&'a str>,
    /// Where they did it from, if that is known.
    address: Option<String>,
    /// When they did it.
    at: Option<DateTime<Utc>>,
    /// What the owner calls a token, and how far it reaches.
    token: Option<&'a str>,
    scopes: Option<&'a str>,
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
    pub(super) async fn confirm(&self, user: &User, token: &str) -> Result<()> {
        let url = self.link("accounts.confirm", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(self.site.confirm_hours, "hour"));
        let letter = Letter { expires: Some(expires), ..self.letter(user, url) };
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
    pub(super) async fn magic_link(&self, user: &User, token: &str) -> Result<()> {
        let url = self.link("accounts.magic_link_show", &[("token", token.to_owned())])?;
        let expires = format!("The link works once, within {}.", amount(MAGIC_LINK_MINUTES, "minute"));
        let letter = Letter { expires: Some(expires), ..self.letter(user, url) };
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

    fn letter<'a>(&'a self, user: &'a User, url: String) -> Letter<'a> {
        self.letter_to(&user.email, url)
    }

    fn letter_to<'a>(&'a self, email: &'a str, url: String) -> Letter<'a> {
        Letter { app_name: &self.site.name, email, url, ..Letter::default() }
    }

    fn link(&self, route: &str, parameters: &[(&str, String)]) -> Result<String> {
        Ok(format!("{}{}", self.site.url, self.renderer.urls().path(route, parameters)?))
    }

    async fn send(&self, template: &str, subject: String, letter: &Letter<'_>) -> Result<()> {
        let text = self.renderer.text(&format!("mail/{template}.txt"), letter)?;
        let html = self.renderer.text(&format!("mail/{template}.html"), letter)?;
        Ok(self.mailer.send(Message::new(letter.email, subject, text).with_html(html)).await?)
    }
}

/// `1 hour`, `48 hours`.
fn amount(number: u64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}
