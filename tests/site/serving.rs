//! The site on a real port: whole answers, and an end that drops nobody.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use flaskboost::settings::{Runtime, Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::visitors::Served;

/// A site that listens, and the way to stop it.
struct Listening {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Listening {
    async fn start(change: impl FnOnce(&mut Settings)) -> Self {
        let served = Served::boot(Runtime::Testing, |settings| {
            "http://127.0.0.1:5000".clone_into(&mut settings.app.url);
            change(settings);
        })
        .await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(async move {
            let Served { site, database } = served;
            site.serve(listener, async move { drop(stopped.await) }).await;
            drop(database);
        });
        Self { address, stop, ended }
    }
}

/// Sends some bytes and reads until the server closes the connection.
async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(request.as_bytes()).await.expect("sending");
    let mut answer = Vec::new();
    // A server that cuts a bad request off may reset the connection after its answer.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_under_way_is_answered_after_the_signal_to_stop() {
    let site = Listening::start(|_| ()).await;
    let address = site.address;
    let slow = tokio::spawn(async move { exchange(address, &get("/faults/slow/700")).await });
    tokio::time::sleep(Duration::from_millis(250)).await;
    site.stop.send(()).expect("the site still runs");
    let answer = slow.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("at last"), "{answer}");
    site.ended.await.expect("a good end");
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_never_ends_does_not_keep_the_site_from_stopping() {
    let site = Listening::start(|settings| settings.server.shutdown_seconds = 1).await;
    let address = site.address;
    let endless = tokio::spawn(async move { exchange(address, &get("/faults/slow/20000")).await });
    tokio::time::sleep(Duration::from_millis(250)).await;
    let begun = Instant::now();
    site.stop.send(()).expect("the site still runs");
    site.ended.await.expect("a good end");
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    endless.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn head_has_the_headers_of_get_and_no_body() {
    let site = Listening::start(|_| ()).await;
    for path in ["/", "/login", "/nowhere", "/static/site.css"] {
        let head = exchange(site.address, &get(path).replace("GET", "HEAD")).await;
        let full = exchange(site.address, &get(path)).await;
        assert!(head.ends_with("\r\n\r\n"), "{path}: {head}");
        assert_eq!(head.lines().next(), full.lines().next(), "{path}");
        assert!(full.len() > head.len());
    }
    drop(site.stop);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_http_is_refused_and_the_site_goes_on() {
    let site = Listening::start(|_| ()).await;
    let long = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "x-a: b\r\n".repeat(500));
    let double = "POST /shelves HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nname=x";
    for request in ["nonsense\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", &long, &many, double] {
        let answer = exchange(site.address, request).await;
        let is_refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.0 4");
        assert!(is_refused, "{:?} -> {answer}", &request[..request.len().min(60)]);
    }
    let answer = exchange(site.address, &get("/")).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(site.stop);
}

/// Connections that send the beginning of a request and then nothing.
async fn stalled(address: SocketAddr, count: usize) -> Vec<TcpStream> {
    let mut streams = Vec::new();
    for _ in 0..count {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nx-a: ").await.expect("sending");
        streams.push(stream);
    }
    streams
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_never_finishes_its_request_is_cut_off() {
    let site = Listening::start(|settings| settings.server.header_timeout_seconds = 1).await;
    for mut stream in stalled(site.address, 20).await {
        let mut rest = Vec::new();
        let ended = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut rest)).await;
        assert!(ended.is_ok(), "the connection was left open");
    }
    drop(site.stop);
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_stall_keep_others_out_only_until_their_time_is_up() {
    let site = Listening::start(|settings| {
        settings.server.header_timeout_seconds = 1;
        settings.server.max_connections = 4;
    })
    .await;
    let kept = stalled(site.address, 12).await;
    let answer = tokio::time::timeout(Duration::from_secs(20), exchange(site.address, &get("/"))).await;
    assert!(answer.expect("an answer in time").starts_with("HTTP/1.1 200"));
    drop((kept, site.stop));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_connection_is_used_again() {
    let site = Listening::start(|_| ()).await;
    let mut stream = TcpStream::connect(site.address).await.expect("a connection");
    for _ in 0..3 {
        stream.write_all(b"GET /static/site.css HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").await.expect("sending");
        let mut buffer = vec![0; 65_536];
        let read = stream.read(&mut buffer).await.expect("an answer");
        assert!(buffer[..read].starts_with(b"HTTP/1.1 200"));
    }
    drop(site.stop);
}
