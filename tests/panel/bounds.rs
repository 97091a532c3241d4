//! No page of the panel reads a table: the tests count the rows that each request fetches.

use std::panic::AssertUnwindSafe;

use flaskboost::admin::Frame;
use flaskboost::app::App;
use flaskboost::auth::{Guard, Permission};
use flaskboost::controller::Routes;
use flaskboost::db::{Db, Engine};
use flaskboost::error::Result;
use flaskboost::testing::{Browser, TestApp};
use futures_util::FutureExt;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};

use crate::forms::zoo::zoo;
use crate::visitors::{self, Entity, Model as Item};

/// More rows than any page may read.
const MANY: u64 = 12_500;

/// A page of an app that reads all items to count them.
async fn careless(frame: Frame, db: Db) -> Result<String> {
    drop(frame);
    Ok(Entity::find().all(&db).await?.len().to_string())
}

/// The same, in many small steps.
async fn patient(frame: Frame, db: Db) -> Result<String> {
    drop(frame);
    let mut count = 0;
    let pages = Entity::find().order_by_asc(visitors::Column::Id).paginate(&db, 100);
    for page in 0..pages.num_pages().await? {
        count += pages.fetch_page(page).await?.len();
    }
    Ok(count.to_string())
}

/// A page that lets the database count.
async fn careful(frame: Frame, db: Db) -> Result<String> {
    drop(frame);
    let some = Entity::find().order_by_asc(visitors::Column::Id).limit(10).all(&db).await?;
    Ok((Entity::find().count(&db).await? + some.len() as u64).to_string())
}

fn shop_with_reports() -> App {
    let pages = Routes::new()
        .get("reports.careless", "/admin/-/careless", careless)
        .get("reports.patient", "/admin/-/patient", patient)
        .get("reports.careful", "/admin/-/careful", careful)
        .guard(Guard::LoggedIn);
    let needs = Permission::view::<Item>();
    let admin = |admin: flaskboost::admin::Admin| {
        admin
            .model::<Item>()
            .page("careless", "Careless", needs)
            .page("patient", "Patient", needs)
            .page("careful", "Careful", needs)
    };
    crate::site_with_admin(admin).migrations(visitors::migrations).routes(pages)
}

/// Numbers from one on.
fn numbers(engine: Engine, many: u64) -> String {
    match engine {
        Engine::Postgres => format!("(SELECT n AS x FROM generate_series(1, {many}) AS n) AS numbers"),
        _ => format!(
            "(WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {many}) SELECT x FROM n) AS numbers"
        ),
    }
}

async fn run(site: &TestApp, sql: &str) {
    site.db().execute_unprepared(sql).await.unwrap_or_else(|why| panic!("{sql}: {why}"));
}

/// What a visit says that fails.
async fn told(browser: &mut Browser, address: &str) -> String {
    let visit = AssertUnwindSafe(browser.visit(address)).catch_unwind().await;
    let Err(panic) = visit.map(|_| ()) else { panic!("{address} was not caught") };
    panic.downcast_ref::<String>().expect("a message").clone()
}

#[tokio::test]
async fn a_page_of_the_app_that_reads_a_table_fails_its_test() {
    let site = TestApp::new(shop_with_reports()).await;
    let numbers = numbers(site.db().engine(), MANY);
    run(&site, &format!("INSERT INTO panel_items (title, price) SELECT 'Rug', x FROM {numbers}")).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let why = told(&mut root, "/admin/-/careless").await;
    assert!(why.contains("GET /admin/-/careless read 1250") && why.contains("at most 12001"), "{why}");
    assert!(why.contains("12500 of them came from: SELECT") && why.contains("panel_items"), "{why}");
    let why = told(&mut root, "/admin/-/patient").await;
    assert!(why.contains("GET /admin/-/patient read 12") && why.contains("100 of them came from"), "{why}");
    root.visit("/admin/-/careful").await.assert_status(200).assert_text("12510");
    let rows = site.row_count(root.visit("/admin/-/careful")).await;
    assert!((11..30).contains(&rows), "{rows}");
    root.may_read(20_000);
    root.visit("/admin/-/careless").await.assert_status(200).assert_text("12500");
    root.may_read(5);
    assert!(told(&mut root, "/admin/-/careful").await.contains("at most 5"));
}

