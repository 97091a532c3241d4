//! [`Memory`]: the outbox of a test.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};

use super::outbox::{KEPT, Outbox};
use super::transport::Transport;
use super::{Captured, Error};

/// Keeps mails as long as the process lives.
#[derive(Default)]
pub(super) struct Memory {
    mails: Mutex<VecDeque<Captured>>,
}

impl Memory {
    fn mails(&self) -> MutexGuard<'_, VecDeque<Captured>> {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Memory {
    fn deliver<'a>(&'a self, mail: &'a Captured) -> BoxFuture<'a, Result<(), Error>> {
        let mut mails = self.mails();
        mails.push_front(mail.clone());
        mails.truncate(KEPT);
        ready(Ok(())).boxed()
    }

    fn describe(&self) -> String {
        "kept in memory".to_owned()
    }
}

impl Outbox for Memory {
    fn all(&self) -> Result<Vec<Captured>, Error> {
        Ok(self.mails().iter().cloned().collect())
    }

    fn find(&self, id: &str) -> Result<Option<Captured>, Error> {
        Ok(self.mails().iter().find(|mail| mail.id == id).cloned())
    }
}
