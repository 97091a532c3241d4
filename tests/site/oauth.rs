//! An app that speaks to another service in somebody's name: consent, tokens, the next tokens, and giving them back.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use flaskboost::app::App;
use flaskboost::error::{Error, Result};
use flaskboost::fetch::Fetcher;
use flaskboost::oauth::{self, Callback, Leave, OAuth};
use flaskboost::prelude::*;
use flaskboost::settings::{Secret, SecretPlace, Settings};
use flaskboost::testing::{Browser, Page, TestApp};

use crate::fake_provider::{CLIENT_SECRET, FakeProvider, Fault, query_of};
use crate::providers::link_on;
use crate::visitors::{ANN, notes, token_of};

async fn begin(oauth: Service<OAuth>, session: Session) -> Result<Leave> {
    Ok(oauth.client("strava", "strava.callback")?.authorize(&session, Some("/notes")).await?)
}

async fn end(oauth: Service<OAuth>, session: Session, Query(callback): Query<Callback>) -> Result<String> {
    let granted = oauth.client("strava", "strava.callback")?.exchange(&session, callback).await?;
    let athlete = granted.tokens.field("athlete").and_then(|athlete| athlete["id"].as_i64());
    let printed = format!("{:?}", granted.tokens);
    for secret in [Some(&granted.tokens.access_token), granted.tokens.refresh_token.as_ref()].into_iter().flatten() {
        assert!(!printed.contains(secret.expose().as_str()), "{printed}");
    }
    Ok(format!("{athlete:?} until {:?}, on to {:?}", granted.tokens.expires_at, granted.next))
}

async fn nowhere(oauth: Service<OAuth>, session: Session) -> Result<Leave> {
    Ok(oauth.client("garmin", "strava.callback")?.authorize(&session, None).await?)
}

async fn lost(oauth: Service<OAuth>, session: Session) -> Result<Leave> {
    Ok(oauth.client("strava", "no.such.route")?.authorize(&session, None).await?)
}

fn app() -> App {
    notes().routes(
        Routes::new()
            .post("strava.begin", "/strava", begin)
            .get("strava.callback", "/strava/callback", end)
            .post("strava.nowhere", "/strava/nowhere", nowhere)
            .post("strava.lost", "/strava/lost", lost),
    )
}

async fn site_of(provider: &FakeProvider, secret_in: SecretPlace) -> TestApp {
    let service = provider.service(secret_in);
    let site = TestApp::with(app(), |settings| drop(settings.oauth.insert("strava".to_owned(), service))).await;
    provider.keep_time(site.clock());
    site
}

async fn begin_as(browser: &mut Browser) -> Page {
    let token = token_of(browser).await;
    browser.post("/strava", &[("csrf_token", &token)]).await
}

#[tokio::test]
async fn somebody_consents_and_the_app_has_tokens_and_what_came_with_them() {
    for secret_in in [SecretPlace::Header, SecretPlace::Body] {
        let provider = FakeProvider::start().await;
        let site = site_of(&provider, secret_in).await;
        let mut ann = site.log_in_as(ANN).await;
        let page = begin_as(&mut ann).await;
        let link = link_on(&page);
        let query = query_of(&link);
        assert_eq!(query["scope"], "read,activity:read_all");
        assert_eq!((query["tenant"].as_str(), query["approval_prompt"].as_str()), ("7", "auto"));
        assert_eq!(query["redirect_uri"], "http://127.0.0.1:5000/strava/callback");
        assert!(!query.contains_key("nonce"));
        let page = ann.visit(&provider.consent(&link)).await;
        page.assert_status(200).assert_text("Some(134815) until Some(2026-01-15T16:00:00Z), on to Some(\"/notes\")");
        let is_in_body = provider.last_body().get("client_secret").is_some_and(|secret| secret == CLIENT_SECRET);
        assert_eq!(is_in_body, secret_in == SecretPlace::Body);
    }
}

#[tokio::test]
async fn a_journey_ends_once_and_for_the_person_who_began_it() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider, SecretPlace::Header).await;
    let mut ann = site.log_in_as(ANN).await;
    let back = provider.consent(&link_on(&begin_as(&mut ann).await));
    let mut other = site.log_in_as("other@example.org").await;
    other.visit(&back).await.assert_status(400);
    site.browser().visit(&back).await.assert_status(400);
    ann.visit(&back).await.assert_status(200);
    ann.visit(&back).await.assert_status(400).assert_text("Begin again");
    let late = provider.consent(&link_on(&begin_as(&mut ann).await));
    site.advance(TimeDelta::minutes(10));
    ann.visit(&late).await.assert_status(400);
    assert_eq!(provider.times_asked("/token"), 1);
}

#[tokio::test]
async fn a_refusal_is_an_error_of_its_own() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider, SecretPlace::Header).await;
    let mut ann = site.log_in_as(ANN).await;
    let back = provider.refusal(&link_on(&begin_as(&mut ann).await), "access_denied");
    ann.visit(&back).await.assert_status(403).assert_text("You did not give your consent");
    let back = provider.refusal(&link_on(&begin_as(&mut ann).await), "server_error");
    ann.visit(&back).await.assert_status(502).assert_no_text("server_error");
}

