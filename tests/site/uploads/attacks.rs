//! Files that were made to do harm, on the disk: each ends in a clear refusal, or as bytes that do nothing.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use flaskboost::settings::{Settings, StorageEngine};
use flaskboost::testing::TestApp;
use futures_util::{StreamExt, stream};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use super::{JPEG, PNG, file_at, get, multipart, send, send_photo};
use crate::visitors::token_on;

/// Keeps files in this folder.
pub(super) fn on_disk(folder: &Path) -> impl FnOnce(&mut Settings) {
    let folder = folder.to_owned();
    move |settings| {
        settings.storage.engine = StorageEngine::Local;
        settings.storage.folder = folder;
    }
}

/// Every file below a folder.
pub(super) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// Waits until this holds.
async fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_name_leads_nowhere() {
    let outside = tempfile::tempdir().expect("a folder");
    let folder = outside.path().join("uploads");
    let site = TestApp::with(super::app(), on_disk(&folder)).await;
    let mut browser = site.browser();
    for (name, kept) in [
        ("../../../../../../etc/cron.d/evil.png", "evil.png"),
        ("..\\..\\windows\\evil.png", "evil.png"),
        ("/etc/passwd.png", "passwd.png"),
        ("..", "file"),
        (".", "file"),
        ("a\u{202e}gnp.exe.png", "agnp.exe.png"),
        ("a\tb.png", "ab.png"),
        ("....//....//x.png", "x.png"),
        ("%2e%2e%2fx.png", "%2e%2e%2fx.png"),
        (&format!("{}.png", "x".repeat(5000)), &"x".repeat(200)),
    ] {
        let file = file_at(&site, &send_photo(&mut browser, name, PNG).await).await;
        assert_eq!(file.file_name(), kept, "{name}");
    }
    let found = files_in(outside.path());
    assert_eq!(found.len(), 10, "{found:?}");
    let is_key = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        path.starts_with(&folder) && name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    assert!(found.iter().all(is_key), "{found:?}");
}

#[tokio::test]
async fn a_file_that_is_two_things_at_once_is_only_ever_given_as_one() {
    let site = super::site().await;
    let mut browser = site.browser();
    let gif_and_script = b"GIF89a/*\0\0\0\0*/=1;alert(document.domain)//".as_slice();
    let jpeg_and_zip = [JPEG, b"PK\x03\x04 and the rest of an archive"].concat();
    let png_and_page = [PNG, b"<html><script>alert(1)</script></html>"].concat();
    for (name, content, media_type) in [
        ("a.gif", gif_and_script, "image/gif"),
        ("a.jpg", &jpeg_and_zip, "image/jpeg"),
        ("a.png", &png_and_page, "image/png"),
    ] {
        let sent = send_photo(&mut browser, name, content).await;
        let page = browser.visit(sent.header("location").expect("a redirect")).await;
        for link in page.text().split_whitespace() {
            let answer = browser.request(get(link, &[])).await;
            answer.assert_status(200).assert_header("content-type", media_type);
            answer.assert_header("x-content-type-options", "nosniff");
            let policy = answer.header("content-security-policy").unwrap_or_default();
            assert!(policy.contains("default-src 'none'") && policy.contains("sandbox;"), "{policy}");
            assert_eq!(answer.bytes(), content);
        }
    }
}

#[tokio::test]
async fn what_runs_in_a_browser_is_no_image_whatever_it_is_called() {
    let site = super::site().await;
    let mut browser = site.browser();
    let refused = "What is in this file is not what its name says. Choose another one.";
    for (name, content) in [
        ("a.png", b"<!DOCTYPE html><script>alert(1)</script>".as_slice()),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.jpg", b"\xef\xbb\xbf  <html onload=alert(1)>"),
        ("a.gif", PNG),
        ("a.png", b"MZ\x90\0\x03\0\0\0"),
        ("a.png", b"PK\x03\x04"),
        ("a.svg", b"\x7fELF\x02\x01\x01\0"),
    ] {
        let page = send_photo(&mut browser, name, content).await;
        page.assert_status(422).assert_field_error("Photo", refused);
    }
    // An honest SVG is kept where images are, and never shown in the page.
    let svg = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let sent = send_photo(&mut browser, "a.svg", svg).await;
    let page = browser.visit(sent.header("location").expect("a redirect")).await;
    for link in page.text().split_whitespace() {
        let answer = browser.request(get(link, &[])).await;
        answer.assert_header("content-disposition", "attachment; filename=\"a.svg\"; filename*=UTF-8''a.svg");
    }
}

#[tokio::test]
async fn an_archive_that_unpacks_to_gigabytes_stays_the_bytes_that_it_is() {
    let site = super::site().await;
    let mut browser = site.browser();
    // A deflated run of zeros, as far as anybody here would look: nobody unpacks it.
    let bomb = [b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(), &[0xec; 900]].concat();
    let body = multipart(&[("title", None, b"Me"), ("photo", Some("a.png"), PNG), ("papers", Some("b.zip"), &bomb)]);
    send(&mut browser, body).await.assert_status(303);
}

#[tokio::test]
async fn a_body_that_is_larger_than_all_limits_or_never_ends_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let set = on_disk(folder.path());
    let site = TestApp::with(super::app(), |settings| {
        set(settings);
        settings.server.upload_limit_bytes = 300_000;
        settings.server.timeout_seconds = 1;
    })
    .await;
    let mut browser = site.browser();
    let head = Bytes::from("--XX\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n\r\n");
    let begin = || stream::iter([head.clone(), Bytes::from_static(PNG)].map(Ok::<_, std::io::Error>));
    let zeros = || stream::iter((0..1000).map(|_| Ok(Bytes::from_static(&[0; 1000]))));
    let endless = Body::from_stream(begin().chain(zeros()));
    send(&mut browser, endless).await.assert_status(413);
    let stuck = Body::from_stream(begin().chain(zeros().take(20)).chain(stream::pending()));
    send(&mut browser, stuck).await.assert_status(504);
    until("a file was left behind", || files_in(folder.path()).is_empty()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_vanishes_half_way_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = TestApp::with(super::app(), on_disk(folder.path())).await;
    let mut browser = site.browser();
    let token = token_on(&browser.visit("/portraits/new").await);
    let visitor = browser.cookie("visitor").expect("a visitor").value().to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let router = site.site().router();
    let limits = flaskboost::http::Limits { head: Duration::from_secs(5), connections: 8, grace: Duration::ZERO };
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(flaskboost::http::serve(listener, router, limits, async move { drop(stopped.await) }));
    let head = format!(
        "POST /portraits HTTP/1.1\r\nhost: localhost\r\ncookie: visitor={visitor}\r\nx-csrf-token: {token}\r\n\
         content-type: multipart/form-data; boundary=XX\r\ncontent-length: 90000\r\n\r\n\
         --XX\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n\r\n"
    );
    let mut client = TcpStream::connect(address).await.expect("a connection");
    client.write_all(head.as_bytes()).await.expect("sending");
    client.write_all(&[PNG, &[0; 20_000]].concat()).await.expect("sending");
    until("nothing is being written", || !files_in(folder.path()).is_empty()).await;
    drop(client);
    until("a file was left behind", || files_in(folder.path()).is_empty()).await;
    stop.send(()).expect("the server still runs");
    server.await.expect("the server ends");
}
