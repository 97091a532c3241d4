//! Visitors with an account.

use std::panic::Location;

use crate::accounts::{NewUser, User};
use crate::auth::Role;
use crate::error::Result;
use crate::testing::{Browser, TestApp};

/// What the forms of the accounts call themselves in the address book of routes.
const LOGIN: &str = "accounts.login";

impl TestApp {
    /// The password of everybody whom [`TestApp::log_in_as`] makes.
    pub const PASSWORD: &'static str = "correct horse battery staple";

    /// A visitor who is logged in; makes the account, confirmed, where the address has none yet. A second browser of
    /// one address is a second device of one person.
    ///
    /// # Panics
    ///
    /// When the app has no accounts, or does not let the person in.
    #[track_caller]
    pub fn log_in_as<'a>(&'a self, email: &'a str) -> impl Future<Output = Browser> + 'a {
        self.log_in(NewUser::new(email), Location::caller())
    }

    /// An administrator who is logged in; see [`TestApp::log_in_as`].
    ///
    /// # Panics
    ///
    /// As [`TestApp::log_in_as`].
    #[track_caller]
    pub fn log_in_as_admin<'a>(&'a self, email: &'a str) -> impl Future<Output = Browser> + 'a {
        self.log_in(NewUser { role: Role::ADMIN, ..NewUser::new(email) }, Location::caller())
    }

    /// Somebody with a role who is logged in; see [`TestApp::log_in_as`]. Who has an account already keeps their role.
    ///
    /// # Panics
    ///
    /// As [`TestApp::log_in_as`].
    #[track_caller]
    pub fn log_in_with_role<'a>(&'a self, email: &'a str, role: &'static str) -> impl Future<Output = Browser> + 'a {
        self.log_in(NewUser { role: Role::named(role), ..NewUser::new(email) }, Location::caller())
    }

    /// Somebody with a role, at an address that is made of it.
    #[cfg(feature = "admin")]
    pub(crate) async fn log_in_once(&self, role: &'static str, caller: &Location<'_>) -> Browser {
        let email = format!("{role}@panel.test");
        self.log_in(NewUser { role: Role::named(role), ..NewUser::new(&email) }, caller).await
    }

    async fn log_in(&self, new: NewUser, caller: &Location<'_>) -> Browser {
        let Ok(login) = self.state().urls.path(LOGIN, &[]) else {
            panic!("the test at {caller} logs in, but the app has no accounts: add `.accounts()` to it");
        };
        let email = new.email.clone();
        if let Err(why) = self.invite(new).await {
            panic!("the account {email} of the test at {caller} cannot be made: {why:?}");
        }
        let mut browser = self.browser();
        let page = browser.visit(&login).await;
        let inputs = page.find_all("input[name=csrf_token]");
        let token = inputs.first().and_then(|input| input.attribute("value")).unwrap_or_default().to_owned();
        // The box to stay logged in is as the form has it.
        let remember = if self.settings().session.remember { "true" } else { "" };
        let fields =
            [("csrf_token", token.as_str()), ("email", &email), ("password", Self::PASSWORD), ("remember", remember)];
        let page = browser.post(&login, &fields).await;
        // Only who is let in is sent on from the form.
        if !page.redirected_from().contains(&login.as_str()) {
            page.fail(&format!("{email} of the test at {caller} could not log in"));
        }
        browser
    }

    /// Makes the account unless there is one.
    async fn invite(&self, new: NewUser) -> Result<()> {
        let state = self.state();
        if User::find_by_email(&state.db, &new.email).await?.is_none() {
            let new = NewUser { password: Some(Self::PASSWORD.to_owned()), ..new };
            User::create(&state.db, &state.passwords, &state.clock, new).await?;
        }
        Ok(())
    }
}
