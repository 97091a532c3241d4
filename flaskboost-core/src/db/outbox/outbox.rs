//! [`Outbox`]: where entries are written.

use tokio::sync::watch;

use super::{Entry, rows};
use crate::db::Tx;
use crate::error::Result;

/// Where entries are written. Cheap to clone; a [`Relay`](super::Relay) of the same outbox hears at once of what was
/// committed in this process, and looks from time to time for the rest.
#[derive(Debug, Clone)]
pub struct Outbox {
    bell: watch::Sender<u64>,
}

impl Default for Outbox {
    fn default() -> Self {
        Self::new()
    }
}

impl Outbox {
    /// An outbox. What is written to it stands in the database; this only knows whom to wake.
    #[must_use]
    pub fn new() -> Self {
        Self { bell: watch::Sender::new(0) }
    }

    /// Writes entries. They are handed over when the transaction has been committed, and never when it was not.
    ///
    /// # Errors
    ///
    /// - The database cannot be written.
    pub async fn write(&self, tx: &Tx, entries: &[Entry]) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        rows::write(tx, entries).await?;
        let bell = self.bell.clone();
        tx.after_commit(move || bell.send_modify(|rung| *rung = rung.wrapping_add(1)));
        Ok(())
    }

    /// Hears when something was committed.
    pub(super) fn ear(&self) -> watch::Receiver<u64> {
        self.bell.subscribe()
    }
}
