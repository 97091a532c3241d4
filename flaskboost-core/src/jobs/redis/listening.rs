//! Hears on a connection of its own when something was pushed.

use std::time::Duration;

use futures_util::StreamExt;
use redis::Client;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::jobs::bell::{Bell, Rung, ring};

/// How long it waits before it connects again.
const PAUSE: Duration = Duration::from_secs(1);

/// A bell that rings when something is published to this channel.
pub(super) fn bell(client: Client, channel: String) -> Bell {
    Bell::rung_by(|bell| async move {
        loop {
            if let Err(error) = hear(&client, &channel, &bell).await {
                tracing::debug!("the queue on Redis is not heard: {error}");
            }
            sleep(PAUSE).await;
        }
    })
}

async fn hear(client: &Client, channel: &str, bell: &watch::Sender<Rung>) -> redis::RedisResult<()> {
    let mut pubsub = client.get_async_pubsub().await?;
    pubsub.subscribe(channel).await?;
    let mut messages = pubsub.on_message();
    while let Some(message) = messages.next().await {
        ring(bell, &message.get_payload::<String>()?);
    }
    Ok(())
}
