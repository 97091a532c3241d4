//! Adds the ready-made accounts to an app.

use std::sync::Arc;

use super::{App, AppState};
use crate::accounts::{self, Accounts};
use crate::auth::Identify;

impl App {
    /// Adds sign-up, log-in and password pages, with their tables. An app without this line has no accounts.
    pub fn accounts(mut self) -> Self {
        self.library = self.library.with(accounts::migrations);
        self.routes = self.routes.merge(accounts::routes());
        self.login = Some("accounts.login");
        self.needs_database = true;
        self.has_accounts = true;
        self.finish.push(Box::new(|state| {
            let accounts = Accounts::new(
                state.db.clone(),
                state.passwords.clone(),
                state.clock.clone(),
                state.random.clone(),
                &state.settings,
                state.mailer.clone(),
                state.renderer.clone(),
            );
            state.services = state.services.with(accounts.clone());
            Some(Arc::new(accounts) as Arc<dyn Identify>)
        }));
        self
    }
}

/// Waits for what the accounts do after their answers: the mails of a sign-up.
pub(super) async fn settle(state: &AppState) {
    if let Some(accounts) = state.services.get::<Accounts>() {
        accounts.settle().await;
    }
}
