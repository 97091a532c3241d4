//! What is open for somebody who is logged in is closed within a second when the login is over.

use std::time::{Duration, Instant};

use flaskboost::accounts::User;
use flaskboost::auth::{Permission, Role};
use flaskboost::http::Limits;
use flaskboost::testing::{Browser, TestApp};
use futures_util::{SinkExt, StreamExt};
use http::{HeaderValue, StatusCode, header};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::app::models::Shelf;
use crate::visitors::{ANN, BEN, site};

/// What is promised. A machine that does nothing but run all tests at once gets more.
fn promise() -> Duration {
    Duration::from_secs(if std::env::var_os("CI").is_some() { 5 } else { 1 })
}

/// A stream of two minutes that somebody listens to; says when it ended, and what was heard.
fn listen(mut browser: Browser) -> JoinHandle<(Instant, String)> {
    tokio::spawn(async move {
        let page = browser.visit("/live/events/1200").await;
        page.assert_status(200);
        (Instant::now(), String::from_utf8_lossy(page.bytes()).into_owned())
    })
}

async fn assert_closed(stream: JoinHandle<(Instant, String)>, since: Instant) {
    let closed = tokio::time::timeout(Duration::from_secs(20), stream).await;
    let (at, heard) = closed.expect("the stream is still open").expect("a stream");
    assert!(heard.contains("event: tick"), "{heard}");
    let took = at.duration_since(since);
    assert!(took < promise(), "closed after {took:?}");
}

/// Long enough for the watch to have looked twice.
async fn a_while() {
    tokio::time::sleep(Duration::from_millis(700)).await;
}

async fn ann(site: &TestApp) -> User {
    User::find_by_email(site.db(), ANN).await.expect("a database").expect("Ann")
}

