//! Answers that go on.

use std::time::Duration;

use flaskboost::controller::{Event, Events, Message, Path, Reply, Upgrade};
use futures_util::{Stream, StreamExt, stream};

/// So many events, one each tenth of a second.
fn ticks(count: u64) -> impl Stream<Item = Event> + Send + 'static {
    stream::iter(0..count).then(async |number| {
        tokio::time::sleep(Duration::from_millis(number.min(1) * 100)).await;
        Event::named("tick", number.to_string())
    })
}

pub(crate) async fn anybody(Path(count): Path<u64>) -> Events {
    Events::of(ticks(count))
}

pub(crate) async fn events(Path(count): Path<u64>) -> Events {
    Events::of(ticks(count))
}

/// Says everything back; "bye" ends it.
pub(crate) async fn socket(upgrade: Upgrade) -> Reply {
    upgrade.largest(1000).answer(async |mut socket| {
        while let Some(message) = socket.receive().await {
            if message == Message::Text("bye".to_owned()) || !socket.send(message).await {
                return;
            }
        }
    })
}
