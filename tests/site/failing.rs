//! Whatever goes wrong, a visitor gets a page with a code and no causes, and the site goes on.

use flaskboost::settings::Runtime;
use flaskboost::testing::Page;
use http::Method;
use serde_json::Value;

use crate::visitors::{ANN, FORM, Served, form, get_with, site, site_with, token_of, with_token};

/// What no visitor may read.
const PRIVATE: [&str; 8] =
    ["private", "panicked", "mauve", "sqlx", "SQLite", "PostgreSQL", "tests/site", "closed pool"];

#[track_caller]
fn assert_public(page: &Page, status: u16, code: &str) {
    page.assert_status(status);
    page.assert_text(code);
    let html = page.html().to_lowercase();
    for word in PRIVATE {
        assert!(!html.contains(&word.to_lowercase()), "the page says {word}: {page:?}");
    }
}

#[tokio::test]
async fn each_failure_has_its_page() {
    let site = site().await;
    let mut anybody = site.browser();
    assert_public(&anybody.visit("/nowhere").await, 404, "FB0404");
    assert_public(&anybody.visit("/static/nothing.css").await, 404, "FB0404");
    assert_public(&anybody.visit("/faults/panic").await, 500, "FB0500");
    assert_public(&anybody.visit("/faults/error").await, 500, "FB0500");
    let page = anybody.visit("/faults/template").await;
    assert_public(&page, 500, "FB5");
    let page = anybody.request(form(&Method::POST, "/", &[])).await;
    assert_public(&page, 405, "FB0405");
    anybody.visit("/").await.assert_status(200);
}

#[tokio::test]
async fn each_failure_is_a_problem_for_a_program() {
    let site = site().await;
    let mut program = site.browser();
    let failures = [
        ("/nowhere", 404, "FB0404", "Not Found"),
        ("/shelves/77", 404, "FB0404", "Not Found"),
        ("/shelves?page=0", 400, "FB0400", "Bad Request"),
        ("/notes", 401, "FB0401", "Unauthorized"),
        ("/faults/panic", 500, "FB0500", "Internal Server Error"),
        ("/faults/error", 500, "FB0500", "Internal Server Error"),
    ];
    for (path, status, code, title) in failures {
        let page = program.get_json(path).await;
        page.assert_status(status).assert_header("content-type", "application/problem+json");
        page.assert_header("cache-control", "no-store");
        let problem: Value = page.json();
        assert_eq!(problem["type"], "about:blank", "{problem}");
        assert_eq!(
            (&problem["status"], &problem["code"], &problem["title"]),
            (&status.into(), &code.into(), &title.into())
        );
        assert!(problem["detail"].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
        assert_eq!(problem["request_id"].as_str(), page.header("x-request-id"), "{problem}");
        assert!(!PRIVATE.iter().any(|word| page.html().contains(word)), "{problem}");
    }
}

#[tokio::test]
async fn a_handler_that_takes_too_long_is_a_504() {
    let site = site_with(|settings| settings.server.timeout_seconds = 1).await;
    let mut anybody = site.browser();
    assert_public(&anybody.visit("/faults/slow/30000").await, 504, "FB0504");
    anybody.visit("/faults/slow/1").await.assert_status(200);
}

#[tokio::test]
async fn a_database_that_is_gone_is_a_503_on_every_page_that_needs_it() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_of(&mut ann).await;
    let mut stranger = site.browser();
    let anonymous = token_of(&mut stranger).await;
    site.db().close().await.unwrap();
    for path in ["/", "/shelves", "/shelves/1", "/notes", "/notes/1", "/account", "/staff", "/login"] {
        let page = ann.visit(path).await;
        assert_public(&page, 503, "FB2503");
        assert!(page.html().contains("/static/flaskboost."), "the page keeps its looks");
    }
    for path in ["/shelves", "/shelves/1", "/notes", "/notes/1"] {
        let page = ann.get_json(path).await;
        page.assert_status(503).assert_header("content-type", "application/problem+json");
        assert_eq!(page.json::<Value>()["code"], "FB2503");
    }
    for (path, body) in
        [("/notes", "title=x"), ("/shelves", "name=x"), ("/account/password", "password=x"), ("/logout", "")]
    {
        assert_public(&ann.request(with_token(&Method::POST, path, &token, FORM, body)).await, 503, "FB2503");
    }
    for (path, body) in [
        ("/login", "email=ann%40example.org&password=correct+horse+battery+staple"),
        ("/signup", "email=eve%40example.org&password=correct+horse+battery+staple"),
        ("/password/forgot", "email=ann%40example.org"),
        ("/confirm-again", "email=ann%40example.org"),
        ("/confirm/some-token", ""),
        ("/shelves", "name=x"),
    ] {
        let page = stranger.request(with_token(&Method::POST, path, &anonymous, FORM, body)).await;
        assert_public(&page, 503, "FB2503");
    }
    // What needs no database goes on.
    for path in ["/", "/login", "/signup", "/shelves/new", "/static/flaskboost.css", "/static/site.css"] {
        stranger.visit(path).await.assert_status(200);
    }
    for browser in [&mut stranger, &mut ann] {
        browser.visit("/nowhere").await.assert_status(404);
    }
}

