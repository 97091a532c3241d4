//! Logging in with another provider: who gets in, as whom, and that nobody's account is taken by it.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::fake_provider::{FakeProvider, Fault, Signs};
use crate::visitors::{ANN, BEN, EVE, activity_of, confirm, log_in, sign_up, site, site_with};

/// A site with this provider, as `fake`.
pub(crate) async fn site_of(provider: &FakeProvider) -> TestApp {
    let site = site_with(|settings| provider.table(settings, "fake", "Fake Corp")).await;
    provider.keep_time(site.clock());
    site
}

/// Presses the button on the page to log in; gives the address at the provider.
pub(crate) async fn leave(browser: &mut Browser) -> String {
    browser.visit("/login").await.assert_status(200);
    browser.submit("Continue with Fake Corp").await.assert_status(200);
    link_on(browser.page())
}

/// Where the page on the way leads.
pub(crate) fn link_on(page: &Page) -> String {
    let links = page.find_all("main a");
    let link = links.iter().filter_map(|link| link.attribute("href")).find(|href| href.contains("/authorize?"));
    link.unwrap_or_else(|| panic!("no way to a provider: {page:?}")).to_owned()
}

/// Presses the button, agrees at the provider, and comes back.
pub(crate) async fn come(provider: &FakeProvider, browser: &mut Browser) -> Page {
    let link = leave(browser).await;
    let back = provider.consent(&link);
    browser.visit(&back).await
}

/// How many rows a table has.
pub(crate) async fn count(site: &TestApp, table: &str) -> i64 {
    let backend = ConnectionTrait::get_database_backend(site.db());
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS it FROM {table}");
    let row = site.db().query_one_raw(Statement::from_string(backend, sql)).await;
    let row = row.expect("an answer").expect("a row");
    row.try_get("", "it").expect("a number")
}

#[tokio::test]
async fn a_stranger_gets_an_account_whose_address_is_confirmed_and_that_has_no_password() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", " Ann@Example.ORG", true);
    let mut ann = site.browser();
    come(&provider, &mut ann).await.assert_redirected_to("/").assert_text("Ann Lee");
    let user = User::find_by_email(site.db(), ANN).await.unwrap().expect("an account");
    assert!(user.is_confirmed() && user.is_active);
    assert_eq!((user.role.as_str(), user.name.as_str()), ("user", "Ann Lee"));
    assert!(site.mails().await.is_empty());
    assert_eq!(activity_of(&site, &mut ann).await, ["Signed up with another provider"]);
    for password in ["", TestApp::PASSWORD] {
        log_in(&mut site.browser(), ANN, password).await.assert_status(422);
    }
    // A password comes with "forgot your password", and then both ways are open.
    let mut other = site.browser();
    other.visit("/password/forgot").await.assert_status(200);
    other.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    other.visit(&link).await.assert_status(200);
    other.fill("New password", TestApp::PASSWORD).submit("Save password").await.assert_status(200);
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    come(&provider, &mut site.browser()).await.assert_redirected_to("/").assert_text("Ann Lee");
}

#[tokio::test]
async fn issuer_and_subject_say_who_somebody_is_and_no_address_does() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    // The same person with another address, which even is somebody else's here.
    drop(site.log_in_as(BEN).await);
    provider.is_used_by("ann-7", BEN, true);
    let mut ann = site.browser();
    come(&provider, &mut ann).await.assert_redirected_to("/");
    ann.visit("/account").await.assert_status(200).assert_text(ANN);
    provider.is_used_by("ann-7", ANN, false);
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    // Another person who got the address later.
    provider.is_used_by("ann-8", ANN, true);
    let mut eve = site.browser();
    come(&provider, &mut eve).await.assert_status(409).assert_text("You have an account already");
    eve.visit("/account").await.assert_redirected_to("/login");
    assert_eq!(count(&site, "identities").await, 1);
}

