//! Writes down how jobs went: those that end together in one step.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

use super::crew::Crew;
use crate::jobs::Ending;

/// How many are written down in one step.
const TOGETHER: usize = 256;

/// Writes down endings until nobody can send any more.
pub(super) async fn write(crew: Arc<Crew>, mut endings: mpsc::UnboundedReceiver<Ending>) {
    let mut batch = Vec::with_capacity(TOGETHER);
    while endings.recv_many(&mut batch, TOGETHER).await > 0 {
        let mut pause = Duration::from_millis(100);
        while let Err(error) = crew.jobs.engine().settle(&batch).await {
            tracing::warn!("how {} jobs went could not be written down; trying again: {error:?}", batch.len());
            sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(10));
        }
        for ending in batch.drain(..) {
            crew.end(&ending.leased.receipt);
        }
    }
}
