//! Hears when tickets have come.

use std::time::Duration;

use async_nats::Client;
use bytes::Bytes;
use futures_util::StreamExt;
use tokio::time::sleep;

use crate::jobs::bell::{Bell, ring};

/// How long it waits before it asks to hear again.
const PAUSE: Duration = Duration::from_secs(1);

/// Under what it is said that tickets of a queue have come. The ticket itself is no sign: whoever hears it may ask for it
/// before the server has put it down.
fn subject(site: &str, queue: &str) -> String {
    format!("flaskboost-bell.{site}.{queue}")
}

/// A bell that rings when tickets have come.
pub(super) fn bell(client: Client, site: &str) -> Bell {
    let subject = subject(site, "*");
    Bell::rung_by(|bell| async move {
        loop {
            // The client asks again by itself when it has to connect again.
            if let Ok(mut messages) = client.subscribe(subject.clone()).await {
                while let Some(message) = messages.next().await {
                    ring(&bell, message.subject.rsplit('.').next().unwrap_or_default());
                }
            }
            sleep(PAUSE).await;
        }
    })
}

/// Says that tickets of a queue have come. When this gets lost, workers find them a moment later by themselves.
pub(super) async fn tell(client: &Client, site: &str, queue: &str) {
    if let Err(error) = client.publish(subject(site, queue), Bytes::new()).await {
        tracing::debug!("the workers could not be told of a job: {error}");
    }
}