#[tokio::test(flavor = "multi_thread")]
async fn logging_out_closes_the_streams_of_that_session_and_no_other() {
    let site = site().await;
    let (mut phone, laptop) = (site.log_in_as(ANN).await, site.log_in_as(ANN).await);
    let ben = site.log_in_as(BEN).await;
    let (on_phone, on_laptop, of_ben) = (listen(phone.clone()), listen(laptop), listen(ben));
    a_while().await;
    assert!(!on_phone.is_finished());
    let since = Instant::now();
    phone.visit("/account").await.assert_status(200);
    phone.submit("Log out").await.assert_redirected_to("/");
    assert_closed(on_phone, since).await;
    a_while().await;
    assert!(!on_laptop.is_finished() && !of_ben.is_finished(), "others were closed as well");
    on_laptop.abort();
    of_ben.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn ending_another_device_closes_its_streams() {
    let site = site().await;
    let (phone, mut laptop) = (site.log_in_as(ANN).await, site.log_in_as(ANN).await);
    let stream = listen(phone);
    a_while().await;
    let since = Instant::now();
    laptop.visit("/account/sessions").await.assert_status(200);
    laptop.submit("Log out all other devices").await.assert_redirected_to("/account/sessions");
    assert_closed(stream, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_password_closes_every_stream() {
    let site = site().await;
    let (phone, mut laptop) = (site.log_in_as(ANN).await, site.log_in_as(ANN).await);
    let (on_phone, on_laptop) = (listen(phone), listen(laptop.clone()));
    a_while().await;
    laptop.visit("/account/password").await.assert_status(200);
    laptop.fill("Current password", TestApp::PASSWORD).fill("New password", "an entirely new password");
    laptop.submit("Change password").await.assert_status(200);
    let since = Instant::now();
    assert_closed(on_phone, since).await;
    assert_closed(on_laptop, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_role_a_grant_that_changed_and_a_closed_account_close_streams() {
    let site = site().await;
    let admin = Role::ADMIN;
    let user = {
        drop(site.log_in_as(ANN).await);
        ann(&site).await
    };
    let user = user.change_role(site.db(), &admin).await.unwrap();
    let stream = listen(site.log_in_as(ANN).await);
    a_while().await;
    assert!(!stream.is_finished());
    let since = Instant::now();
    let user = user.demote(site.db()).await.unwrap();
    assert_closed(stream, since).await;

    let permission = Permission::edit::<Shelf>();
    user.grant(site.db(), site.clock(), permission).await.unwrap();
    let stream = listen(site.log_in_as(ANN).await);
    a_while().await;
    let since = Instant::now();
    assert!(user.revoke(site.db(), permission.to_string().as_str()).await.unwrap());
    assert_closed(stream, since).await;

    let stream = listen(site.log_in_as(ANN).await);
    a_while().await;
    let since = Instant::now();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    assert_closed(stream, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_grew_too_old_closes_its_streams() {
    let site = site().await;
    let stream = listen(site.log_in_as(ANN).await);
    a_while().await;
    assert!(!stream.is_finished());
    let since = Instant::now();
    site.advance(chrono::Duration::days(400));
    assert_closed(stream, since).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_open_to_anybody_stays_open_and_nobody_is_asked() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut listener = ann.clone();
    let stream = tokio::spawn(async move { listener.visit("/live/anybody/25").await });
    ann.visit("/account").await.assert_status(200);
    ann.submit("Log out").await.assert_redirected_to("/");
    let queries = site.query_count(a_while()).await;
    assert_eq!(queries, 0, "a stream that is open to anybody asks who listens");
    let heard = stream.await.unwrap();
    assert_eq!(heard.text().matches("tick").count(), 25, "{}", heard.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn many_open_streams_are_looked_at_together() {
    let site = site().await;
    let browser = site.log_in_as(ANN).await;
    let streams: Vec<_> = (0..60).map(|_| listen(browser.clone())).collect();
    a_while().await;
    let queries = site.query_count(tokio::time::sleep(Duration::from_secs(1))).await;
    assert!((2..=10).contains(&queries), "{queries} questions in a second");
    let since = Instant::now();
    ann(&site).await.deactivate(site.db(), site.clock()).await.unwrap();
    for stream in streams {
        assert_closed(stream, since).await;
    }
    a_while().await;
    assert_eq!(site.query_count(a_while()).await, 0, "nothing is open any more, yet somebody asks");
}

#[tokio::test]
async fn a_stream_is_not_for_strangers() {
    let site = site().await;
    site.browser().visit("/live/events/1").await.assert_redirected_to("/login");
    let refused = site.browser().get_json("/live/events/1").await;
    refused.assert_status(401);
    let heard = site.log_in_as(ANN).await.visit("/live/events/1").await;
    heard.assert_status(200);
    assert_eq!(heard.header("content-type"), Some("text/event-stream"));
    assert_eq!(heard.header("cache-control"), Some("no-store"));
}

// ---- WebSockets, on a real port ------------------------------------------------------------------------------------

type Client = WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>;

/// Serves the site on a port, and opens its socket with these cookies and these headers.
struct Port {
    address: std::net::SocketAddr,
    origin: String,
}

impl Port {
    async fn of(site: &TestApp) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let second = Duration::from_secs(1);
        let limits = Limits { head: second * 5, connections: 100, grace: second };
        tokio::spawn(flaskboost::http::serve(listener, site.site().router(), limits, std::future::pending()));
        Self { address, origin: site.settings().app.url.clone() }
    }

    async fn open(&self, browser: Option<&Browser>, headers: &[(&'static str, &str)]) -> Result<Client, Error> {
        let mut request = format!("ws://{}/live/socket", self.address).into_client_request()?;
        if let Some(cookie) = browser.and_then(|browser| browser.cookie("session")) {
            let pair = format!("{}={}", cookie.name(), cookie.value());
            request.headers_mut().insert(header::COOKIE, HeaderValue::from_str(&pair).expect("a cookie"));
        }
        for (name, value) in headers {
            request.headers_mut().insert(*name, HeaderValue::from_str(value).expect("a header"));
        }
        connect_async(request).await.map(|(client, _)| client)
    }
}

fn status_of(refused: Result<Client, Error>) -> Option<StatusCode> {
    match refused {
        Err(Error::Http(response)) => Some(response.status()),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_is_closed_when_its_session_ends_and_says_why() {
    let site = site().await;
    let port = Port::of(&site).await;
    let mut ann = site.log_in_as(ANN).await;
    let mut client = port.open(Some(&ann), &[("origin", &port.origin)]).await.expect("an open socket");
    client.send(Message::text("hello")).await.unwrap();
    assert_eq!(client.next().await.unwrap().unwrap(), Message::text("hello"));
    a_while().await;
    ann.visit("/account").await.assert_status(200);
    ann.submit("Log out").await.assert_redirected_to("/");
    let since = Instant::now();
    let farewell = tokio::time::timeout(promise(), client.next()).await.expect("the socket is still open");
    let Some(Ok(Message::Close(Some(frame)))) = farewell else { panic!("no farewell, but {farewell:?}") };
    assert_eq!(frame.code, CloseCode::Policy);
    assert_eq!(frame.reason.as_str(), "the login is over");
    assert!(since.elapsed() < promise());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_ends_with_its_handler_and_refuses_what_is_too_large() {
    let site = site().await;
    let port = Port::of(&site).await;
    let ann = site.log_in_as(ANN).await;
    let mut client = port.open(Some(&ann), &[]).await.expect("a program that is no browser gets in as well");
    client.send(Message::text("bye")).await.unwrap();
    let farewell = client.next().await.unwrap().unwrap();
    assert!(matches!(&farewell, Message::Close(Some(frame)) if frame.code == CloseCode::Normal), "{farewell:?}");
    let mut client = port.open(Some(&ann), &[]).await.unwrap();
    client.send(Message::text("x".repeat(1001))).await.unwrap();
    let after = tokio::time::timeout(Duration::from_secs(5), client.next()).await.expect("it is still open");
    assert!(!matches!(after, Some(Ok(Message::Text(_)))), "it was said back: {after:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_is_refused_to_strangers_and_to_pages_of_other_sites() {
    let site = site().await;
    let port = Port::of(&site).await;
    let ann = site.log_in_as(ANN).await;
    assert_eq!(status_of(port.open(None, &[]).await), Some(StatusCode::UNAUTHORIZED));
    for headers in [
        &[("origin", "https://evil.example")][..],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site"), ("origin", port.origin.as_str())],
        &[("sec-fetch-site", "same-site")],
    ] {
        let refused = status_of(port.open(Some(&ann), headers).await);
        assert_eq!(refused, Some(StatusCode::FORBIDDEN), "{headers:?}");
    }
    assert!(port.open(Some(&ann), &[("sec-fetch-site", "same-origin")]).await.is_ok());
    let mut ann = ann;
    ann.visit("/live/socket").await.assert_status(400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_id_of_the_session_closes_nothing() {
    let site = site().await;
    let mut phone = site.log_in_as(ANN).await;
    let stream = listen(phone.clone());
    a_while().await;
    let before = phone.cookie("session").expect("a session").value().to_owned();
    site.advance(chrono::Duration::hours(25));
    phone.visit("/account").await.assert_status(200);
    assert_ne!(phone.cookie("session").expect("a session").value(), before);
    a_while().await;
    assert!(!stream.is_finished(), "the login still stands");
    let since = Instant::now();
    phone.submit("Log out").await.assert_redirected_to("/");
    assert_closed(stream, since).await;
}
