//! The same storage in a bucket, on a server that speaks S3. `FLASKBOOST_TEST_S3` names its address; without it these
//! tests say so and do nothing, and in CI they fail.

use chrono::Duration;
use flaskboost::db::Tx;
use flaskboost::settings::{Secret, StorageEngine};
use flaskboost::storage::{Arrival, Storage};
use flaskboost::testing::TestApp;
use http::header;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{PNG, file_at, get, send_photo};

/// A site with a bucket of its own; none where there is no server.
async fn site_in(bucket: &str) -> Option<TestApp> {
    let Ok(address) = std::env::var("FLASKBOOST_TEST_S3") else {
        assert!(std::env::var_os("CI").is_none(), "set FLASKBOOST_TEST_S3 to the address of a server that speaks S3");
        eprintln!("FLASKBOOST_TEST_S3 is not set: nothing was tested on S3");
        return None;
    };
    make(&address, bucket).await;
    let site = TestApp::with(super::app(), |settings| {
        let storage = &mut settings.storage;
        storage.engine = StorageEngine::S3;
        storage.endpoint = Some(address);
        storage.bucket = Some(bucket.to_owned());
        storage.access_key = Some("test".to_owned());
        storage.secret_key = Some(Secret::new("test".to_owned()));
    })
    .await;
    site.advance(chrono::Utc::now() - site.clock().now());
    Some(site)
}

/// Makes a bucket, if there is none yet.
async fn make(address: &str, bucket: &str) {
    let host = address.strip_prefix("http://").expect("an address in the clear");
    let mut stream = TcpStream::connect(host).await.expect("a server that speaks S3");
    let request = format!("PUT /{bucket} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("sending");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
}

/// The keys in the bucket, through the sweep that lists it: nothing is old, so nothing is removed.
async fn strays(storage: &Storage) -> u64 {
    storage.sweep_strays().await.expect("a sweep").strays
}

#[tokio::test]
async fn a_file_goes_to_a_bucket_and_comes_back_whole_or_in_part() {
    let Some(site) = site_in("flaskboost-forms").await else { return };
    let mut browser = site.browser();
    let sent = send_photo(&mut browser, "a.png", PNG).await;
    let file = file_at(&site, &sent).await;
    let link = site.state().storage.link(&file).path();
    assert_eq!(browser.request(get(&link, &[])).await.assert_status(200).bytes(), PNG);
    let part = browser.request(get(&link, &[(header::RANGE.as_str(), "bytes=2-5")])).await;
    assert_eq!(part.assert_status(206).bytes(), &PNG[2..6]);
    assert!(site.state().storage.find_lost().await.expect("a look").is_empty());
}

#[tokio::test]
async fn a_large_file_goes_in_parts_and_one_that_is_dropped_leaves_nothing() {
    let Some(site) = site_in("flaskboost-parts").await else { return };
    let storage = &site.state().storage;
    let chunk = vec![7_u8; 1_000_000];
    let mut incoming = storage.receive(Arrival::new("a.bin")).await.expect("a draft");
    for _ in 0..12 {
        incoming.write(chunk.clone().into()).await.expect("writing");
    }
    let file = incoming.finish().await.expect("a file");
    let content = storage.read(&file).await.expect("a file").read(20_000_000).await.expect("its content");
    assert_eq!((file.size(), content.len()), (12_000_000, 12_000_000));
    assert!(content.iter().all(|byte| *byte == 7));
    let mut dropped = storage.receive(Arrival::new("a.bin")).await.expect("a draft");
    for _ in 0..6 {
        dropped.write(chunk.clone().into()).await.expect("writing");
    }
    drop(dropped);
    site.advance(Duration::hours(25));
    assert_eq!(strays(storage).await, 0, "the one file has a row, and of the other there is none");
}

#[tokio::test]
async fn what_belongs_to_nothing_is_swept_from_a_bucket_too() {
    let Some(site) = site_in("flaskboost-sweeps").await else { return };
    let storage = &site.state().storage;
    let mut files = Vec::new();
    for _ in 0..2 {
        files.push(storage.put(Arrival::new("a.png"), PNG).await.expect("a file"));
    }
    site.db().transaction(async |tx: &Tx| storage.attach(tx, &files[0]).await).await.expect("a transaction");
    site.advance(Duration::hours(25));
    assert_eq!(storage.sweep().await.expect("a sweep").files, 1);
    assert_eq!(strays(storage).await, 0);
    let gone = storage.read(&files[1]).await.expect_err("it was swept");
    assert_eq!(flaskboost::error::Error::from(gone).status(), 404);
    assert_eq!(storage.read(&files[0]).await.expect("a file").read(1000).await.expect("its content"), PNG);
}
