//! [`Mails`]: what the accounts write to people.

use std::sync::Arc;

use serde::Serialize;

use super::models::User;
use crate::error::Result;
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
#[derive(Serialize)]
struct Letter<'a> {
    app_name: &'a str,
    email: &'a str,
    url: String,
    reset_url: Option<String>,
    expires: Option<String>,
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

    fn letter<'a>(&'a self, user: &'a User, url: String) -> Letter<'a> {
        Letter { app_name: &self.site.name, email: &user.email, url, reset_url: None, expires: None }
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
