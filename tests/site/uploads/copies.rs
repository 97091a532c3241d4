//! Copies of images: made once, and gone with what they were made of.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use flaskboost::db::Tx;
use flaskboost::storage::images::Variant;
use flaskboost::storage::{Arrival, StoredFile};
use flaskboost::testing::TestApp;
use futures_util::future::join_all;

use super::attacks::{files_in, on_disk};
use super::{PNG, app};

/// One point, as a PNG.
const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const THUMB: Variant = Variant::cover("thumb", 20, 10);

async fn point(site: &TestApp) -> StoredFile {
    let bytes = STANDARD.decode(POINT).expect("base64");
    site.state().storage.put(Arrival::new("point.png").with_owner(7), bytes).await.expect("a file")
}

#[tokio::test]
async fn a_copy_is_made_once_however_many_ask_at_the_same_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = TestApp::with(app(), on_disk(folder.path())).await;
    let storage = &site.state().storage;
    let file = point(&site).await;
    let copies = join_all((0..4).map(|_| storage.variant(&file, &THUMB))).await;
    let first = copies[0].as_ref().expect("a copy");
    assert!(copies.iter().all(|copy| copy.as_ref().expect("a copy").key() == first.key()));
    assert_eq!((first.file_name(), first.media_type(), first.owner_id()), ("point.png", "image/png", Some(7)));
    assert_eq!(files_in(folder.path()).len(), 2);
    let other = storage.variant(&file, &Variant::same_size("clean")).await.expect("a copy");
    assert_ne!(other.key(), first.key());
}

#[tokio::test]
async fn a_copy_is_gone_with_its_original() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = TestApp::with(app(), on_disk(folder.path())).await;
    let storage = &site.state().storage;
    let (kept, never) = (point(&site).await, point(&site).await);
    site.db().transaction(async |tx: &Tx| storage.attach(tx, &kept).await).await.expect("a transaction");
    let copy = storage.variant(&kept, &THUMB).await.expect("a copy");
    storage.variant(&never, &THUMB).await.expect("a copy");
    site.advance(Duration::hours(25));
    assert_eq!(storage.sweep().await.expect("a sweep").files, 2, "the one that was never attached, and its copy");
    assert_eq!(storage.find(copy.key()).await.expect("a database").as_ref(), Some(&copy));
    site.db().transaction(async |tx: &Tx| storage.delete(tx, kept.key()).await).await.expect("a transaction");
    assert_eq!(storage.find(copy.key()).await.expect("a database"), None);
    site.advance(Duration::hours(25));
    assert_eq!(storage.sweep().await.expect("a sweep").files, 2);
    assert_eq!(files_in(folder.path()).len(), 0);
}

#[tokio::test]
async fn what_is_no_image_has_no_copy() {
    let site = super::site().await;
    let storage = &site.state().storage;
    let file = storage.put(Arrival::new("a.png"), PNG).await.expect("a file");
    let refused = storage.variant(&file, &THUMB).await.expect_err("it is no image");
    assert_eq!((refused.status().as_u16(), refused.code()), (422, "FB4617"));
}
