//! Links to files: whom they let through, until when, and how the answer looks.

use chrono::Duration;
use flaskboost::db::Tx;
use flaskboost::settings::Secret;
use flaskboost::testing::{Browser, Page, TestApp};

use super::{PNG, file_at, get, multipart, send, send_photo, site};

/// The link that saves a file, and the one that shows it.
async fn links(browser: &mut Browser, sent: &Page) -> (String, String) {
    let page = browser.visit(sent.header("location").expect("a redirect")).await;
    let text = page.text();
    let mut links = text.split_whitespace().map(str::to_owned);
    (links.next().expect("a link"), links.next().expect("a link"))
}

async fn photo(site: &TestApp) -> (Browser, Page, String, String) {
    let mut browser = site.browser();
    let sent = send_photo(&mut browser, "m\u{e9} x.png", PNG).await;
    let (saved, shown) = links(&mut browser, &sent).await;
    (browser, sent, saved, shown)
}

#[tokio::test]
async fn a_file_is_offered_to_be_saved_or_shown_as_the_link_says() {
    let site = site().await;
    let (mut browser, _, saved, shown) = photo(&site).await;
    let name = "filename=\"m_ x.png\"; filename*=UTF-8''m%C3%A9%20x.png";
    for (link, kind) in [(saved, "attachment"), (shown, "inline")] {
        let answer = browser.request(get(&link, &[])).await;
        answer.assert_status(200).assert_header("content-disposition", &format!("{kind}; {name}"));
        answer.assert_header("content-type", "image/png").assert_header("accept-ranges", "bytes");
        let caching = answer.header("cache-control").unwrap_or_default();
        assert!(caching.starts_with("private, max-age=") && !caching.contains("public"), "{caching}");
        assert_eq!(answer.bytes(), PNG);
    }
}

#[tokio::test]
async fn what_is_no_image_is_saved_even_when_the_link_would_show_it() {
    let site = site().await;
    let mut browser = site.browser();
    let body = multipart(&[("title", None, b"Me"), ("photo", Some("a.svg"), b"<svg onload='alert(1)'></svg>")]);
    let sent = send(&mut browser, body).await;
    let (_, shown) = links(&mut browser, &sent).await;
    let answer = browser.request(get(&shown, &[])).await;
    assert!(answer.header("content-disposition").is_some_and(|it| it.starts_with("attachment")), "{answer:?}");
}

#[tokio::test]
async fn a_link_that_was_changed_or_made_elsewhere_opens_nothing() {
    let site = site().await;
    let (mut browser, _, saved, shown) = photo(&site).await;
    let ticket = saved.strip_prefix("/files/").expect("a link").to_owned();
    let sent = send_photo(&mut browser, "b.png", PNG).await;
    let other = links(&mut browser, &sent).await.0;
    // The key of one file with the signature of another, and one that says "show" with that of one that does not.
    let spliced = |from: &str, at: usize| format!("{}{}", &from["/files/".len()..]["".len()..at], &ticket[at..]);
    let mut forged = vec![spliced(&other, 26), spliced(&shown, 38), ticket[..79].to_owned(), format!("{ticket}A")];
    for at in (0..ticket.len() - 1).step_by(7) {
        let mut letters = ticket.clone().into_bytes();
        letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
        forged.push(String::from_utf8(letters).expect("a text"));
    }
    forged.extend(["x", "AAAA", "..%2f..%2fetc%2fpasswd"].map(str::to_owned));
    for ticket in forged {
        browser.request(get(&format!("/files/{ticket}"), &[])).await.assert_status(403);
    }
    let another = TestApp::with(super::app(), |settings| {
        settings.security.secret_key = Some(Secret::new("another-secret-key-of-another-site-0123456789".to_owned()));
    })
    .await;
    another.browser().request(get(&saved, &[])).await.assert_status(403);
    browser.request(get(&saved, &[])).await.assert_status(200);
}

#[tokio::test]
async fn a_link_ends() {
    let site = site().await;
    let (mut browser, sent, saved, _) = photo(&site).await;
    site.advance(Duration::minutes(59));
    browser.request(get(&saved, &[])).await.assert_status(200);
    site.advance(Duration::minutes(6));
    browser.request(get(&saved, &[])).await.assert_status(403).assert_text("FB4603");
    let fresh = links(&mut browser, &sent).await.0;
    browser.request(get(&fresh, &[])).await.assert_status(200);
}

#[tokio::test]
async fn no_link_leads_to_a_file_that_was_deleted_from_the_commit_on() {
    let site = site().await;
    let (mut browser, sent, saved, _) = photo(&site).await;
    let file = file_at(&site, &sent).await;
    let storage = &site.state().storage;
    let tx = site.db().begin().await.expect("a transaction");
    storage.delete(&tx, file.key()).await.expect("a database");
    tx.rollback().await.expect("a rollback");
    browser.request(get(&saved, &[])).await.assert_status(200);
    site.db().transaction(async |tx: &Tx| storage.delete(tx, file.key()).await).await.expect("a database");
    browser.request(get(&saved, &[])).await.assert_status(404);
}

#[tokio::test]
async fn a_part_of_a_file_is_given_as_it_was_asked_for() {
    let site = site().await;
    let (mut browser, _, saved, _) = photo(&site).await;
    let whole = browser.request(get(&saved, &[])).await;
    let etag = whole.header("etag").expect("an etag").to_owned();
    let size = PNG.len();
    for (range, from, to) in [("bytes=0-3", 0, 4), ("bytes=5-", 5, size), ("bytes=-4", size - 4, size)] {
        for headers in [vec![("range", range)], vec![("range", range), ("if-range", etag.as_str())]] {
            let answer = browser.request(get(&saved, &headers)).await;
            answer.assert_status(206).assert_header("content-range", &format!("bytes {from}-{}/{size}", to - 1));
            assert_eq!(answer.bytes(), &PNG[from..to]);
        }
    }
    let beyond = browser.request(get(&saved, &[("range", "bytes=9999-")])).await;
    beyond.assert_status(416).assert_header("content-range", &format!("bytes */{size}"));
    for headers in [[("range", "bytes=0-1,3-4"), ("accept", "*/*")], [("range", "bytes=0-1"), ("if-range", "\"old\"")]]
    {
        assert_eq!(browser.request(get(&saved, &headers)).await.assert_status(200).bytes(), PNG);
    }
    browser.request(get(&saved, &[("if-none-match", &etag)])).await.assert_status(304);
}
