//! A form with files: what is kept, what is refused, and what need not be chosen twice.

use flaskboost::testing::{Page, TestApp};

use super::{PNG, file_at, multipart, send, send_photo, send_to, site};
use crate::visitors::{ANN, BEN};

/// What the page kept of a file.
fn handle_on(page: &Page) -> String {
    let kept = page.find_all("input[type=hidden][name=photo]");
    kept.first().and_then(|input| input.attribute("value")).expect("a handle").to_owned()
}

async fn content_of(site: &TestApp, page: &Page) -> Vec<u8> {
    let file = file_at(site, page).await;
    let content = site.state().storage.read(&file).await.expect("a file");
    content.read(1_000_000).await.expect("its content").to_vec()
}

#[tokio::test]
async fn a_file_is_kept_with_what_it_is_and_whose() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let page = send_photo(&mut ann, "C:\\photos\\me.png", PNG).await;
    let file = file_at(&site, &page).await;
    assert_eq!((file.file_name(), file.media_type(), file.size()), ("me.png", "image/png", PNG.len() as u64));
    assert_eq!(content_of(&site, &page).await, PNG);
    let owner = file.owner_id().expect("an owner");
    assert_eq!(site.state().storage.find_by_owner(owner).await.expect("a database"), [file]);
    let mut anybody = site.browser();
    assert_eq!(file_at(&site, &send_photo(&mut anybody, "me.png", PNG).await).await.owner_id(), None);
}

#[tokio::test]
async fn a_browser_fills_the_form_in_and_files_are_wanted_or_not_as_the_field_says() {
    let site = site().await;
    let mut browser = site.browser();
    browser.visit("/portraits/new").await.assert_status(200);
    browser.fill("Title", "Me").submit("Send").await.assert_status(422).assert_field_error("Photo", "Choose a file.");
    browser.fill("Title", "Me").attach("Photo", "me.png", PNG.to_vec()).submit("Send").await.assert_status(200);
    browser.page().assert_text("/files/");
}

#[tokio::test]
async fn a_file_need_not_be_chosen_again_when_another_field_was_wrong() {
    let site = site().await;
    let mut browser = site.browser();
    let _ = browser.visit("/portraits/new").await;
    browser.fill("Title", "x").attach("Photo", "me.png", PNG.to_vec()).submit("Send").await.assert_status(422);
    browser.page().assert_text("me.png was sent already").assert_no_field_error("Photo");
    let page = browser.fill("Title", "Me").submit("Send").await;
    page.assert_status(200).assert_text("/files/");
}

#[tokio::test]
async fn a_file_that_is_chosen_anew_replaces_the_one_that_was_kept() {
    let site = site().await;
    let mut browser = site.browser();
    let refused = send(&mut browser, multipart(&[("title", None, b"x"), ("photo", Some("a.png"), PNG)])).await;
    let handle = handle_on(&refused);
    let other = [PNG, b" others"].concat();
    for parts in [
        [("title", None, b"Me".as_slice()), ("photo", None, handle.as_bytes()), ("photo", Some("b.png"), &other)],
        [("title", None, b"Me".as_slice()), ("photo", Some("b.png"), &other), ("photo", None, handle.as_bytes())],
    ] {
        assert_eq!(content_of(&site, &send(&mut browser, multipart(&parts)).await).await, other);
    }
    let blank = [("title", None, b"Me".as_slice()), ("photo", None, handle.as_bytes()), ("photo", Some(""), b"")];
    assert_eq!(content_of(&site, &send(&mut browser, multipart(&blank)).await).await, PNG);
}

#[tokio::test]
async fn a_handle_works_once_for_whom_it_was_made_and_for_an_hour() {
    let site = site().await;
    let (mut ann, mut ben) = (site.log_in_as(ANN).await, site.log_in_as(BEN).await);
    let wrong = multipart(&[("title", None, b"x"), ("photo", Some("a.png"), PNG)]);
    let again = |handle: &str| multipart(&[("title", None, b"Me"), ("photo", None, handle.as_bytes())]);
    let handle = handle_on(&send(&mut ann, wrong.clone()).await);
    let is_refused =
        |page: &Page| page.assert_status(422).assert_field_error("Photo", "Choose the file again.").status();
    is_refused(&send(&mut ben, again(&handle)).await);
    for forged in ["../../etc/passwd", "AAAA", &handle[1..], &format!("{handle}A"), &"A".repeat(handle.len())] {
        is_refused(&send(&mut ann, again(forged)).await);
    }
    let kept = file_at(&site, &send(&mut ann, again(&handle)).await).await;
    is_refused(&send(&mut ann, again(&handle)).await);
    is_refused(&send(&mut ann, again(kept.key().as_str())).await);
    let late = handle_on(&send(&mut ann, wrong).await);
    site.advance(chrono::Duration::minutes(61));
    is_refused(&send(&mut ann, again(&late)).await);
}

#[tokio::test]
async fn what_is_too_large_empty_or_of_another_kind_is_an_error_of_its_field_and_the_other_fields_are_still_read() {
    let site = site().await;
    let mut browser = site.browser();
    let large = [PNG, &[7; 100_001]].concat();
    for (name, content, error) in [
        ("a.png", large.as_slice(), "Choose a file of at most 100 kB."),
        ("a.png", b"".as_slice(), "This file is empty. Choose another one."),
        ("a.pdf", b"%PDF-1.7", "Choose a file of this kind: image/*."),
        (
            "a.png",
            b"<html><script>alert(1)</script>",
            "What is in this file is not what its name says. Choose another one.",
        ),
        ("", b"plain text", "Choose a file of this kind: image/*."),
    ] {
        let body =
            multipart(&[("photo", Some(name), content), ("title", None, b"x"), ("papers", Some("a.txt"), b"text")]);
        let page = send(&mut browser, body).await;
        page.assert_status(422).assert_field_error("Photo", error);
        page.assert_field_error("Title", "Enter at least 2 characters.");
        page.assert_text("a.txt was sent already");
    }
}

#[tokio::test]
async fn a_form_sends_no_more_files_than_it_may() {
    let site = TestApp::with(super::app(), |settings| settings.storage.max_files = 3).await;
    let mut browser = site.browser();
    let parts = |count| {
        let mut parts = vec![("title", None, b"Me".as_slice()), ("photo", Some("a.png"), PNG)];
        parts.extend((0..count).map(|_| ("papers", Some("a.txt"), b"text".as_slice())));
        multipart(&parts)
    };
    send(&mut browser, parts(2)).await.assert_status(303);
    send(&mut browser, parts(3)).await.assert_status(413).assert_text("A form has at most 3 files.");
}

#[tokio::test]
async fn a_route_that_takes_no_uploads_says_so_to_its_maker() {
    let site = site().await;
    let mut browser = site.browser();
    let body = multipart(&[("title", None, b"Me"), ("photo", Some("a.png"), PNG)]);
    send_to(&mut browser, "/narrow", body).await.assert_status(500);
}
