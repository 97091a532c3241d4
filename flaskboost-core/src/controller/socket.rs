//! [`Socket`]: a connection on which both sides speak, as a WebSocket.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{FromRef, FromRequestParts};
use bytes::Bytes;
use http::request::Parts;
use http::{Method, StatusCode, header};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::Reply;
use crate::auth::{LiveLogin, Visitor};
use crate::error::{Error, Result};
use crate::settings::Settings;

/// The largest message that is read, unless the handler allows more.
const LARGEST: usize = 64 * 1024;

/// How many messages wait on either side; a side that does not read makes the other one wait.
const WAITING: usize = 16;

/// How often the other side is asked whether it is still there, and how long it may stay silent.
const ASKED: Duration = Duration::from_secs(30);
const SILENT: Duration = Duration::from_secs(75);

/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_millis(250);

/// A request to speak both ways; an extractor.
///
/// A page of another site cannot ask in the name of a visitor: an `Origin` that is not `app.url` is refused with 403,
/// because browsers send cookies along with such a request and hold no answer back.
#[must_use = "a connection opens when the handler returns `answer`"]
pub struct Upgrade {
    upgrade: WebSocketUpgrade,
    login: Option<LiveLogin>,
}

/// An open connection. It is closed when the handler returns, and by itself when the login is over that it was opened
/// with, as [`Events`](super::Events) are: then with code 1008.
#[derive(Debug)]
pub struct Socket {
    heard: mpsc::Receiver<Message>,
    said: mpsc::Sender<Message>,
}

/// What one side says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A text.
    Text(String),
    /// Bytes.
    Binary(Bytes),
}

impl Upgrade {
    /// Reads messages of up to so many bytes; 65536 without it. A larger one closes the connection.
    pub fn largest(self, bytes: usize) -> Self {
        let upgrade = self.upgrade.max_message_size(bytes).max_frame_size(bytes);
        Self { upgrade, ..self }
    }

    /// Opens the connection and speaks on it.
    pub fn answer<F>(self, speak: impl FnOnce(Socket) -> F + Send + 'static) -> Reply
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let Self { upgrade, login } = self;
        Reply::of(upgrade.on_upgrade(async move |socket| converse(socket, login, speak).await))
    }
}

impl Socket {
    /// What the other side says next; `None` when it has left.
    pub async fn receive(&mut self) -> Option<Message> {
        self.heard.recv().await
    }

    /// Says something. Waits while the other side does not read.
    ///
    /// Returns `false` when it has left; then the handler should return.
    pub async fn send(&self, message: Message) -> bool {
        self.said.send(message).await.is_ok()
    }
}

impl<S> FromRequestParts<S> for Upgrade
where
    S: Send + Sync,
    Arc<Settings>: FromRef<S>,
{
    type Rejection = Error;

    /// # Errors
    ///
    /// - A page of another site asks, or somebody who only looks at the site as somebody else.
    /// - The request is not for a WebSocket: 400 or 426.
    /// - The database cannot answer.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let settings = Arc::<Settings>::from_ref(state);
        if !is_own_page(parts, &settings.app.url) {
            return Err(Error::forbidden("A page of another site may not open this connection."));
        }
        if parts.method == Method::HEAD {
            return Err(Error::from_status(StatusCode::BAD_REQUEST));
        }
        if let Some(visitor) = parts.extensions.get::<Visitor>().cloned() {
            // What is said on it may change something.
            visitor.require_write().await?;
        }
        let upgrade = WebSocketUpgrade::from_request_parts(parts, state).await;
        let upgrade = upgrade.map_err(|refusal| Error::from_status(refusal.status()).with_source(refusal))?;
        let login = match parts.extensions.get::<Visitor>().cloned() {
            Some(visitor) => visitor.hold().await?,
            None => None,
        };
        Ok(Self { upgrade: upgrade.max_message_size(LARGEST).max_frame_size(LARGEST), login })
    }
}

/// Whether a page of this site asks, or a program that is no browser. What browsers say of it themselves comes first,
/// as it does for writes.
fn is_own_page(parts: &Parts, url: &str) -> bool {
    if let Some(site) = parts.headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    parts.headers.get(header::ORIGIN).is_none_or(|origin| origin == url.trim_end_matches('/'))
}

