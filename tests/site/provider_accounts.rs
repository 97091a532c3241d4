//! The page of linked providers: linking, removing, and what leaving and an address that is taken back do to them.

use flaskboost::testing::TestApp;
use http::Method;
use serde_json::Value;

use crate::fake_provider::FakeProvider;
use crate::providers::{come, count, link, link_on, site_of};
use crate::visitors::{ANN, BEN, activity_of, form, log_in, site_with, token_on};

#[tokio::test]
async fn linking_takes_the_password_where_there_is_one() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account").await.assert_status(200);
    ann.click("Other ways to log in").await.assert_status(200).assert_text("Nothing is linked yet");
    for wrong in ["", "not my password"] {
        ann.visit("/account/providers").await.assert_status(200);
        let page = ann.fill("Current password", wrong).submit("Link Fake Corp").await;
        page.assert_status(422).assert_no_text(&provider.address());
        assert!(!page.field_errors("Current password").is_empty(), "{page:?}");
    }
    assert_eq!(provider.times_asked("/.well-known/openid-configuration"), 0);
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers").assert_text("Fake Corp");
    let page = ann.visit("/account/providers").await;
    assert_eq!(page.find_all("tbody tr").len(), 1);
    // Once more is no mistake, and no second row.
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers").assert_text("before");
    assert_eq!(count(&site, "identities").await, 1);
}

#[tokio::test]
async fn guessing_at_the_password_is_counted() {
    let provider = FakeProvider::start().await;
    let site = site_with(|settings| {
        provider.table(settings, "fake", "Fake Corp");
        settings.limits.failures_per_account = 3;
    })
    .await;
    let mut ann = site.log_in_as(ANN).await;
    for status in [422, 422, 422, 429] {
        ann.visit("/account/providers").await.assert_status(200);
        ann.fill("Current password", "a guess").submit("Link Fake Corp").await.assert_status(status);
    }
}

#[tokio::test]
async fn the_pages_are_for_members_and_every_write_is_protected() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    let mut stranger = site.browser();
    stranger.visit("/account/providers").await.assert_redirected_to("/login");
    let token = token_on(stranger.page());
    for path in ["/account/providers", "/account/providers/1/unlink"] {
        stranger.post(path, &[("csrf_token", &token), ("provider", "fake")]).await.assert_redirected_to("/login");
        let mut ann = site.log_in_as(ANN).await;
        let fields = [("csrf_token", "forged"), ("provider", "fake"), ("current_password", TestApp::PASSWORD)];
        ann.request(form(&Method::POST, path, &fields)).await.assert_status(403);
    }
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account/providers").await.assert_status(200);
    let token = token_on(ann.page());
    let fields = [("csrf_token", token.as_str()), ("provider", "nobody"), ("current_password", TestApp::PASSWORD)];
    ann.post("/account/providers", &fields).await.assert_status(404);
    for id in ["7", "x", "-1", "99999999999999999999"] {
        let path = format!("/account/providers/{id}/unlink");
        ann.post(&path, &[("csrf_token", &token)]).await.assert_status(404);
    }
}

#[tokio::test]
async fn a_person_there_is_one_person_here() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.log_in_as(ANN).await;
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers");
    let mut ben = site.log_in_as(BEN).await;
    link(&provider, &mut ben).await.assert_status(409).assert_text("belongs to another account").assert_no_text(ANN);
    ben.visit("/account/providers").await.assert_text("Nothing is linked yet");
    // Nor does Ben remove what is Ann's.
    let token = token_on(ben.page());
    ben.post("/account/providers/1/unlink", &[("csrf_token", &token)]).await.assert_status(404);
    assert_eq!(count(&site, "identities").await, 1);
    assert_eq!(activity_of(&site, &mut ben).await[0], "Tried to log in with another provider and was refused");
}

#[tokio::test]
async fn of_two_who_link_one_person_at_once_one_does() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let (mut ann, mut ben) = (site.log_in_as(ANN).await, site.log_in_as(BEN).await);
    let mut ways = Vec::new();
    for browser in [&mut ann, &mut ben] {
        browser.visit("/account/providers").await.assert_status(200);
        browser.fill("Current password", TestApp::PASSWORD).submit("Link Fake Corp").await.assert_status(200);
        ways.push(provider.consent(&link_on(browser.page())));
    }
    let (first, second) = futures_util::future::join(ann.visit(&ways[0]), ben.visit(&ways[1])).await;
    let mut statuses = [first.status().as_u16(), second.status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(count(&site, "identities").await, 1);
}

