//! Adds the ready-made accounts to an app.

use std::sync::Arc;

use futures_util::future::BoxFuture;

use super::{App, AppState};
use crate::accounts::{self, Accounts, AccountsParts, PersonalData};
pub(super) use crate::accounts::{has_passkeys, passkeys_at};
use crate::auth::Identify;
use crate::db::Db;
use crate::error::Result;
use crate::session::SessionKeeper;

impl App {
    /// Adds sign-up, log-in and password pages, with their tables. An app without this line has no accounts.
    pub fn accounts(mut self) -> Self {
        self.library = self.library.with(accounts::migrations);
        self.routes = self.routes.merge(accounts::routes());
        self.login = Some("accounts.login");
        self.needs_database = true;
        self.has_accounts = true;
        self.letters = self.letters.and(accounts::letters());
        self.services = self.services.with(self.parts());
        self.finish.push(Box::new(|state| {
            let parts = AccountsParts {
                db: state.db.clone(),
                passwords: state.passwords.clone(),
                rules: state.password_rules.clone(),
                clock: state.clock.clone(),
                random: state.random.clone(),
                limiter: state.limiter.clone(),
                post: state.post.clone(),
            };
            let accounts = Accounts::new(parts, &state.settings);
            state.services = state.services.with(accounts.clone());
            Some(Arc::new(accounts) as Arc<dyn Identify>)
        }));
        self
    }

    /// Adds a part to the data that a person may download at `/account/data`: what the app's own tables know of them.
    ///
    /// ```
    /// use flaskboost::auth::BoxFuture;
    /// use flaskboost::db::Db;
    /// use flaskboost::error::Result;
    /// use flaskboost::prelude::*;
    ///
    /// fn notes_of(_db: &Db, _user_id: i64) -> BoxFuture<'_, Result<serde_json::Value>> {
    ///     Box::pin(async { Ok(serde_json::json!(["Buy milk"])) })
    /// }
    /// let app = App::new(Assets::NONE).accounts().personal_data("notes", notes_of);
    /// ```
    pub fn personal_data<F>(mut self, name: &str, part: F) -> Self
    where
        F: for<'a> Fn(&'a Db, i64) -> BoxFuture<'a, Result<serde_json::Value>> + Send + Sync + 'static,
    {
        self.services = self.services.with(self.parts().with(name, part));
        self
    }

    /// The parts so far.
    fn parts(&self) -> PersonalData {
        self.services.get::<PersonalData>().map(|parts| PersonalData::clone(&parts)).unwrap_or_default()
    }
}

/// Lets what the accounts do after their answers begin now.
pub(super) fn hasten(state: &AppState) {
    if let Some(accounts) = state.services.get::<Accounts>() {
        accounts.hasten();
    }
}

/// Waits for what the accounts do after their answers: the mails of a sign-up.
pub(super) async fn settle(state: &AppState) {
    if let Some(accounts) = state.services.get::<Accounts>() {
        accounts.settle().await;
    }
}

/// Has the accounts told of sessions that were stolen.
pub(super) fn with_alarm(keeper: SessionKeeper, state: &AppState) -> SessionKeeper {
    match state.services.get::<Accounts>() {
        Some(accounts) => keeper.with_alarm(move |stolen| accounts.note_theft(stolen)),
        None => keeper,
    }
}

/// Deletes what the accounts wrote down long ago.
pub(super) async fn sweep(state: &AppState) -> Result<()> {
    if let Some(accounts) = state.services.get::<Accounts>() {
        accounts.sweep().await?;
    }
    Ok(())
}
