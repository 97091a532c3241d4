//! [`Bell`]: tells the workers of this process that something was pushed, whoever did it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::time::timeout;

/// How often it rang for each queue.
pub(super) type Rung = BTreeMap<String, u64>;

/// Tells the workers of this process that something was pushed. Whoever listens to the server rings it; when nobody
/// can, workers look by themselves.
#[derive(Debug)]
pub(super) struct Bell {
    rung: watch::Sender<Rung>,
    /// How often it had rung when somebody looked last: what rang since is a reason to look again at once.
    seen: Mutex<Rung>,
    listening: AbortHandle,
}

impl Bell {
    /// A bell that is rung by a task of this work, for as long as the bell is there.
    pub(super) fn rung_by<F>(work: impl FnOnce(watch::Sender<Rung>) -> F) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (rung, _) = watch::channel(Rung::new());
        let listening = tokio::spawn(work(rung.clone())).abort_handle();
        Self { rung, seen: Mutex::default(), listening }
    }

    /// Somebody is about to look.
    pub(super) fn attend(&self) {
        let rung = self.rung.borrow().clone();
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = rung;
    }

    /// Waits until it has rung for one of these queues since somebody looked, at most this long.
    pub(super) async fn wait(&self, queues: &[String], at_most: Duration) {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut ear = self.rung.subscribe();
        let wait = ear.wait_for(|rung| queues.iter().any(|queue| rung.get(queue) != seen.get(queue)));
        // Either is a reason to look.
        let _ = timeout(at_most, wait).await;
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// Rings it for a queue.
pub(super) fn ring(bell: &watch::Sender<Rung>, queue: &str) {
    bell.send_modify(|rung| *rung.entry(queue.to_owned()).or_default() += 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn silent() -> Bell {
        Bell::rung_by(|_| std::future::pending())
    }

    #[tokio::test]
    async fn what_rang_between_looking_and_waiting_is_heard() {
        let bell = silent();
        bell.attend();
        ring(&bell.rung, "mail");
        let queues = ["default".to_owned(), "mail".to_owned()];
        timeout(Duration::from_secs(10), bell.wait(&queues, Duration::from_secs(60))).await.expect("it rang");
    }

    #[tokio::test(start_paused = true)]
    async fn what_rang_before_looking_or_for_others_is_not() {
        let bell = silent();
        ring(&bell.rung, "mail");
        bell.attend();
        ring(&bell.rung, "default");
        let queues = ["mail".to_owned()];
        assert!(timeout(Duration::from_secs(59), bell.wait(&queues, Duration::from_secs(60))).await.is_err());
    }
}
