//! A journey to a provider and back: it ends once, in time, in the browser that began it.

use chrono::Duration;
use flaskboost::db::Db;
use sea_orm::{ConnectionTrait, Statement};

use crate::fake_provider::{FakeProvider, query_of};
use crate::providers::{come, count, leave, link_on, site_of};
use crate::visitors::{ANN, EVE, site_with};

#[tokio::test]
async fn the_page_on_the_way_asks_for_little_and_loosens_nothing() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    let mut ann = site.browser();
    let link = leave(&mut ann).await;
    let query = query_of(&link);
    assert_eq!(query["scope"], "openid email profile");
    assert_eq!(query["redirect_uri"], "http://127.0.0.1:5000/login/with/fake/callback");
    assert_eq!(query["nonce"].len(), 43);
    assert_ne!(query["nonce"], query["state"]);
    let page = ann.page();
    assert!(page.header("content-security-policy").is_some_and(|policy| policy.contains("form-action 'self'")));
    assert!(page.header("cache-control").is_some_and(|value| value.contains("private")), "{:?}", page.headers());
    let refresh = page.find_all("meta[http-equiv=refresh]");
    assert_eq!(refresh[0].attribute("content"), Some(format!("0;url={link}").as_str()));
}

#[tokio::test]
async fn the_way_back_follows_the_settings_and_not_the_host_of_a_request() {
    let provider = FakeProvider::start().await;
    let site = site_with(|settings| {
        provider.table(settings, "fake", "Fake Corp");
        settings.app.url = "https://site.example".to_owned();
    })
    .await;
    let link = leave(&mut site.browser()).await;
    assert_eq!(query_of(&link)["redirect_uri"], "https://site.example/login/with/fake/callback");
}

#[tokio::test]
async fn a_journey_ends_once() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    let back = provider.consent(&leave(&mut ann).await);
    let before = ann.clone();
    ann.visit(&back).await.assert_redirected_to("/");
    ann.visit(&back).await.assert_status(400).assert_text("Begin again");
    // Somebody who kept the cookie from before the log-in is no better off.
    let mut copy = before;
    copy.visit(&back).await.assert_status(400);
    copy.visit("/account").await.assert_redirected_to("/login");
    assert_eq!(provider.times_asked("/token"), 1);
}

#[tokio::test]
async fn of_many_callbacks_with_one_state_at_once_one_asks_the_provider() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    let back = provider.consent(&leave(&mut ann).await);
    let mut tabs: Vec<_> = (0..20).map(|_| ann.clone()).collect();
    let pages = futures_util::future::join_all(tabs.iter_mut().map(|tab| tab.visit(&back))).await;
    let entered = pages.iter().filter(|page| page.status() == 200).count();
    let refused = pages.iter().filter(|page| page.status() == 400).count();
    assert_eq!((entered, refused), (1, 19), "{pages:?}");
    assert_eq!(provider.times_asked("/token"), 1);
}

#[tokio::test]
async fn a_journey_takes_ten_minutes_at_most() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let (mut early, mut late) = (site.browser(), site.browser());
    let first = provider.consent(&leave(&mut early).await);
    let second = provider.consent(&leave(&mut late).await);
    site.advance(Duration::minutes(10) - Duration::seconds(1));
    early.visit(&first).await.assert_redirected_to("/");
    site.advance(Duration::seconds(1));
    late.visit(&second).await.assert_status(400);
    late.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn the_end_of_the_journey_of_somebody_else_does_nothing() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    // Eve stops before the end, and sends Ann the last link: Ann would be logged in as Eve and tell her secrets.
    provider.is_used_by("eve-1", EVE, true);
    let mut eve = site.browser();
    let back = provider.consent(&leave(&mut eve).await);
    let mut ann = site.browser();
    ann.visit(&back).await.assert_status(400);
    let _ = leave(&mut ann).await;
    ann.visit(&back).await.assert_status(400);
    ann.visit("/account").await.assert_redirected_to("/login");
    // Nor is Eve's person linked to Ann, who is logged in.
    let mut ann = site.log_in_as(ANN).await;
    ann.visit(&back).await.assert_status(400);
    assert_eq!((provider.times_asked("/token"), count(&site, "identities").await), (0, 0));
}

#[tokio::test]
async fn a_journey_that_began_before_somebody_logged_in_links_nothing() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("eve-1", EVE, true);
    let mut browser = site.browser();
    let back = provider.consent(&leave(&mut browser).await);
    crate::visitors::sign_up(&site, &mut browser, ANN).await.assert_status(200);
    crate::visitors::confirm(&mut browser).await.assert_redirected_to("/");
    browser.visit(&back).await.assert_status(400);
    assert_eq!(count(&site, "identities").await, 0);
}

