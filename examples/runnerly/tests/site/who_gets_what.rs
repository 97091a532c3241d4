//! Every route of Runnerly and every kind of visitor, and what each gets, in one table.

use axum::body::Body;
use axum::http::Request;
use flaskboost::app::Parts;
use flaskboost::clock::Clock;
use flaskboost::mail::Mailer;
use flaskboost::random::Random;
use flaskboost::settings::{Loader, Runtime};
use flaskboost::testing::{Browser, TestApp};

use crate::visitors::{short_run, site, token_of, upload};

const ANNA: &str = "anna@example.com";

/// The kinds of visitors, in the order of the columns. Anna owns the run with the id 1; `reads` is a program of hers with
/// a token to read, and `acts` one that may do all that she may.
const KINDS: [&str; 6] = ["stranger", "anna", "ben", "admin", "reads", "acts"];

/// What each gets for a request without fields but with a sound token against forgeries: a status, or `login` for the way
/// to the form. The routes of the accounts and the panel are the library's, and tested there.
const TABLE: [(&str, &str, &str, [&str; 6]); 12] = [
    ("home", "GET", "/", ["200", "303", "303", "303", "303", "303"]),
    ("dashboard", "GET", "/dashboard", ["login", "200", "200", "200", "200", "200"]),
    ("profile.edit", "GET", "/profile", ["login", "200", "200", "200", "200", "200"]),
    ("profile.update", "POST", "/profile", ["login", "303", "303", "303", "403", "303"]),
    ("runs.index", "GET", "/runs", ["login", "200", "200", "200", "200", "200"]),
    ("runs.new", "GET", "/runs/new", ["login", "200", "200", "200", "200", "200"]),
    ("runs.create", "POST", "/runs", ["login", "422", "422", "422", "403", "422"]),
    ("runs.show", "GET", "/runs/1", ["login", "200", "404", "404", "200", "200"]),
    ("users.index", "GET", "/users", ["login", "200", "200", "200", "200", "200"]),
    ("users.new", "GET", "/create_user", ["login", "403", "403", "200", "403", "403"]),
    ("users.create", "POST", "/create_user", ["login", "403", "403", "422", "403", "403"]),
    ("runs.delete", "POST", "/runs/1/delete", ["login", "303", "404", "404", "403", "303"]),
];

/// Somebody's browser with a token against forgeries, and what a program of theirs sends.
struct Visitor {
    _site: TestApp,
    browser: Browser,
    csrf: String,
    bearer: Option<String>,
}

impl Visitor {
    async fn of(kind: &str) -> Self {
        let site = site().await;
        let mut anna = site.log_in_as(ANNA).await;
        upload(&mut anna, "morning.gpx", short_run("Morning", 3)).await.assert_status(200);
        let (mut browser, bearer) = match kind {
            "stranger" => (site.browser(), None),
            "anna" => (anna, None),
            "ben" => (site.log_in_as("ben@example.com").await, None),
            "admin" => (site.log_in_as_admin("root@example.com").await, None),
            "reads" => (site.browser(), Some(token_for(&mut anna, "read").await)),
            _ => (site.browser(), Some(token_for(&mut anna, "all").await)),
        };
        // A stranger and a program have no form to take one from, and need none to be refused or let in.
        let has_form = !browser.visit("/profile").await.find_all("input[name=csrf_token]").is_empty();
        let csrf = if has_form { token_of(&mut browser).await } else { String::new() };
        Self { _site: site, browser, csrf, bearer }
    }

    async fn try_at(&mut self, method: &str, path: &str) -> String {
        let request = Request::builder().method(method).uri(path).header("x-csrf-token", &self.csrf);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let request = match &self.bearer {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        };
        let page = self.browser.request(request.body(Body::empty()).expect("a sound request")).await;
        match page.header("location") {
            Some(place) if place == "/login" || place.starts_with("/login?") => "login".to_owned(),
            _ => page.status().as_u16().to_string(),
        }
    }
}

async fn token_for(person: &mut Browser, scope: &str) -> String {
    person.visit("/account/tokens/new").await.assert_status(200);
    let csrf = person.page().find_all("input[name=csrf_token]")[0].attribute("value").expect("a token").to_owned();
    let fields = [
        ("csrf_token", csrf.as_str()),
        ("name", "Watch"),
        ("kind", "script"),
        ("scopes", scope),
        ("expires", "month"),
        ("current_password", TestApp::PASSWORD),
    ];
    let page = person.post("/account/tokens/new", &fields).await;
    page.assert_status(201).find_all("#token")[0].text()
}

#[test]
fn every_route_of_runnerly_has_a_row_and_every_row_a_route() {
    let settings = Loader::new(Runtime::Testing).load().expect("the defaults are in order");
    let mailer = Mailer::in_memory("hello@example.org", Clock::system(), Random::system()).expect("a mailer");
    let plan = runnerly::app().plan(&settings, &mailer, &Parts::default());
    let is_own =
        |name: &str| !["accounts.", "admin.", "dev.", "impersonation."].iter().any(|library| name.starts_with(library));
    let routes = plan.routes().iter().filter(|route| is_own(&route.name));
    let mut routes: Vec<String> =
        routes.map(|route| format!("{} {} {}", route.name, route.method, route.pattern.replace("{id}", "1"))).collect();
    let mut rows: Vec<String> = TABLE.iter().map(|(name, method, path, _)| format!("{name} {method} {path}")).collect();
    routes.sort();
    rows.sort();
    assert_eq!(rows, routes);
}

#[tokio::test]
async fn every_visitor_of_runnerly_gets_what_the_table_says() {
    let mut found: Vec<Vec<String>> = TABLE.iter().map(|_| Vec::new()).collect();
    for kind in KINDS {
        let mut visitor = Visitor::of(kind).await;
        for ((_, method, path, _), row) in TABLE.iter().zip(&mut found) {
            row.push(visitor.try_at(method, path).await);
        }
    }
    let wrong = TABLE.iter().zip(&found).filter(|((.., expected), row)| **row != *expected);
    let told: Vec<String> =
        wrong.map(|((name, method, path, _), row)| format!("({name:?}, {method:?}, {path:?}, {row:?}),")).collect();
    assert!(told.is_empty(), "the table says otherwise; found:\n{}", told.join("\n"));
}