#[tokio::test]
async fn an_address_that_has_an_account_is_not_taken_over_until_its_owner_links() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    let mut ann = site.log_in_as(ANN).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut other = site.browser();
    come(&provider, &mut other).await.assert_status(409).assert_text(ANN);
    other.visit("/account").await.assert_redirected_to("/login");
    assert_eq!(count(&site, "identities").await, 0);
    assert_eq!(activity_of(&site, &mut ann).await[0], "Tried to log in with another provider and was refused");
    // She logs in as she always does, and links.
    other.visit("/account/providers").await.assert_redirected_to("/login");
    let page = other.fill("E-mail", ANN).fill("Password", TestApp::PASSWORD).submit("Log in").await;
    page.assert_redirected_to("/account/providers");
    other.fill("Current password", TestApp::PASSWORD).submit("Link Fake Corp").await.assert_status(200);
    let back = provider.consent(&link_on(other.page()));
    other.visit(&back).await.assert_redirected_to("/account/providers").assert_text("you can log in with Fake Corp");
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "Fake Corp was linked to your account at FlaskBoost app");
    assert!(mail.text.contains("/account/providers") && mail.html.is_some(), "{mail:?}");
    let mut third = site.browser();
    come(&provider, &mut third).await.assert_redirected_to("/").assert_text(ANN);
    assert_eq!(
        activity_of(&site, &mut third).await[..2],
        ["Logged in with another provider", "Linked another provider"]
    );
}

#[tokio::test]
async fn whoever_signed_up_first_with_the_address_of_somebody_else_gains_nothing() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    let mut eve = site.browser();
    sign_up(&site, &mut eve, ANN).await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    come(&provider, &mut ann).await.assert_redirected_to("/").assert_text("Ann Lee");
    // The password that Eve chose opens nothing, neither at log-in nor with the link, which was Ann's mail anyway.
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_status(422);
    site.browser().visit(&link).await.assert_status(410);
    confirm(&mut eve).await.assert_status(410);
    eve.visit("/account").await.assert_redirected_to("/login");
    ann.visit("/account").await.assert_status(200).assert_text(ANN);
    assert_eq!(count(&site, "users").await, 1);
}

#[tokio::test]
async fn an_address_that_the_provider_did_not_check_makes_nobody_and_opens_nothing() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    drop(site.log_in_as(ANN).await);
    let mut texts = Vec::new();
    for person in [
        json!({ "sub": "eve", "email": ANN, "email_verified": false }),
        json!({ "sub": "eve", "email": ANN, "email_verified": "false" }),
        json!({ "sub": "eve", "email": ANN }),
        json!({ "sub": "eve", "email": ANN, "email_verified": 1 }),
        json!({ "sub": "eve", "email": BEN, "email_verified": false }),
        json!({ "sub": "eve", "email": "not an address", "email_verified": true }),
        json!({ "sub": "eve" }),
    ] {
        provider.says(person.clone());
        provider.says_besides(person);
        let mut eve = site.browser();
        let page = come(&provider, &mut eve).await;
        page.assert_status(403).assert_text("We do not know you yet").assert_no_text(ANN).assert_no_text(BEN);
        texts.push(page.text());
        eve.visit("/account").await.assert_redirected_to("/login");
    }
    texts.dedup();
    assert_eq!(texts.len(), 1, "the answer tells who has an account");
    assert_eq!((count(&site, "users").await, count(&site, "identities").await), (1, 0));
}

#[tokio::test]
async fn somebody_who_signed_up_and_was_not_confirmed_stays_so_without_a_checked_address() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    provider.is_used_by("eve", ANN, false);
    come(&provider, &mut site.browser()).await.assert_status(403);
    confirm(&mut ann).await.assert_redirected_to("/").assert_text(ANN);
}

#[tokio::test]
async fn what_the_token_does_not_say_is_asked_for_besides() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.says(json!({ "sub": "ann-7" }));
    provider.says_besides(json!({ "sub": "ann-7", "email": ANN, "email_verified": "true", "name": "Ann" }));
    provider.goes_wrong(Fault::OtherSubject);
    come(&provider, &mut site.browser()).await.assert_status(502);
    assert_eq!(count(&site, "users").await, 0);
    provider.goes_wrong(Fault::None);
    let mut ann = site.browser();
    come(&provider, &mut ann).await.assert_redirected_to("/");
    ann.visit("/account").await.assert_text(ANN);
}