#[tokio::test]
async fn a_state_that_is_forged_missing_or_too_long_is_refused() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    let link = leave(&mut ann).await;
    let back = provider.consent(&link);
    let state = query_of(&link)["state"].clone();
    let long = "s".repeat(5000);
    for wrong in [
        back.replace(&state, &"s".repeat(43)),
        back.replace(&format!("&state={state}"), ""),
        back.replace(&state, &long),
        "/login/with/fake/callback".to_owned(),
        "/login/with/fake/callback?error=access_denied".to_owned(),
        format!("/login/with/fake/callback?error=access_denied&state={}", "s".repeat(43)),
    ] {
        ann.visit(&wrong).await.assert_status(400);
    }
    ann.visit(&format!("/login/with/fake/callback?state={state}&state={state}")).await.assert_status(400);
    assert_eq!(provider.times_asked("/token"), 0);
    ann.visit(&back).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_journey_to_one_provider_does_not_end_at_another() {
    let (one, two) = (FakeProvider::start().await, FakeProvider::start().await);
    let site = site_with(|settings| {
        one.table(settings, "fake", "Fake Corp");
        two.table(settings, "other", "Other Corp");
    })
    .await;
    one.keep_time(site.clock());
    one.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    let back = one.consent(&leave(&mut ann).await);
    ann.visit(&back.replace("/fake/", "/other/")).await.assert_status(400);
    assert_eq!(two.times_asked("/token"), 0);
    // Who says that another provider sent the person back is not believed either (RFC 9207).
    ann.visit(&format!("{back}&iss=https%3A%2F%2Fprovider.example")).await.assert_status(502);
    assert_eq!(one.times_asked("/token"), 0);
    let mut ann = site.browser();
    let back = one.consent(&leave(&mut ann).await);
    let issuer: String = form_urlencoded::byte_serialize(one.address().as_bytes()).collect();
    ann.visit(&format!("{back}&iss={issuer}")).await.assert_redirected_to("/");
}

#[tokio::test]
async fn whoever_does_not_agree_is_told_that_nothing_was_done() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    let mut ann = site.browser();
    let back = provider.refusal(&leave(&mut ann).await, "access_denied");
    ann.visit(&back).await.assert_redirected_to("/login").assert_text("did not get your consent");
    ann.visit(&back).await.assert_status(400);
    let back = provider.refusal(&leave(&mut ann).await, "temporarily_unavailable");
    ann.visit(&back).await.assert_status(502).assert_no_text("temporarily_unavailable");
    assert_eq!(provider.times_asked("/token"), 0);
}

#[tokio::test]
async fn somebody_ends_where_they_wanted_to_go_and_never_off_the_site() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    ann.visit("/notes?page=1").await.assert_redirected_to("/login");
    ann.submit("Continue with Fake Corp").await.assert_status(200);
    let back = provider.consent(&link_on(ann.page()));
    ann.visit(&back).await.assert_redirected_to("/notes?page=1");
    for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example"] {
        let mut ann = site.browser();
        let token = crate::visitors::token_of(&mut ann).await;
        let page = ann.post("/login/with/fake", &[("csrf_token", &token), ("next", elsewhere)]).await;
        let back = provider.consent(&link_on(&page));
        ann.visit(&back).await.assert_redirected_to("/");
    }
}

#[tokio::test]
async fn several_tabs_may_be_on_the_way_and_the_oldest_gives_up() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut ann = site.browser();
    let mut ways = Vec::new();
    for _ in 0..6 {
        ways.push(provider.consent(&leave(&mut ann).await));
    }
    ann.visit(&ways[0]).await.assert_status(400);
    ann.visit(&ways[1]).await.assert_redirected_to("/");
}

/// Every text of some columns.
async fn texts(db: &Db, sql: &str) -> String {
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(db), sql);
    let rows = db.query_all_raw(statement).await.expect("rows");
    rows.iter().map(|row| row.try_get::<String>("", "it").expect("a text")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn no_secret_of_a_journey_is_in_the_database() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let mut waiting = site.browser();
    let link = leave(&mut waiting).await;
    let nonce = query_of(&link)["nonce"].clone();
    let _ = provider.consent(&link);
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    drop(site.mails().await);
    let stored = [
        texts(site.db(), "SELECT id_hash || ' ' || data AS it FROM sessions").await,
        texts(site.db(), "SELECT key_hash AS it FROM rate_limits").await,
        texts(site.db(), "SELECT provider || issuer || subject || email AS it FROM identities").await,
        texts(site.db(), "SELECT address || user_agent || detail AS it FROM auth_events").await,
    ]
    .concat();
    assert!(stored.contains("oauth.journeys") && stored.contains("ann-7"), "{stored}");
    let verifier = provider.last_body()["code_verifier"].clone();
    for secret in provider.issued().iter().chain([&nonce, &verifier]) {
        assert!(!stored.contains(secret.as_str()), "{secret} is in the database");
    }
}

#[tokio::test]
async fn guessing_at_states_is_counted() {
    let provider = FakeProvider::start().await;
    let site = site_with(|settings| {
        provider.table(settings, "fake", "Fake Corp");
        settings.limits.failures_per_address = 3;
    })
    .await;
    let mut eve = site.browser();
    for _ in 0..3 {
        eve.visit("/login/with/fake/callback?code=x&state=y").await.assert_status(400);
    }
    eve.visit("/login/with/fake/callback?code=x&state=y").await.assert_status(429);
}

#[tokio::test]
async fn many_people_log_in_from_one_address() {
    let provider = FakeProvider::start().await;
    let site = site_with(|settings| {
        provider.table(settings, "fake", "Fake Corp");
        settings.limits.failures_per_address = 1;
        settings.limits.requests_per_address = 1;
    })
    .await;
    provider.keep_time(site.clock());
    for number in 0..5 {
        provider.is_used_by(&format!("person-{number}"), &format!("person-{number}@example.org"), true);
        come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    }
}
