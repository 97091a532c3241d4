//! [`Held`]: what this process gave out, so that it is not read again when it ends.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::ledger::Page;

/// What this process gave out, by receipt.
#[derive(Debug, Default)]
pub(super) struct Held {
    pages: Mutex<HashMap<String, Page>>,
}

impl Held {
    fn pages(&self) -> MutexGuard<'_, HashMap<String, Page>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn put(&self, page: Page) {
        if let Some(receipt) = page.record.receipt.clone() {
            self.pages().insert(receipt, page);
        }
    }

    pub(super) fn get(&self, receipt: &str) -> Option<Page> {
        self.pages().get(receipt).cloned()
    }

    pub(super) fn remove(&self, receipt: &str) {
        self.pages().remove(receipt);
    }

    /// Takes out those whose lease has ended, and gives the ids of the jobs.
    pub(super) fn over(&self, now: DateTime<Utc>) -> Vec<String> {
        let mut pages = self.pages();
        let over = pages.extract_if(|_, page| page.record.is_over(now));
        over.map(|(_, page)| page.record.job.id).collect()
    }
}
