//! A test boots a whole app of its own.

use chrono::Duration;

use crate::app::{App, BootError};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::http::Assets;
use crate::mail::{Mailer, Message};
use crate::settings::Runtime;
use crate::testing::TestApp;
use axum::extract::State;

fn app() -> App {
    App::new(Assets::NONE)
        .get("now", "/now", async |State(clock): State<Clock>| clock.now().to_rfc3339())
        .get("ping", "/ping", async |State(db): State<Db>| -> Result<&'static str> {
            db.ping().await?;
            Ok("pong")
        })
        .get("mail", "/mail", async |State(mailer): State<Mailer>| -> Result<&'static str> {
            let text = "Open http://127.0.0.1:5000/confirm/abc, please.";
            mailer.send(Message::new("Anna <anna@example.org>", "Hello", text)).await?;
            Ok("sent")
        })
        .get("broken", "/broken", async || -> Result<&'static str> { Err(Error::internal("the pipe is blocked")) })
}

#[tokio::test]
async fn the_clock_stands_still_until_it_is_moved() {
    let app = TestApp::new(app()).await;
    let mut anna = app.browser();
    anna.visit("/now").await.assert_text("2026-01-15T10:00:00+00:00");
    app.advance(Duration::days(1));
    anna.visit("/now").await.assert_text("2026-01-16T10:00:00+00:00");
    assert_eq!(app.settings().runtime(), Runtime::Testing);
}

#[tokio::test]
async fn mail_can_be_read_and_its_link_followed() {
    let app = TestApp::new(app()).await;
    let mut anna = app.browser();
    let _ = anna.visit("/mail").await;
    let mail = app.last_mail_to("anna@example.org").await;
    assert_eq!(mail.subject, "Hello");
    let page = anna.visit(&mail.link_containing("/confirm/")).await;
    assert_eq!(page.url(), "/confirm/abc");
    assert_eq!(app.mails().await.len(), 1);
}

#[tokio::test]
#[should_panic(expected = "expected a mail to bob@example.org; sent were: [\"Hello\" to Anna <anna@example.org>]")]
async fn a_missing_mail_is_told_with_those_that_were_sent() {
    let app = TestApp::new(app()).await;
    let _ = app.browser().visit("/mail").await;
    let _ = app.last_mail_to("bob@example.org").await;
}

#[tokio::test]
async fn queries_are_counted() {
    let app = TestApp::new(app()).await;
    let mut anna = app.browser();
    assert_eq!(app.query_count(anna.visit("/now")).await, 0);
    assert_eq!(app.query_count(anna.visit("/ping")).await, 1);
}

#[tokio::test]
#[should_panic(expected = "FB0500 the pipe is blocked")]
async fn a_failed_assertion_tells_the_cause_of_an_error() {
    let app = TestApp::new(app()).await;
    app.browser().visit("/broken").await.assert_status(200);
}

#[tokio::test]
async fn settings_can_be_changed_before_it_boots() {
    let app = TestApp::with(app(), |settings| settings.app.url = "http://runners.example".to_owned()).await;
    app.browser().visit("http://runners.example/now").await.assert_status(200);
}

#[tokio::test]
async fn an_app_that_does_not_boot_tells_why() {
    let twice = app().get("now", "/again", async || "");
    let error = TestApp::boot(twice, |_| ()).await.unwrap_err();
    assert!(matches!(error, BootError::Problems(_)), "{error}");
}
