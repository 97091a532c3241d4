//! [`Site`]: an app that has booted.

use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;

use super::{AppState, accounts};
use crate::http::{Limits, serve};
use crate::session::SessionKeeper;

/// An app that has booted: it can answer.
#[derive(Debug)]
pub struct Site {
    router: Router,
    state: AppState,
    keeper: SessionKeeper,
    demo_logins: Vec<(String, String)>,
}

impl Site {
    pub(super) fn new(
        router: Router,
        state: AppState,
        keeper: SessionKeeper,
        demo_logins: Vec<(String, String)>,
    ) -> Self {
        Self { router, state, keeper, demo_logins }
    }

    /// The router with every layer, for a test or for another server.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// What handlers get.
    #[must_use]
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// E-mail and password of each demo user, in development.
    #[must_use]
    pub fn demo_logins(&self) -> &[(String, String)] {
        if self.state.settings.runtime().is_development() { &self.demo_logins } else { &[] }
    }

    /// Waits until the work is done that was begun after an answer, such as mail.
    pub async fn settle(&self) {
        accounts::settle(&self.state).await;
    }

    /// Answers on this listener until `signal` completes. Once an hour meanwhile it deletes what has expired: sessions,
    /// counts of limits, and old events of the accounts.
    pub async fn serve(self, listener: TcpListener, signal: impl Future<Output = ()> + Send + 'static) {
        let (keeper, state) = (self.keeper.clone(), self.state.clone());
        let sweeper = tokio::spawn(async move {
            let mut hourly = tokio::time::interval(Duration::from_secs(3600));
            loop {
                hourly.tick().await;
                if let Err(error) = keeper.sweep().await {
                    tracing::warn!("expired sessions could not be deleted: {error:?}");
                }
                if let Err(error) = state.limiter.sweep().await {
                    tracing::warn!("counts of limits that have expired could not be deleted: {error:?}");
                }
                if let Err(error) = accounts::sweep(&state).await {
                    tracing::warn!("old events of the accounts could not be deleted: {error:?}");
                }
            }
        });
        let server = &self.state.settings.server;
        let grace = Duration::from_secs(server.shutdown_seconds);
        let head = Duration::from_secs(server.header_timeout_seconds);
        let limits = Limits { head, connections: server.max_connections, grace };
        serve(listener, self.router.clone(), limits, signal).await;
        sweeper.abort();
        // Mails of the last sign-ups may still be on their way; they get as long as the requests had.
        if tokio::time::timeout(grace, self.settle()).await.is_err() {
            tracing::warn!("some mails were not sent before the process had to stop");
        }
    }
}