#[tokio::test]
async fn a_name_that_means_nothing_is_an_error_of_the_site() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider, SecretPlace::Header).await;
    let mut ann = site.browser();
    for path in ["/strava/nowhere", "/strava/lost"] {
        let token = token_of(&mut ann).await;
        ann.post(path, &[("csrf_token", &token)]).await.assert_status(500);
    }
}

/// The services of a site, asked with less patience than a person has.
fn impatient(site: &TestApp) -> OAuth {
    let state = site.state();
    let fetcher = Fetcher::new(true).with_patience(Duration::from_millis(300));
    let parts = (state.clock.clone(), state.random.clone(), state.limiter.clone());
    OAuth::with_fetcher(&state.settings, Arc::clone(&state.urls), parts, fetcher)
}

fn told(error: oauth::Error) -> (u16, &'static str) {
    let error = Error::from(error);
    (error.status().as_u16(), error.code())
}

#[tokio::test]
async fn the_next_tokens_come_for_a_refresh_token_that_works_once() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider, SecretPlace::Body).await;
    let mut ann = site.log_in_as(ANN).await;
    let back = provider.consent(&link_on(&begin_as(&mut ann).await));
    ann.visit(&back).await.assert_status(200);
    let first = provider.issued().into_iter().find(|issued| issued.starts_with("refresh-")).expect("a refresh token");
    let first = Secret::new(first);
    let client = impatient(&site).client("strava", "strava.callback").unwrap();
    let next = client.refresh(&first).await.unwrap();
    let soon: DateTime<Utc> = site.clock().now() + TimeDelta::seconds(21_600);
    assert_eq!(next.expires_at, Some(soon));
    assert!(next.refresh_token.is_some_and(|token| token.expose() != first.expose()));
    let error = client.refresh(&first).await.unwrap_err();
    assert!(matches!(error, oauth::Error::InvalidGrant), "{error:?}");
    client.revoke(&next.access_token).await.unwrap();
    assert_eq!(provider.last_body()["token"], *next.access_token.expose());
}

#[tokio::test]
async fn whatever_a_service_answers_instead_has_an_error_of_its_own() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider, SecretPlace::Header).await;
    let client = impatient(&site).client("strava", "strava.callback").unwrap();
    for (fault, expected) in [
        (Fault::InvalidGrant, (400, "FB6703")),
        (Fault::Broken, (502, "FB6705")),
        (Fault::TooMany, (502, "FB6705")),
        (Fault::Huge, (502, "FB6705")),
        (Fault::Slow, (504, "FB6705")),
        (Fault::Html, (502, "FB6706")),
        (Fault::HtmlAsJson, (502, "FB6706")),
        (Fault::Elsewhere, (502, "FB6706")),
        (Fault::InvalidClient, (502, "FB6706")),
        (Fault::ErrorAsSuccess, (502, "FB6706")),
    ] {
        provider.goes_wrong(fault);
        let error = client.refresh(&Secret::new("a refresh token".to_owned())).await.unwrap_err();
        let printed = format!("{error:?}");
        assert!(!printed.contains("a refresh token") && !printed.contains(CLIENT_SECRET), "{printed}");
        assert_eq!(told(error), expected, "{fault:?}");
    }
}

#[tokio::test]
async fn a_service_that_is_not_there_is_down() {
    let provider = FakeProvider::start().await;
    let service = provider.service(SecretPlace::Header);
    let nobody = |settings: &mut Settings| {
        let service =
            flaskboost::settings::OAuthSettings { token_url: "http://127.0.0.1:9/token".to_owned(), ..service };
        settings.oauth.insert("strava".to_owned(), service);
    };
    let site = TestApp::with(app(), nobody).await;
    let client = impatient(&site).client("strava", "strava.callback").unwrap();
    let error = client.refresh(&Secret::new("x".to_owned())).await.unwrap_err();
    assert_eq!(told(error), (502, "FB6705"));
}

#[tokio::test]
async fn a_secret_that_the_service_does_not_know_is_refused_there() {
    let provider = FakeProvider::start().await;
    let mut service = provider.service(SecretPlace::Header);
    service.client_secret = Some(Secret::new("another".to_owned()));
    let site = TestApp::with(app(), |settings| drop(settings.oauth.insert("strava".to_owned(), service))).await;
    let client = impatient(&site).client("strava", "strava.callback").unwrap();
    let error = client.refresh(&Secret::new("x".to_owned())).await.unwrap_err();
    assert!(matches!(&error, oauth::Error::Rejected { code } if code == "invalid_client"), "{error:?}");
    let error = client.revoke(&Secret::new("x".to_owned())).await.unwrap_err();
    assert!(matches!(error, oauth::Error::Rejected { .. }), "{error:?}");
}
