//! [`Bell`]: hears when something was pushed, on a connection of its own.

use std::time::Duration;

use futures_util::StreamExt;
use redis::Client;
use tokio::sync::broadcast;
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

/// How long it waits before it connects again.
const PAUSE: Duration = Duration::from_secs(1);

/// Hears when something was pushed. Without a connection nobody hears, and workers look by themselves.
#[derive(Debug)]
pub(super) struct Bell {
    rung: broadcast::Sender<String>,
    listening: AbortHandle,
}

impl Bell {
    pub(super) fn listen(client: Client, channel: String) -> Self {
        let (rung, _) = broadcast::channel(64);
        let sender = rung.clone();
        let listening = tokio::spawn(async move {
            loop {
                if let Err(error) = hear(&client, &channel, &sender).await {
                    tracing::debug!("the queue on Redis is not heard: {error}");
                }
                sleep(PAUSE).await;
            }
        });
        Self { rung, listening: listening.abort_handle() }
    }

    /// Waits until it rings for one of these queues, at most this long.
    pub(super) async fn wait(&self, queues: &[String], at_most: Duration) {
        let mut ear = self.rung.subscribe();
        let wait = async { while ear.recv().await.is_ok_and(|queue| !queues.contains(&queue)) {} };
        // Either is a reason to look.
        let _ = timeout(at_most, wait).await;
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn hear(client: &Client, channel: &str, rung: &broadcast::Sender<String>) -> redis::RedisResult<()> {
    let mut pubsub = client.get_async_pubsub().await?;
    pubsub.subscribe(channel).await?;
    let mut messages = pubsub.on_message();
    while let Some(message) = messages.next().await {
        // Nobody may be waiting.
        let _ = rung.send(message.get_payload()?);
    }
    Ok(())
}
