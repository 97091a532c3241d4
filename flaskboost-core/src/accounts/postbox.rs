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
    /// How many pieces of work are done.
    done: Arc<watch::Sender<u64>>,
    hurry: Arc<Notify>,
}

#[derive(Debug, thiserror::Error)]
#[error("{CAPACITY} pieces of work of the accounts wait already; does the mail server answer?")]
struct Full;

/// One piece of work that is under way; dropped when it is done, or when it panics.
struct Turn(Arc<watch::Sender<usize>>, Arc<watch::Sender<u64>>);

impl Postbox {
    pub(super) fn new() -> Self {
        Self { waiting: Arc::new(watch::Sender::new(0)), done: Arc::new(watch::Sender::new(0)), hurry: Arc::default() }
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
        let turn = Turn(Arc::clone(&self.waiting), Arc::clone(&self.done));
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

    /// Lets all work begin now.
    pub(super) fn hasten(&self) {
        self.hurry.notify_waiters();
    }

    /// Lets the work that waits begin in its order, one after the other, and waits until nothing is left to do.
    pub(super) async fn settle(&self) {
        let mut done = self.done.subscribe();
        loop {
            let before = *done.borrow_and_update();
            if *self.waiting.borrow() == 0 {
                return;
            }
            self.hurry.notify_one();
            // The sender lives as long as this handle, so waiting cannot fail.
            let _ = done.wait_for(|now| *now != before).await;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.send_modify(|waiting| *waiting -= 1);
        self.1.send_modify(|done| *done = done.wrapping_add(1));
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
    async fn what_waits_is_settled_in_its_order_and_what_it_begins_too() {
        let postbox = Postbox::new();
        let (said, mut heard) = tokio::sync::mpsc::unbounded_channel();
        for number in 0..10_u64 {
            let (said, postbox_of_work) = (said.clone(), postbox.clone());
            postbox
                .post("numbered", async move {
                    // The later, the quicker.
                    tokio::time::sleep(Duration::from_millis(10 - number)).await;
                    said.send(number).unwrap();
                    let more = said.clone();
                    postbox_of_work.post_or_log("more", async move {
                        more.send(100 + number).unwrap();
                        Ok(())
                    });
                    Ok(())
                })
                .unwrap();
        }
        postbox.settle().await;
        let mut order = Vec::new();
        while let Ok(number) = heard.try_recv() {
            order.push(number);
        }
        assert_eq!(order.len(), 20);
        let first: Vec<u64> = order.into_iter().filter(|number| *number < 100).collect();
        assert_eq!(first, (0..10).collect::<Vec<_>>());
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
