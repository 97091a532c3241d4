//! Letters of the site: looked at before they are sent, and left by whoever does not want them.

use axum::body::Body;
use flaskboost::mailer::{Delivery, Reason};
use flaskboost::testing::TestApp;
use http::{Method, Request, header};

use crate::app::Digest;
use crate::visitors::{ANN, site};

/// Sends the digest, and gives the path of the link in its header.
async fn path_of(site: &TestApp) -> String {
    let digest = Digest { notes: vec!["Buy milk".to_owned()] };
    assert_eq!(site.state().post.send(ANN, &digest).await.expect("sending"), Delivery::Sent);
    let mail = site.last_mail_to(ANN).await;
    let (_, value) = mail.headers.iter().find(|(name, _)| name == "List-Unsubscribe").expect("a header");
    let url = value.trim_matches(['<', '>']);
    assert!(mail.text.contains(url) && mail.html.as_deref().is_some_and(|html| html.contains("No more mails")));
    url[url.find("/mail/leave").expect("the page")..].to_owned()
}

/// What a mail program sends: no cookie, no token, no word of where it comes from.
fn one_click(path: &str) -> Request<Body> {
    let request = Request::builder().method(Method::POST).uri(path);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(Body::from("List-Unsubscribe=One-Click")).expect("a request")
}

async fn reason(site: &TestApp) -> Option<Reason> {
    site.state().post.suppressions().reason_against(ANN, Some("weekly-digest")).await.expect("an answer")
}

#[tokio::test]
async fn a_mail_program_leaves_the_list_in_one_click_without_a_cookie_or_a_token() {
    let site = site().await;
    let path = path_of(&site).await;
    site.browser().request(one_click(&path)).await.assert_status(200);
    assert_eq!(reason(&site).await, Some(Reason::Unsubscribed));
    let again = site.state().post.send(ANN, &Digest { notes: Vec::new() }).await.unwrap();
    assert_eq!(again, Delivery::Suppressed(Reason::Unsubscribed));
}

#[tokio::test]
async fn a_person_sees_a_button_first_and_opening_the_link_changes_nothing() {
    let site = site().await;
    let path = path_of(&site).await;
    let mut ann = site.browser();
    ann.visit(&path).await.assert_status(200).assert_text("weekly digest");
    assert_eq!(reason(&site).await, None);
    ann.submit("Send me no more").await.assert_status(200).assert_text("We stop");
    assert_eq!(reason(&site).await, Some(Reason::Unsubscribed));
}

#[tokio::test]
async fn a_link_that_is_forged_or_too_old_leaves_nothing() {
    let site = site().await;
    let path = path_of(&site).await;
    let mut eve = site.browser();
    for bad in ["/mail/leave/1".to_owned(), format!("{path}A"), path[..path.len() - 3].to_owned()] {
        eve.visit(&bad).await.assert_status(404);
        eve.request(one_click(&bad)).await.assert_status(404);
    }
    site.advance(chrono::Duration::days(401));
    eve.visit(&path).await.assert_status(410);
    eve.request(one_click(&path)).await.assert_status(410);
    assert_eq!(reason(&site).await, None);
}

#[tokio::test]
async fn every_letter_of_the_site_and_of_the_accounts_is_shown_with_all_its_samples() {
    let site = site().await;
    let mut developer = site.browser();
    let page = developer.visit("/dev/mail").await;
    page.assert_status(200);
    let links: Vec<String> =
        page.links().into_iter().map(|link| link.href).filter(|path| path.contains("/dev/letters/")).collect();
    let accounts = flaskboost::accounts::letters().samples("x").expect("samples").len();
    assert_eq!(links.len(), accounts + 2, "{links:?}");
    for path in &links {
        developer.visit(path).await.assert_status(200);
        let html = developer.visit(&format!("{path}/html")).await;
        html.assert_status(200);
        let policy = html.header("content-security-policy").unwrap_or_default().to_owned();
        assert!(policy.starts_with("sandbox ") && policy.contains("default-src 'none'"), "{policy}");
    }
    let digest = developer.visit("/dev/letters/digest/1/html").await.html();
    assert!(digest.contains("&lt;b&gt;Bold&lt;&#x2F;b&gt;") || digest.contains("&lt;b&gt;Bold&lt;/b&gt;"), "{digest}");
    for path in ["/dev/letters/digest/3", "/dev/letters/nothing/1", "/dev/letters/nothing/1/html"] {
        developer.visit(path).await.assert_status(404);
    }
}

#[tokio::test]
async fn the_accounts_send_nothing_to_a_mailbox_that_bounced() {
    let site = site().await;
    site.state().post.suppressions().add(ANN, Reason::Bounced, None).await.unwrap();
    let mut ann = site.browser();
    ann.visit("/signup").await.assert_status(200);
    ann.fill("E-mail", ANN).fill("Password", TestApp::PASSWORD).submit("Sign up").await.assert_status(200);
    assert!(site.mails().await.is_empty());
    assert!(site.state().post.suppressions().forget(ANN).await.unwrap());
    ann.visit("/signup").await.assert_status(200);
    ann.fill("E-mail", ANN).fill("Password", TestApp::PASSWORD).submit("Sign up").await.assert_status(200);
    assert_eq!(site.mails().await.len(), 1);
}
