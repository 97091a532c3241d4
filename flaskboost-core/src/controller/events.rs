//! [`Events`]: an answer that goes on, as server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event as Sent, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use http::{HeaderName, HeaderValue, header};
use serde::Serialize;

use crate::error::{Error, Result};

/// How often a silent stream says that it is still there, so that a proxy does not take it for dead.
const STILL_HERE: Duration = Duration::from_secs(15);

/// Server-sent events, which a page reads with `EventSource`.
///
/// The stream ends by itself when the login is over that it was opened with: when the session is ended, the password
/// changed, the account closed, or the role or a grant of the person changed. `EventSource` then asks again, and gets
/// what it may see now.
///
/// ```
/// use flaskboost::controller::{Event, Events};
/// use futures_util::stream;
///
/// async fn countdown() -> Events {
///     Events::of(stream::iter(["3", "2", "1"]).map(|left| Event::named("left", left)))
/// }
/// # use futures_util::StreamExt;
/// ```
///
/// Source of the format: the HTML standard, section 9.2, "Server-sent events".
pub struct Events(BoxStream<'static, Event>);

/// One event.
#[derive(Debug, Clone)]
#[must_use = "an event that is not sent is not heard"]
pub struct Event(Sent);

impl Event {
    /// An event that `EventSource` hands to the listeners of this name. Text of several lines arrives as such.
    ///
    /// # Panics
    ///
    /// If the name has a line break: it would end the event.
    pub fn named(name: &str, text: impl AsRef<str>) -> Self {
        Self(Sent::default().event(name).data(text.as_ref().replace('\r', "\n")))
    }

    /// An event with a value as JSON.
    ///
    /// # Errors
    ///
    /// - The value cannot be written as JSON.
    ///
    /// # Panics
    ///
    /// If the name has a line break.
    pub fn json(name: &str, value: &impl Serialize) -> Result<Self> {
        Ok(Self::named(name, serde_json::to_string(value).map_err(Error::internal)?))
    }
}

impl Events {
    /// These events, one after the other, until the stream ends, the visitor leaves or their login is over.
    #[must_use]
    pub fn of(events: impl Stream<Item = Event> + Send + 'static) -> Self {
        Self(events.boxed())
    }
}

impl IntoResponse for Events {
    fn into_response(self) -> Response {
        let events = self.0.map(|Event(sent)| Ok::<_, Infallible>(sent));
        let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(STILL_HERE)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        // Some proxies collect an answer before they pass it on, unless they are told not to.
        headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
        response
    }
}

impl std::fmt::Debug for Events {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Events")
    }
}
