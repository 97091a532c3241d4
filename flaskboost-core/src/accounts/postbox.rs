//! [`Postbox`]: work that is done after the answer.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};

use crate::error::{Error, Result};

/// How much work may wait. A mail server that hangs fills it; then everybody is told to try again later, whether
/// they are known or not.
const CAPACITY: usize = 1000;

/// How long work waits, so that the answer has left before it begins. Begun at once, it would compete with the rest
/// of its own request for the database, and a slower answer would tell that there is an account to write to.
const PAUSE: Duration = Duration::from_millis(250);

/// Does work after the answer, and knows when nothing is left to do.
#[derive(Clone, Debug)]
pub(super) struct Postbox {
    waiting: Arc<watch::Sender<usize>>,
    hurry: Arc<Notify>,
}

#[derive(Debug, thiserror::Error)]
#[error("{CAPACITY} pieces of work of the accounts wait already; does the mail server answer?")]
struct Full;

/// One piece of work that is under way; dropped when it is done, or when it panics.
struct Turn(Arc<watch::Sender<usize>>);

impl Postbox {
    pub(super) fn new() -> Self {
        Self { waiting: Arc::new(watch::Sender::new(0)), hurry: Arc::default() }
    }

    /// Starts a piece of work. What fails is logged under its name; nobody is there any more to be told.
    pub(super) fn post(
        &self,
        name: &'static str,
        work: impl Future<Output = Result<()>> + Send + 'static,
    ) -> Result<()> {
        let is_taken = self.waiting.send_if_modified(|waiting| {
            let has_room = *waiting < CAPACITY;
            *waiting += usize::from(has_room);
            has_room
        });
        if !is_taken {
            return Err(Error::unavailable(Full));
        }
        let turn = Turn(Arc::clone(&self.waiting));
        let hurry = Arc::clone(&self.hurry).notified_owned();
        tokio::spawn(async move {
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => (),
                () = hurry => (),
            }
            if let Err(error) = work.await {
                tracing::error!(target: "flaskboost::accounts", "{name} failed: {error:?}");
            }
            drop(turn);
        });
        Ok(())
    }

    /// Starts a piece of work if there is room for it; what cannot be started is logged like what fails.
    pub(super) fn post_or_log(&self, name: &'static str, work: impl Future<Output = Result<()>> + Send + 'static) {
        if let Err(error) = self.post(name, work) {
            tracing::error!(target: "flaskboost::accounts", "{name} failed: {error:?}");
        }
    }

    /// Lets all work begin now, and waits until nothing is left to do.
    pub(super) async fn settle(&self) {
        self.hurry.notify_waiters();
        // The sender lives as long as this handle, so waiting cannot fail.
        let _ = self.waiting.subscribe().wait_for(|waiting| *waiting == 0).await;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.send_modify(|waiting| *waiting -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn settling_waits_for_all_work_even_if_it_fails_or_panics() {
        let postbox = Postbox::new();
        let (done, mut is_done) = watch::channel(false);
        postbox.post("failing", async { Err(Error::internal("broken")) }).unwrap();
        postbox.post("panicking", async { panic!("on purpose") }).unwrap();
        postbox
            .post("slow", async move {
                tokio::task::yield_now().await;
                done.send_replace(true);
                Ok(())
            })
            .unwrap();
        postbox.settle().await;
        assert!(*is_done.borrow_and_update());
    }

    #[tokio::test]
    async fn work_begins_when_the_answer_has_left() {
        let postbox = Postbox::new();
        let (done, is_done) = watch::channel(false);
        postbox
            .post("later", async move {
                done.send_replace(true);
                Ok(())
            })
            .unwrap();
        tokio::task::yield_now().await;
        assert!(!*is_done.borrow());
        postbox.waiting.subscribe().wait_for(|waiting| *waiting == 0).await.unwrap();
        assert!(*is_done.borrow());
    }

    #[tokio::test]
    async fn a_full_postbox_refuses_instead_of_growing() {
        let postbox = Postbox::new();
        for _ in 0..CAPACITY {
            postbox.post("stuck", std::future::pending()).unwrap();
        }
        assert_eq!(postbox.post("one more", async { Ok(()) }).unwrap_err().status(), 503);
        // What has nobody to refuse is dropped, and takes no room either.
        postbox.post_or_log("another", async { panic!("there is no room for it") });
        assert_eq!(*postbox.waiting.borrow(), CAPACITY);
    }
}