/// Lets the handler and the other side speak until one of them is done, or the login is over.
async fn converse<F>(mut socket: WebSocket, login: Option<LiveLogin>, speak: impl FnOnce(Socket) -> F)
where
    F: Future<Output = ()>,
{
    let over = async {
        match login {
            Some(login) => login.ended().await,
            None => std::future::pending().await,
        }
    };
    let (to_handler, heard) = mpsc::channel(WAITING);
    let (said, from_handler) = mpsc::channel(WAITING);
    let work = speak(Socket { heard, said });
    let farewell = tokio::select! {
        biased;
        () = over => Some((close_code::POLICY, "the login is over")),
        farewell = pass_on(&mut socket, work, to_handler, from_handler) => farewell,
    };
    if let Some((code, reason)) = farewell {
        let frame = Frame::Close(Some(CloseFrame { code, reason: reason.into() }));
        // The other side may be gone, or read nothing: then the connection just ends.
        let _ = tokio::time::timeout(FAREWELL, socket.send(frame)).await;
    }
}

/// Carries messages both ways. Returns how to say goodbye, unless the other side has already left.
async fn pass_on(
    socket: &mut WebSocket,
    work: impl Future<Output = ()>,
    to_handler: mpsc::Sender<Message>,
    mut from_handler: mpsc::Receiver<Message>,
) -> Option<(u16, &'static str)> {
    let mut work = pin!(work);
    let mut ask = tokio::time::interval_at(Instant::now() + ASKED, ASKED);
    let mut last_heard = Instant::now();
    let mut to_handler = Some(to_handler);
    loop {
        tokio::select! {
            () = &mut work => {
                while let Ok(message) = from_handler.try_recv() {
                    socket.send(frame(message)).await.ok()?;
                }
                return Some((close_code::NORMAL, ""));
            }
            Some(message) = from_handler.recv() => socket.send(frame(message)).await.ok()?,
            // Nothing is read while the handler has no room for it: the other side waits then.
            heard = next(socket, to_handler.clone()), if to_handler.is_some() => {
                last_heard = Instant::now();
                match heard {
                    Heard::Message(place, message) => drop(place.send(message)),
                    Heard::Sign => {}
                    // The handler hears that nobody is there any more, and comes to an end.
                    Heard::Nobody => to_handler = None,
                    Heard::Unwanted => return Some((close_code::NORMAL, "")),
                }
            }
            _ = ask.tick() => {
                if last_heard.elapsed() > SILENT {
                    return None;
                }
                socket.send(Frame::Ping(Bytes::new())).await.ok()?;
            }
        }
    }
}

/// What came from the other side.
enum Heard {
    /// A message, and the place that it has with the handler.
    Message(mpsc::OwnedPermit<Message>, Message),
    /// A sign of life.
    Sign,
    /// The other side has left, or broken the protocol.
    Nobody,
    /// The handler has dropped its end.
    Unwanted,
}

/// The next thing from the other side, once the handler has room for it.
async fn next(socket: &mut WebSocket, to_handler: Option<mpsc::Sender<Message>>) -> Heard {
    let Some(to_handler) = to_handler else { return Heard::Nobody };
    let Ok(place) = to_handler.reserve_owned().await else { return Heard::Unwanted };
    match socket.recv().await {
        Some(Ok(Frame::Text(text))) => Heard::Message(place, Message::Text(text.as_str().to_owned())),
        Some(Ok(Frame::Binary(bytes))) => Heard::Message(place, Message::Binary(bytes)),
        Some(Ok(Frame::Ping(_) | Frame::Pong(_))) => Heard::Sign,
        Some(Ok(Frame::Close(_)) | Err(_)) | None => Heard::Nobody,
    }
}

fn frame(message: Message) -> Frame {
    match message {
        Message::Text(text) => Frame::Text(text.into()),
        Message::Binary(bytes) => Frame::Binary(bytes),
    }
}

impl std::fmt::Debug for Upgrade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Upgrade")
    }
}