#[tokio::test]
async fn a_cause_is_shown_in_development_and_nowhere_else() {
    let development = Served::boot(Runtime::Development, |settings| {
        "http://127.0.0.1:5000".clone_into(&mut settings.app.url);
    })
    .await;
    let mut developer = development.browser();
    let page = developer.visit("/faults/error").await;
    page.assert_status(500).assert_text("the private cause of an error");
    let page = developer.visit("/faults/panic").await;
    page.assert_status(500).assert_text("the private words of a panic");
    let page = developer.visit("/faults/template").await;
    page.assert_status(500)
        .assert_title("Mistake in a template")
        .assert_text("the private words of a template, in mauve");
    let problem: Value = developer.get_json("/faults/error").await.json();
    assert!(!problem.to_string().contains("private"), "a program never learns it: {problem}");

    let production = Served::boot(Runtime::Production, |_| ()).await;
    let mut visitor = production.browser();
    assert_public(&visitor.visit("/faults/error").await, 500, "FB0500");
    assert_public(&visitor.visit("/faults/panic").await, 500, "FB0500");
    assert_public(&visitor.visit("/faults/template").await, 500, "FB5");
}

#[tokio::test]
async fn the_tools_of_development_are_not_in_production() {
    let production = Served::boot(Runtime::Production, |_| ()).await;
    let mut visitor = production.browser();
    for path in ["/dev/mail", "/dev/mail/1", "/dev/letters/digest/1", "/dev/routes", "/dev/reload"] {
        visitor.visit(path).await.assert_status(404);
    }
    assert!(!visitor.visit("/login").await.html().contains("/dev/"));
}

#[tokio::test]
async fn the_tools_of_development_answer_this_machine_only() {
    let development = Served::boot(Runtime::Development, |settings| {
        "http://127.0.0.1:5000".clone_into(&mut settings.app.url);
    })
    .await;
    let mut developer = development.browser();
    developer.visit("/dev/mail").await.assert_status(200);
    developer.request(get_with("/dev/mail", "host", "evil.example")).await.assert_status(404);
    // A tunnel that ends here has a local peer; that it forwards for somebody gives it away.
    for (name, value) in [
        ("x-forwarded-for", "203.0.113.7"),
        ("x-forwarded-for", "127.0.0.1"),
        ("x-forwarded-host", "127.0.0.1:5000"),
        ("x-forwarded-proto", "http"),
        ("x-real-ip", "203.0.113.7"),
        ("forwarded", "for=203.0.113.7"),
        ("via", "1.1 tunnel"),
        ("cf-connecting-ip", "203.0.113.7"),
        ("true-client-ip", "203.0.113.7"),
    ] {
        for path in ["/dev/mail", "/dev/mail/1", "/dev/letters/digest/1", "/dev/routes", "/dev/reload"] {
            developer.request(get_with(path, name, value)).await.assert_status(404);
        }
    }
    developer.visit("/dev/mail").await.assert_status(200);
}