/// Every address of the panel that is read, filled in for these models.
fn addresses(app: App, models: &[(&str, &str)]) -> Vec<String> {
    let mut addresses = Vec::new();
    for (_, method, pattern) in visitors::routes_of(app) {
        if method != http::Method::GET {
            continue;
        }
        for (model, key) in models {
            let path = pattern.replace("{model}", model).replace("{key}", key);
            let path = path.replace("{id}", "1").replace("{entry}", "1").replace("{name}", "default");
            assert!(!path.contains('{'), "give the parameter of {pattern} a sample");
            if !addresses.contains(&path) {
                addresses.push(path);
            }
        }
    }
    addresses
}

/// A zoo with more animals, orders, people and letters than a page may read.
async fn crowd(site: &TestApp) {
    let numbers = numbers(site.db().engine(), MANY);
    for insert in [
        "INSERT INTO countries (code, name) SELECT 'c' || x, 'Country ' || x FROM",
        "INSERT INTO seats (line, number, label, country_code) SELECT 'a', x, 'Seat', 'c1' FROM",
        "INSERT INTO people (id, name, slug, is_active, mentor_id) SELECT x, 'Ada', 'ada', x > 0, 1 FROM",
        r#"INSERT INTO "order" ("group", person_id) SELECT 'Tea', 1 FROM"#,
        "INSERT INTO specimens (price, mood, is_rare) SELECT 1, 'calm', x > 0 FROM",
        "INSERT INTO wide (c01) SELECT 'x' FROM",
    ] {
        run(site, &format!("{insert} {numbers}")).await;
    }
    for insert in [
        "INSERT INTO users (email, password_hash, created_at) SELECT 'u' || x || '@example.org', '', CURRENT_TIMESTAMP FROM",
        "INSERT INTO audit_entries (id, at, model, row_key, what, changes, author, name, hash) \
         SELECT x + 1000000, 1, 'people', '1', 'update', '{\"name\":{\"old\":\"A\",\"new\":\"B\"}}', 'user', 'Ann', '' FROM",
        "INSERT INTO mail_suppressions (address, list, reason, created_at) SELECT 'u' || x, '', 'bounced', 1 FROM",
        "INSERT INTO auth_events (kind, at, address, user_agent, detail) SELECT 'sign_up', CURRENT_TIMESTAMP, '', '', '' FROM",
    ] {
        run(site, &format!("{insert} {numbers}")).await;
    }
    run(site, "ANALYZE").await;
}

#[tokio::test]
async fn no_page_of_the_panel_reads_a_table_however_large_it_is() {
    let site = TestApp::new(zoo()).await;
    crowd(&site).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let models = [
        ("countries", "c1"),
        ("seats", "a,1"),
        ("people", "1"),
        ("orders", "1"),
        ("specimens", "1"),
        ("wide", "1"),
        ("users", "1"),
    ];
    let mut most = (0, String::new());
    for address in addresses(zoo(), &models) {
        // Each visit fails where it reads more than it may.
        let rows = site.row_count(root.visit(&address)).await;
        assert!(root.page().status().as_u16() < 500, "{:?}", root.page());
        if rows > most.0 && !address.contains("export") {
            most = (rows, address);
        }
    }
    assert!(most.0 > 20, "nothing was counted: {most:?}");
    for query in ["q=ada", "last=1", "q=nothing", "q=ada&last=1", "rows=1000", "f.id=7"] {
        let rows = site.row_count(root.visit(&format!("/admin/people?{query}"))).await;
        root.page().assert_status(if query == "f.id=7" { 400 } else { 200 });
        assert!(rows < 10_001 + 200, "{query}: {rows}");
    }
    root.visit("/admin/-/search?q=ada").await.assert_status(200);
}