#[tokio::test]
async fn where_nobody_may_sign_up_a_provider_makes_nobody_and_lets_in_who_is_known() {
    let provider = FakeProvider::start().await;
    let site = site_with(|settings| {
        provider.table(settings, "fake", "Fake Corp");
        settings.accounts.signup = false;
    })
    .await;
    provider.keep_time(site.clock());
    provider.is_used_by("ann-7", ANN, true);
    come(&provider, &mut site.browser()).await.assert_status(403).assert_text("New accounts are not made here");
    assert_eq!(count(&site, "users").await, 0);
    let mut ann = site.log_in_as(ANN).await;
    link(&provider, &mut ann).await.assert_redirected_to("/account/providers");
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
}

/// Links the provider to the account of somebody who is logged in.
pub(crate) async fn link(provider: &FakeProvider, browser: &mut Browser) -> Page {
    browser.visit("/account/providers").await.assert_status(200);
    browser.fill("Current password", TestApp::PASSWORD).submit("Link Fake Corp").await.assert_status(200);
    let back = provider.consent(&link_on(browser.page()));
    browser.visit(&back).await
}

#[tokio::test]
async fn a_closed_account_stays_closed() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    let mut ann = site.browser();
    come(&provider, &mut ann).await.assert_status(403).assert_text("This account cannot be used");
    ann.visit("/account").await.assert_redirected_to("/login");
    // Nor does another person with the same address open it.
    provider.is_used_by("ann-8", ANN, true);
    come(&provider, &mut site.browser()).await.assert_status(403);
    assert_eq!(count(&site, "identities").await, 1);
}

#[tokio::test]
async fn of_many_who_come_at_once_for_the_first_time_one_account_is_made() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut visits = Vec::new();
    for _ in 0..10 {
        let mut browser = site.browser();
        let back = provider.consent(&leave(&mut browser).await);
        visits.push((browser, back));
    }
    let pages = futures_util::future::join_all(visits.iter_mut().map(|(browser, back)| browser.visit(back))).await;
    assert!(pages.iter().all(|page| page.status() == 200 && page.url() == "/"), "{pages:?}");
    assert_eq!((count(&site, "users").await, count(&site, "identities").await), (1, 1));
}

#[tokio::test]
async fn two_providers_are_two_even_where_they_use_one_subject() {
    let (one, two) = (FakeProvider::start().await, FakeProvider::start().await);
    let site = site_with(|settings| {
        one.table(settings, "fake", "Fake Corp");
        two.table(settings, "other", "Other Corp");
    })
    .await;
    one.keep_time(site.clock());
    two.keep_time(site.clock());
    one.is_used_by("7", ANN, true);
    two.is_used_by("7", EVE, true);
    two.changes_key("second", Signs::Es256);
    come(&one, &mut site.browser()).await.assert_redirected_to("/");
    let mut eve = site.browser();
    eve.visit("/login").await.assert_status(200);
    eve.submit("Continue with Other Corp").await.assert_status(200);
    let back = two.consent(&link_on(eve.page()));
    eve.visit(&back).await.assert_redirected_to("/");
    eve.visit("/account").await.assert_text(EVE).assert_no_text(ANN);
}

#[tokio::test]
async fn without_a_table_there_is_no_button_and_no_page() {
    let site = site().await;
    let mut ann = site.browser();
    for page in ["/login", "/signup"] {
        ann.visit(page).await.assert_status(200).assert_no_text("Continue with");
    }
    let token = crate::visitors::token_of(&mut ann).await;
    ann.post("/login/with/fake", &[("csrf_token", &token)]).await.assert_status(404);
    ann.visit("/login/with/fake/callback?state=x&code=y").await.assert_status(404);
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account").await.assert_status(200).assert_no_text("Other ways to log in");
    ann.visit("/account/providers").await.assert_status(404);
    let token = crate::visitors::token_of(&mut ann).await;
    ann.post("/account/providers", &[("csrf_token", &token), ("provider", "fake")]).await.assert_status(404);
    ann.post("/account/providers/1/unlink", &[("csrf_token", &token)]).await.assert_status(404);
}

#[tokio::test]
async fn one_who_comes_from_a_new_device_is_told_as_at_any_log_in() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    drop(site.mails().await);
    site.advance(Duration::days(1));
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    assert!(site.mails().await.is_empty(), "the same device is no news");
}
