//! [`Site`]: an app that has booted.

use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{AppState, Labour, accounts, office};
use crate::http::{Limits, serve};
use crate::session::SessionKeeper;

/// An app that has booted: it can answer.
#[derive(Debug)]
pub struct Site {
    router: Router,
    state: AppState,
    keeper: SessionKeeper,
    labour: Labour,
    demo_logins: Vec<(String, String)>,
}

impl Site {
    pub(super) fn new(
        router: Router,
        state: AppState,
        (keeper, labour): (SessionKeeper, Labour),
        demo_logins: Vec<(String, String)>,
    ) -> Self {
        Self { router, state, keeper, labour, demo_logins }
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

    /// Its jobs and schedules.
    #[must_use]
    pub fn labour(&self) -> &Labour {
        &self.labour
    }

    /// Waits until the work is done that was begun after an answer, such as mail.
    pub async fn settle(&self) {
        accounts::settle(&self.state).await;
    }

    /// Answers on this listener until `signal` completes, and works jobs beside it unless `jobs.with_pages` is off. Once an
    /// hour meanwhile it deletes what has expired: sessions, counts of limits, old events of the accounts, old notices of the panel, and files that
    /// belong to nothing; once a day it looks for bytes that no file is known for.
    pub async fn serve(self, listener: TcpListener, signal: impl Future<Output = ()> + Send + 'static) {
        let (keeper, state) = (self.keeper.clone(), self.state.clone());
        let sweeper = tokio::spawn(async move {
            let mut hourly = tokio::time::interval(Duration::from_secs(3600));
            for hour in 0_u64.. {
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
                if let Err(error) = office::sweep(&state).await {
                    tracing::warn!("old notices of the panel could not be deleted: {error:?}");
                }
                if let Err(error) = state.storage.sweep().await {
                    tracing::warn!("files that belong to nothing could not be removed: {error:?}");
                }
                if hour % 24 == 1
                    && let Err(error) = state.storage.sweep_strays().await
                {
                    tracing::warn!("bytes that no file is known for could not be removed: {error:?}");
                }
            }
        });
        let server = &self.state.settings.server;
        let grace = Duration::from_secs(server.shutdown_seconds);
        let head = Duration::from_secs(server.header_timeout_seconds);
        let limits = Limits { head, connections: server.max_connections, grace };
        let (tell, mut told) = watch::channel(false);
        let signal = async move {
            signal.await;
            tell.send_replace(true);
        };
        let works = self.state.settings.jobs.with_pages && !self.labour.is_empty();
        let stop = async move {
            // Whoever tells is gone only when the server is.
            let _ = told.wait_for(|is_told| *is_told).await;
        };
        let working = async { if works { self.labour.run(stop).await } else { self.labour.relay(stop).await } };
        tokio::join!(serve(listener, self.router.clone(), limits, signal), working);
        sweeper.abort();
        // Mails of the last sign-ups may still be on their way; they get as long as the requests had.
        accounts::hasten(&self.state);
        if tokio::time::timeout(grace, self.settle()).await.is_err() {
            tracing::warn!("some mails were not sent before the process had to stop");
        }
    }
}
