//! What an open page hears: which run of the program it talks to, and when a file was saved.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::Event;
use futures_util::{Stream, StreamExt, stream};

use super::DevTools;

/// How often the files are looked at, and only while a page listens.
const INTERVAL: Duration = Duration::from_millis(150);

/// The events of one connection: `boot` with the id of this run at once, then `changed` whenever the stamp changes.
pub(super) fn events(tools: &DevTools) -> impl Stream<Item = Result<Event, Infallible>> + Send + 'static {
    let boot = stream::iter([Event::default().event("boot").data(&*tools.boot)]);
    let stamp = tools.stamp.clone();
    let changes = stream::unfold((stamp, None), |(stamp, seen)| async move {
        let mut seen = match seen {
            Some(seen) => seen,
            None => look(&stamp).await?,
        };
        loop {
            tokio::time::sleep(INTERVAL).await;
            let now = look(&stamp).await?;
            if now != seen {
                seen = now;
                let event = Event::default().event("changed").data(seen.to_string());
                return Some((event, (stamp, Some(seen))));
            }
        }
    });
    boot.chain(changes).map(Ok)
}

/// Reads the stamp away from the threads that answer requests: it looks at many files. `None` ends the stream.
async fn look(stamp: &super::Stamp) -> Option<u64> {
    let stamp = stamp.clone();
    tokio::task::spawn_blocking(move || stamp()).await.ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use axum::response::{IntoResponse, Sse};
    use http_body_util::BodyExt;

    use super::*;
    use crate::clock::Clock;
    use crate::mail::Mailer;
    use crate::random::Random;
    use crate::settings::{Loader, Runtime};

    #[tokio::test]
    async fn a_page_hears_which_run_it_talks_to_and_then_of_each_change() {
        let stamp = Arc::new(AtomicU64::new(1));
        let watched = Arc::clone(&stamp);
        let settings = Loader::new(Runtime::Testing).load().unwrap();
        let random = Random::seeded(1);
        let mailer = Mailer::in_memory("hello@example.com", Clock::system(), random.clone()).unwrap();
        let look = Arc::new(move || watched.load(Ordering::SeqCst));
        let tools = DevTools::open(&settings, mailer, &random, look).unwrap();

        let mut body = Sse::new(events(&tools)).into_response().into_body();
        let mut next = async || {
            let frame = body.frame().await.unwrap().unwrap();
            String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap()
        };
        assert_eq!(next().await, format!("event: boot\ndata: {}\n\n", tools.boot));
        let changed = next();
        tokio::pin!(changed);
        let quiet = tokio::time::timeout(INTERVAL * 3, &mut changed).await;
        assert!(quiet.is_err(), "nothing was saved, yet the page heard {quiet:?}");
        stamp.store(2, Ordering::SeqCst);
        assert_eq!(changed.await, "event: changed\ndata: 2\n\n");
    }
}
