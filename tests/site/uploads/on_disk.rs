//! What is on the disk and what is in the table: they agree in the end, whatever was cut short.

use chrono::Duration;
use flaskboost::db::Tx;
use flaskboost::storage::{Arrival, Storage, StoredFile};
use flaskboost::testing::TestApp;
use futures_util::future::join_all;

use super::attacks::{files_in, on_disk};
use super::{PNG, file_at, multipart, send, send_photo};

async fn put(storage: &Storage) -> StoredFile {
    storage.put(Arrival::new("a.png"), PNG).await.expect("a file")
}

/// A site in a folder, and its clock at the time of the disk.
async fn site_in(folder: &std::path::Path) -> TestApp {
    let site = TestApp::with(super::app(), on_disk(folder)).await;
    site.advance(chrono::Utc::now() - site.clock().now());
    site
}

#[tokio::test]
async fn a_transaction_that_is_rolled_back_attaches_nothing_and_the_file_is_swept_after_a_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site_in(folder.path()).await;
    let mut browser = site.browser();
    let body = multipart(&[("title", None, b"undo"), ("photo", Some("a.png"), PNG)]);
    send(&mut browser, body).await.assert_status(409);
    let kept = file_at(&site, &send_photo(&mut browser, "b.png", PNG).await).await;
    let storage = &site.state().storage;
    site.advance(Duration::hours(23));
    assert_eq!(storage.sweep().await.expect("a sweep").files, 0);
    assert_eq!(files_in(folder.path()).len(), 2);
    site.advance(Duration::hours(2));
    assert_eq!(storage.sweep().await.expect("a sweep").files, 1);
    assert_eq!(files_in(folder.path()).len(), 1);
    assert_eq!(storage.find(kept.key()).await.expect("a database"), Some(kept));
}

#[tokio::test]
async fn what_was_deleted_is_swept_a_day_later_and_what_is_attached_never() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site_in(folder.path()).await;
    let storage = &site.state().storage;
    let (kept, deleted) = (put(storage).await, put(storage).await);
    site.db()
        .transaction(async |tx: &Tx| {
            storage.attach(tx, &kept).await?;
            storage.attach(tx, &deleted).await
        })
        .await
        .expect("a transaction");
    site.advance(Duration::days(400));
    site.db().transaction(async |tx: &Tx| storage.delete(tx, deleted.key()).await).await.expect("a transaction");
    assert_eq!(storage.sweep().await.expect("a sweep").files, 0);
    assert_eq!(storage.find(deleted.key()).await.expect("a database"), None);
    site.advance(Duration::hours(25));
    assert_eq!(storage.sweep().await.expect("a sweep").files, 1);
    assert_eq!(storage.sweep_strays().await.expect("a sweep").strays, 0);
    assert_eq!(files_in(folder.path()).len(), 1);
    assert!(storage.find_lost().await.expect("a look").is_empty());
}

#[tokio::test]
async fn a_file_belongs_to_one_thing_only() {
    let site = super::site().await;
    let storage = &site.state().storage;
    let file = put(storage).await;
    let attach = async || site.db().transaction(async |tx: &Tx| storage.attach(tx, &file).await).await;
    attach().await.expect("a transaction");
    assert_eq!(attach().await.expect_err("it is attached").status(), 409);
    site.db().transaction(async |tx: &Tx| storage.delete(tx, file.key()).await).await.expect("a transaction");
    assert_eq!(attach().await.expect_err("it is gone").status(), 404);
}

#[tokio::test]
async fn the_same_content_at_the_same_time_is_a_file_for_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site_in(folder.path()).await;
    let storage = &site.state().storage;
    let files = join_all((0..8).map(|_| put(storage))).await;
    assert!(files.iter().all(|file| file.sha256() == files[0].sha256()));
    let mut keys: Vec<_> = files.iter().map(StoredFile::key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!((keys.len(), files_in(folder.path()).len()), (8, 8));
}

#[tokio::test]
async fn drafts_and_bytes_of_a_process_that_died_are_swept_and_lost_bytes_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site_in(folder.path()).await;
    let storage = &site.state().storage;
    let file = put(storage).await;
    site.db().transaction(async |tx: &Tx| storage.attach(tx, &file).await).await.expect("a transaction");
    let key = "0123456789abcdef0123456789abcdef01234567";
    let own =
        std::fs::read_dir(folder.path()).expect("a folder").next().expect("that of this site").expect("it").path();
    let (whole, others) = (own.join("01").join("23"), folder.path().join("another-site").join("01").join("23"));
    for place in [&whole, &others] {
        std::fs::create_dir_all(place).expect("a folder");
    }
    std::fs::write(others.join(key), "bytes of a site that uses the same folder").expect("a file");
    std::fs::write(whole.join(key), "bytes without a row").expect("a file");
    std::fs::write(own.join("drafts").join(key), "half of them").expect("a file");
    std::fs::write(whole.join("README"), "not ours").expect("a file");
    let swept = (storage.sweep().await.expect("a sweep").drafts, storage.sweep_strays().await.expect("a sweep").strays);
    assert_eq!(swept, (0, 0), "they could still be on their way");
    site.advance(Duration::hours(25));
    let swept = (storage.sweep().await.expect("a sweep").drafts, storage.sweep_strays().await.expect("a sweep").strays);
    assert_eq!(swept, (1, 1));
    assert_eq!(files_in(&own).len(), 2, "the file that is attached, and the one that is not ours");
    assert!(others.join(key).exists(), "what another site keeps there is none of ours");
    let all = files_in(folder.path());
    let path = all.iter().find(|path| path.ends_with(file.key().as_str())).expect("the file");
    std::fs::remove_file(path).expect("removing");
    assert_eq!(storage.find_lost().await.expect("a look"), [file.key().clone()]);
    let read = storage.read(&file).await.expect_err("it is lost");
    assert_eq!(flaskboost::error::Error::from(read).status(), 404);
}

#[tokio::test]
async fn a_file_that_is_dropped_or_cannot_be_noted_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site_in(folder.path()).await;
    let storage = &site.state().storage;
    let mut incoming = storage.receive(Arrival::new("a.png")).await.expect("a draft");
    incoming.write(PNG.into()).await.expect("writing");
    assert_eq!(files_in(folder.path()).len(), 1);
    drop(incoming);
    assert_eq!(files_in(folder.path()).len(), 0);
    let mut incoming = storage.receive(Arrival::new("a.png")).await.expect("a draft");
    incoming.write(PNG.into()).await.expect("writing");
    site.db().close().await.expect("closing");
    incoming.finish().await.expect_err("there is no database");
    assert_eq!(files_in(folder.path()).len(), 0);
}
