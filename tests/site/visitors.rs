//! The site in these tests, the people who visit it, and what they send.

use axum::body::Body;
use flaskboost::app::{App, Parts, Site};
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::mail::Mailer;
use flaskboost::random::Random;
use flaskboost::settings::{Loader, Runtime, Secret, Settings};
use flaskboost::testing::{Browser, Page, TestApp, TestDatabase};
use http::{Method, Request};

use crate::app;
pub(crate) use crate::tokens::{FORM, token_of, token_on, with_token};

pub(crate) const ANN: &str = "ann@example.org";
pub(crate) const BEN: &str = "ben@example.org";
pub(crate) const EVE: &str = "eve@example.org";
pub(crate) const ROOT: &str = "root@example.org";

/// The app that these tests visit.
pub(crate) fn notes() -> App {
    app::site(app::assets())
}

/// The site with a database of its own.
pub(crate) async fn site() -> TestApp {
    TestApp::new(notes()).await
}

/// The site with other settings.
pub(crate) async fn site_with(change: impl FnOnce(&mut Settings)) -> TestApp {
    TestApp::with(notes(), change).await
}

/// The site as another runtime serves it, on a database of its own, migrated.
pub(crate) struct Served {
    pub(crate) site: Site,
    /// Gone with the last of them.
    pub(crate) database: TestDatabase,
}

impl Served {
    pub(crate) async fn boot(runtime: Runtime, change: impl FnOnce(&mut Settings)) -> Self {
        let database = TestDatabase::create().await.expect("a database for this test");
        let variables = [
            ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
            ("DATABASE_URL", database.url()),
            ("SMTP_URL", "smtps://user:password@mail.example"),
            ("FLASKBOOST__MAIL__TRANSPORT", "smtp"),
            ("FLASKBOOST__MAIL__FROM", "hello@site.example"),
            ("FLASKBOOST__APP__URL", "https://site.example"),
        ];
        let variables = variables.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let mut settings = Loader::new(runtime).env(variables).load().expect("settings");
        settings.database.url = Some(Secret::new(database.url().to_owned()));
        change(&mut settings);
        let db = Db::connect(database.url(), &settings.database).await.expect("a connection");
        notes().all_migrations().apply(&db, runtime, false).await.expect("migrations");
        db.close().await.expect("closing");
        let (clock, random) = (Clock::system(), Random::system());
        let mailer = Mailer::in_memory(&settings.mail.from, clock.clone(), random.clone()).expect("a mailer");
        let parts = Parts { clock, random, mailer: Some(mailer) };
        let site = notes().boot(settings, parts).await.expect("a site that boots");
        Self { site, database }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::at(&self.site.state().settings.app.url, self.site.router(), Clock::system())
    }
}

/// Fills in the form and presses the button.
pub(crate) async fn log_in(browser: &mut Browser, email: &str, password: &str) -> Page {
    browser.visit("/login").await.assert_status(200);
    browser.fill("E-mail", email).fill("Password", password).submit("Log in").await
}

/// Lets the test browser say for itself where it comes from, as a proxy of this machine.
pub(crate) fn trust_this_machine(settings: &mut Settings) {
    settings.server.trusted_proxies = vec!["127.0.0.1".parse().expect("a network")];
}

pub(crate) const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
pub(crate) const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";

/// Logs in with this browser from this address, on a site that trusts this machine.
pub(crate) async fn log_in_from(site: &TestApp, email: &str, (agent, address): (&str, &str)) -> Browser {
    let mut browser = site.browser();
    let token = token_on(&browser.visit("/login").await);
    let fields = [("csrf_token", token.as_str()), ("email", email), ("password", TestApp::PASSWORD)];
    let mut request = form(&Method::POST, "/login", &fields);
    let value = |text: &str| http::HeaderValue::from_bytes(text.as_bytes()).expect("a sound header");
    request.headers_mut().insert("user-agent", value(agent));
    request.headers_mut().insert("x-forwarded-for", value(address));
    browser.request(request).await.assert_status(303);
    browser
}

/// What happened to somebody's account, the newest first, as they read it.
pub(crate) async fn activity_of(site: &TestApp, browser: &mut Browser) -> Vec<String> {
    drop(site.mails().await);
    let page = browser.visit("/account/activity").await;
    page.assert_status(200);
    page.find_all("tbody tr").iter().map(|row| row.find_all("td")[0].text()).collect()
}

/// Types the password of the sign-up and presses the button.
pub(crate) async fn confirm(browser: &mut Browser) -> Page {
    browser.fill("Password", TestApp::PASSWORD).submit("Confirm my e-mail").await
}

/// Signs up and follows the link in the mail, up to the button.
pub(crate) async fn sign_up(site: &TestApp, browser: &mut Browser, email: &str) -> Page {
    browser.visit("/signup").await.assert_status(200);
    browser.fill("E-mail", email).fill("Password", TestApp::PASSWORD).submit("Sign up").await.assert_status(200);
    let link = site.last_mail_to(email).await.link_containing("/confirm/");
    browser.visit(&link).await
}

/// The same from a program that wants JSON.
pub(crate) fn json(method: &Method, path: &str, token: &str, body: &serde_json::Value) -> Request<Body> {
    let mut request = with_token(method, path, token, "application/json", body.to_string());
    request.headers_mut().insert("accept", http::HeaderValue::from_static("application/json"));
    request
}

/// A form without a token, or with the one among its fields.
pub(crate) fn form(method: &Method, path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    let body = pairs.extend_pairs(fields).finish();
    let request = Request::builder().method(method.clone()).uri(path);
    request.header("content-type", FORM).body(body.into()).expect("a sound request")
}

/// Asks for a page with one more header.
pub(crate) fn get_with(path: &str, name: &str, value: &str) -> Request<Body> {
    Request::get(path).header(name, value).body(Body::empty()).expect("a sound request")
}