#[tokio::test]
async fn a_link_is_removed_and_lets_nobody_in_any_more() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.log_in_as(ANN).await;
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers");
    ann.submit("Remove").await.assert_redirected_to("/account/providers").assert_text("not linked any more");
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "Fake Corp is not linked to your account at FlaskBoost app any more");
    assert_eq!(activity_of(&site, &mut ann).await[0], "Took the link to another provider away");
    let mut other = site.browser();
    come(&provider, &mut other).await.assert_status(409);
    other.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn the_last_way_into_an_account_without_a_password_stays() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    come(&provider, &mut ann).await.assert_redirected_to("/");
    ann.visit("/account/providers").await.assert_status(200).assert_text("Your account has no password");
    ann.submit("Remove").await.assert_text("This is the only way into your account");
    // Another one is linked without a password, as there is none; then the first may go.
    provider.is_used_by("ann-8", ANN, true);
    ann.submit("Link Fake Corp").await.assert_status(200);
    let back = provider.consent(&link_on(ann.page()));
    ann.visit(&back).await.assert_redirected_to("/account/providers");
    ann.within("#provider-1").submit("Remove").await.assert_text("not linked any more");
    ann.submit("Remove").await.assert_text("This is the only way into your account");
    // Two at once, each of which would leave the other, do not both go.
    assert_eq!(count(&site, "identities").await, 1);
}

#[tokio::test]
async fn of_two_removals_at_once_one_way_in_is_left() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    come(&provider, &mut ann).await.assert_redirected_to("/");
    provider.is_used_by("ann-8", ANN, true);
    ann.visit("/account/providers").await.assert_status(200);
    ann.submit("Link Fake Corp").await.assert_status(200);
    let back = provider.consent(&link_on(ann.page()));
    ann.visit(&back).await.assert_redirected_to("/account/providers");
    let mut other = ann.clone();
    ann.within("#provider-1");
    other.within("#provider-2");
    let _ = futures_util::future::join(ann.submit("Remove"), other.submit("Remove")).await;
    assert_eq!(count(&site, "identities").await, 1);
}

#[tokio::test]
async fn what_is_linked_is_in_the_download_and_gone_with_the_account() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.log_in_as(ANN).await;
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers");
    ann.visit("/account/data").await.assert_status(200);
    let all: Value = ann.submit("Download").await.json();
    assert_eq!(all["providers"][0]["subject"], "ann-7");
    assert_eq!(all["providers"][0]["provider"], "fake");
    ann.visit("/account/delete").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).submit("Delete my account").await.assert_redirected_to("/");
    assert_eq!(count(&site, "identities").await, 0);
    // The person may come again, as somebody new.
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
}

#[tokio::test]
async fn whoever_takes_an_address_back_is_rid_of_what_a_thief_linked() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    drop(site.log_in_as(ANN).await);
    // A thief who knows the password links a person of their own, and takes the account to another address.
    let mut thief = site.log_in_as(ANN).await;
    provider.is_used_by("thief", "thief@example.org", true);
    link(&provider, &mut thief).await.assert_redirected_to("/account/providers");
    thief.visit("/account/email").await.assert_status(200);
    thief.fill("New e-mail", "thief@example.org").fill("Current password", TestApp::PASSWORD);
    thief.submit("Send the link").await.assert_redirected_to("/account");
    let there = site.last_mail_to("thief@example.org").await.link_containing("/email/");
    thief.visit(&there).await.assert_status(200);
    thief.fill("Password", TestApp::PASSWORD).submit("Use this address").await.assert_redirected_to("/account");
    let undo = site.last_mail_to(ANN).await.link_containing("/email/undo/");
    let mut ann = site.browser();
    ann.visit(&undo).await.assert_status(200);
    let button = ann.page().find_all("main button")[0].text();
    ann.submit(&button).await.assert_status(200);
    assert_eq!(count(&site, "identities").await, 0);
    // What is left to the thief is to sign up as somebody else.
    come(&provider, &mut thief).await.assert_redirected_to("/");
    thief.visit("/account").await.assert_no_text(ANN);
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_status(422);
}

#[tokio::test]
async fn a_provider_that_answers_by_itself_proves_nothing_to_somebody_who_has_a_password() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.log_in_as(ANN).await;
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers");
    // At the open browser of somebody: out, and in again without a question.
    ann.visit("/account").await.assert_status(200);
    ann.submit("Log out").await.assert_redirected_to("/");
    come(&provider, &mut ann).await.assert_status(200);
    ann.visit("/account").await.assert_status(200);
    ann.visit("/account/data").await.assert_redirected_to("/account/again");
    ann.fill("Password", TestApp::PASSWORD).submit("Go on").await.assert_redirected_to("/account/data");
}

#[tokio::test]
async fn linking_and_unlinking_ask_for_a_fresh_proof() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.log_in_as(ANN).await;
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers");
    site.advance(chrono::Duration::minutes(30));
    ann.visit("/account/providers").await.assert_status(200);
    ann.submit("Remove").await.assert_redirected_to("/account/again");
    assert_eq!(count(&site, "identities").await, 1);
}
