//! What a provider answers is believed only when it is right: signed by its key, for this site, in this journey, now.

use chrono::Duration;
use http::Method;

use crate::fake_provider::{FakeProvider, Fault, Signs};
use crate::providers::{come, count, leave, link_on, site_of};
use crate::visitors::{ANN, form};

#[tokio::test]
async fn a_token_signed_by_any_algorithm_that_is_taken_lets_somebody_in() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    for signs in [Signs::Rs256, Signs::Es256, Signs::EdDsa] {
        provider.changes_key(&format!("{signs:?}"), signs);
        let mut ann = site.browser();
        come(&provider, &mut ann).await.assert_redirected_to("/");
        ann.visit("/account").await.assert_status(200).assert_text(ANN);
        site.advance(Duration::hours(1));
    }
}

#[tokio::test]
async fn a_token_with_anything_wrong_lets_nobody_in() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    for fault in [
        Fault::WrongNonce,
        Fault::NoNonce,
        Fault::WrongAudience,
        Fault::SharedAudience,
        Fault::OtherParty,
        Fault::WrongIssuer,
        Fault::Expired,
        Fault::FromTheFuture,
        Fault::NoSubject,
        Fault::NoneAlgorithm,
        Fault::SharedSecret,
        Fault::UnknownKey,
        Fault::WrongKey,
        Fault::Tampered,
        Fault::Critical,
        Fault::NoIdToken,
    ] {
        // The keys are asked for anew.
        site.advance(Duration::hours(1));
        provider.goes_wrong(fault);
        let mut browser = site.browser();
        let page = come(&provider, &mut browser).await;
        page.assert_status(502);
        assert!(page.text().contains("cannot be checked"), "{fault:?}: {page:?}");
        browser.visit("/account").await.assert_redirected_to("/login");
    }
    assert_eq!((count(&site, "users").await, count(&site, "identities").await), (0, 0));
    provider.goes_wrong(Fault::None);
    site.advance(Duration::hours(1));
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_provider_that_is_not_well_is_an_error_that_says_to_try_again() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    for (fault, status) in [
        (Fault::Broken, 502),
        (Fault::Html, 502),
        (Fault::HtmlAsJson, 502),
        (Fault::Huge, 502),
        (Fault::Elsewhere, 502),
        (Fault::InvalidGrant, 400),
        (Fault::InvalidClient, 502),
        (Fault::ErrorAsSuccess, 502),
        (Fault::TooMany, 502),
    ] {
        let mut browser = site.browser();
        provider.goes_wrong(Fault::None);
        let back = provider.consent(&leave(&mut browser).await);
        provider.goes_wrong(fault);
        let page = browser.visit(&back).await;
        assert_eq!(page.status(), status, "{fault:?}: {page:?}");
        page.assert_no_text("We will be back").assert_no_text("invalid_client");
        browser.visit("/account").await.assert_redirected_to("/login");
    }
    assert_eq!(count(&site, "users").await, 0);
}

#[tokio::test]
async fn a_provider_that_cannot_be_asked_how_it_is_used_is_left_alone_for_a_moment() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    provider.goes_wrong(Fault::Broken);
    let mut ann = site.browser();
    for _ in 0..3 {
        ann.visit("/login").await.assert_status(200);
        ann.submit("Continue with Fake Corp").await.assert_status(502).assert_text("Try again later");
    }
    let asked = provider.times_asked("/.well-known/openid-configuration");
    assert_eq!(asked, 1);
    provider.goes_wrong(Fault::None);
    site.advance(Duration::seconds(5));
    come(&provider, &mut ann).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_provider_that_describes_another_issuer_is_not_used() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.claims_to_be("https://provider.example");
    let mut ann = site.browser();
    ann.visit("/login").await.assert_status(200);
    ann.submit("Continue with Fake Corp").await.assert_status(502);
}

#[tokio::test]
async fn description_and_keys_are_asked_for_once_an_hour() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    let asked = || (provider.times_asked("/.well-known/openid-configuration"), provider.times_asked("/keys"));
    for _ in 0..3 {
        come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    }
    assert_eq!(asked(), (1, 1));
    site.advance(Duration::minutes(59));
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    assert_eq!(asked(), (1, 1));
    site.advance(Duration::minutes(1));
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    assert_eq!(asked(), (2, 2));
}

#[tokio::test]
async fn a_new_key_is_found_and_unknown_ones_are_asked_for_once_a_minute() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    provider.changes_key("second", Signs::Es256);
    for _ in 0..3 {
        come(&provider, &mut site.browser()).await.assert_status(502);
    }
    assert_eq!(provider.times_asked("/keys"), 1, "a key that nobody knows causes no flood of questions");
    site.advance(Duration::minutes(1));
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    assert_eq!(provider.times_asked("/keys"), 2);
    // What was signed with the old key is not believed any more.
    provider.goes_wrong(Fault::WrongKey);
    come(&provider, &mut site.browser()).await.assert_status(502);
}

#[tokio::test]
async fn a_provider_that_reads_the_secret_in_the_body_gets_it_there_and_others_in_the_header() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    assert!(!provider.last_body().contains_key("client_secret"));
    provider.reads_only_bodies();
    site.advance(Duration::hours(1));
    come(&provider, &mut site.browser()).await.assert_redirected_to("/");
    assert!(provider.last_body().contains_key("client_secret"));
}

#[tokio::test]
async fn the_button_is_a_form_that_is_protected_and_for_strangers_only() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    let mut stranger = site.browser();
    stranger.request(form(&Method::POST, "/login/with/fake", &[("csrf_token", "forged")])).await.assert_status(403);
    stranger.visit("/login/with/fake").await.assert_status(405);
    stranger.visit("/signup").await.assert_status(200);
    stranger.submit("Continue with Fake Corp").await.assert_status(200);
    let _ = link_on(stranger.page());
    let mut ann = site.log_in_as(ANN).await;
    let token = crate::visitors::token_of(&mut ann).await;
    ann.post("/login/with/fake", &[("csrf_token", &token)]).await.assert_redirected_to("/");
    assert_eq!(provider.times_asked("/token"), 0);
}
