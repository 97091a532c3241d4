//! [`Journal`]: writes down what happens to accounts, after the answer.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use super::models::{AuthEvent, NewEvent, is_of_nobody};
use super::postbox::Postbox;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;

/// Writes down what happens to accounts.
///
/// It writes after the answer, so that the time of an answer tells nothing of what was written. Its postbox is its
/// own: a mail server that hangs keeps no event from being written, and a flood of events no mail from being sent.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    pub(super) db: Db,
    pub(super) clock: Clock,
    postbox: Postbox,
    /// Says when the newest work is done.
    newest: Arc<Mutex<Option<oneshot::Receiver<()>>>>,
}

impl Journal {
    pub(super) fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock, postbox: Postbox::new(), newest: Arc::default() }
    }

    /// Writes an event down, with the time of now.
    pub(super) fn note(&self, event: NewEvent) {
        let (db, at) = (self.db.clone(), self.clock.now());
        self.work(async move {
            match AuthEvent::record(&db, at, event).await {
                // The account was deleted in between, and its events with it.
                Err(error) if is_of_nobody(&error) => Ok(()),
                recorded => recorded,
            }
        });
    }

    /// Does more than to write one line. One work begins when the one before is done, so that the log is in order.
    pub(super) fn work(&self, work: impl Future<Output = Result<()>> + Send + 'static) {
        let (done, is_done) = oneshot::channel();
        let before = self.newest.lock().unwrap_or_else(PoisonError::into_inner).replace(is_done);
        self.postbox.post_or_log("writing down an event", async move {
            if let Some(before) = before {
                // It is over, too, when it was given up.
                let _ = before.await;
            }
            let worked = work.await;
            drop(done);
            worked
        });
    }

    /// Lets everything be written now.
    pub(super) fn hasten(&self) {
        self.postbox.hasten();
    }

    /// Waits until everything is written.
    pub(super) async fn settle(&self) {
        self.postbox.settle().await;
    }
}
