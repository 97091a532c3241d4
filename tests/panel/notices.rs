//! What people are told in the panel: the bell, the page, and that nobody reads what others were told.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::admin::{Notice, Notices};
use flaskboost::app::App;
use flaskboost::session::Level;
use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::ConnectionTrait;

use crate::tokens::token_on;

const ROOT: &str = "root@example.org";
const ADA: &str = "ada@example.org";
const PLACE: &str = "/admin/-/notices";

fn office() -> App {
    crate::site_with_admin(|admin| admin.notices())
}

async fn id_of(site: &TestApp, email: &str) -> i64 {
    User::find_by_email(site.db(), email).await.expect("a database").expect("a user").id
}

async fn tell(site: &TestApp, email: &str, notices: impl IntoIterator<Item = Notice>) {
    let (teller, id) = (site.state().services.get::<Notices>().expect("notices"), id_of(site, email).await);
    let told = site.db().transaction(async |tx| {
        for notice in notices {
            teller.tell(tx, id, notice).await?;
        }
        Ok(())
    });
    told.await.expect("notices that are in order");
}

/// What the bell says.
fn bell(page: &Page) -> String {
    page.find_all("a.admin-bell").first().and_then(|bell| bell.attribute("aria-label")).unwrap_or_default().to_owned()
}

fn shown(page: &Page) -> usize {
    page.find_all("li.notice").len()
}

async fn post(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> Page {
    let token = token_on(&browser.visit("/shelves/new").await);
    let mut all = vec![("csrf_token", token.as_str())];
    all.extend_from_slice(fields);
    browser.post(address, &all).await
}

async fn count(site: &TestApp, wanted: &str) -> i64 {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM notices WHERE {wanted}");
    let statement = sea_orm::Statement::from_string(site.db().get_database_backend(), sql);
    let row = site.db().query_one_raw(statement).await.expect("a database").expect("a row");
    row.try_get("", "n").expect("a number")
}

#[tokio::test]
async fn the_bell_tells_how_many_are_unread_and_the_page_what_they_say() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    assert_eq!(bell(&root.visit("/admin").await), "Notices, none unread");
    root.visit(PLACE).await.assert_status(200).assert_text("No notices");
    let done = Notice::new("The import is done.").level(Level::Success).link("/admin/users?role=user");
    tell(&site, ROOT, [done, Notice::new("<b>bold</b> & sly")]).await;
    assert_eq!(bell(&root.visit("/admin/users").await), "Notices, 2 unread");
    let page = root.visit(PLACE).await;
    page.assert_text("<b>bold</b> & sly").assert_element("li.notice.tone-success.unread a");
    let links = page.find_all("li.notice a");
    assert_eq!(links.first().and_then(|link| link.attribute("href")), Some("/admin/users?role=user"));
    assert_eq!(shown(&page), 2);
    root.submit("Mark as read: <b>bold</b> & sly").await.assert_status(200);
    assert_eq!(bell(root.page()), "Notices, 1 unread");
    assert_eq!(root.page().url(), PLACE);
    tell(&site, ROOT, [Notice::new("Just now")]).await;
    // The page was drawn before that, so that stays unread.
    root.submit("Mark all as read").await.assert_status(200);
    assert_eq!((bell(root.page()), shown(root.page())), ("Notices, 1 unread".to_owned(), 3));
}

#[tokio::test]
async fn a_panel_without_notices_has_no_bell() {
    let site = TestApp::new(crate::site_with_admin(|admin| admin)).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    assert!(root.visit("/admin").await.find_all(".admin-bell").is_empty());
    root.visit(PLACE).await.assert_status(404);
    assert!(site.state().services.get::<Notices>().is_none());
}

#[tokio::test]
async fn the_bell_costs_one_query() {
    let with = TestApp::new(office()).await;
    let without = TestApp::new(crate::site_with_admin(|admin| admin)).await;
    let mut counts = Vec::new();
    for site in [&with, &without] {
        let mut root = site.log_in_as_admin(ROOT).await;
        root.visit("/admin/users").await.assert_status(200);
        counts.push(site.query_count(root.visit("/admin/users")).await);
    }
    assert_eq!(counts[0], counts[1] + 1);
}

#[tokio::test]
async fn nobody_reads_or_marks_what_others_were_told() {
    let site = TestApp::new(office()).await;
    let (mut root, mut ada) = (site.log_in_as_admin(ROOT).await, site.log_in_as_admin(ADA).await);
    tell(&site, ROOT, [Notice::new("For root alone")]).await;
    ada.visit(PLACE).await.assert_status(200).assert_no_text("For root alone");
    assert_eq!(bell(ada.page()), "Notices, none unread");
    post(&mut ada, "/admin/-/notices/1/read", &[]).await.assert_status(404);
    post(&mut ada, "/admin/-/notices/99/read", &[]).await.assert_status(404);
    post(&mut ada, "/admin/-/notices/read-all", &[("newest", "99")]).await.assert_status(200);
    assert_eq!(count(&site, "read_at IS NULL").await, 1);
    post(&mut root, "/admin/-/notices/1/read", &[]).await.assert_status(200);
    post(&mut root, "/admin/-/notices/1/read", &[]).await.assert_status(200);
    assert_eq!(count(&site, "read_at IS NULL").await, 0);
}

#[tokio::test]
async fn strangers_members_forgeries_and_nonsense_are_refused() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    tell(&site, ROOT, [Notice::new("Hello")]).await;
    site.browser().visit(PLACE).await.assert_title("Log in · FlaskBoost app");
    let mut ann = site.log_in_as("ann@example.org").await;
    ann.visit(PLACE).await.assert_status(403);
    post(&mut ann, "/admin/-/notices/1/read", &[]).await.assert_status(403);
    for forged in [&[][..], &[("csrf_token", "forged"), ("newest", "1")]] {
        root.post("/admin/-/notices/1/read", forged).await.assert_status(403);
        root.post("/admin/-/notices/read-all", forged).await.assert_status(403);
    }
    assert_eq!(count(&site, "read_at IS NULL").await, 1);
    for query in ["before=x", "before=", "before=9999999999999999999"] {
        root.visit(&format!("{PLACE}?{query}")).await.assert_status(400);
    }
    root.visit(&format!("{PLACE}?before=-5")).await.assert_status(200);
    post(&mut root, "/admin/-/notices/read-all", &[("newest", "x")]).await.assert_status(400);
    post(&mut root, "/admin/-/notices/x/read", &[]).await.assert_status(404);
}

#[tokio::test]
async fn the_page_goes_on_and_the_bell_stops_counting() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    tell(&site, ROOT, (1..=99).map(|number| Notice::new(format!("Number {number}.")))).await;
    let page = root.visit(PLACE).await;
    assert_eq!((shown(&page), bell(&page)), (50, "Notices, 99 unread".to_owned()));
    page.assert_text("Number 99.").assert_no_text("Number 49.");
    let page = root.click("Older notices").await;
    assert_eq!(shown(&page), 49);
    page.assert_text("Number 49.").assert_text("Number 1.").assert_text("Newest notices");
    tell(&site, ROOT, [Notice::new("One more")]).await;
    let page = root.visit("/admin").await;
    assert_eq!(bell(&page), "Notices, more than 99 unread");
    page.assert_text("99+");
}

#[tokio::test]
async fn somebody_has_a_thousand_unread_ones_at_most() {
    let site = TestApp::new(office()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    site.log_in_as_admin(ADA).await;
    tell(&site, ADA, [Notice::new("Ada's")]).await;
    tell(&site, ROOT, [Notice::new("Read soon")]).await;
    root.visit(PLACE).await.assert_status(200);
    root.submit("Mark all as read").await.assert_status(200);
    tell(&site, ROOT, (1..=1002).map(|number| Notice::new(format!("Number {number}.")))).await;
    assert_eq!(count(&site, "read_at IS NULL AND text LIKE 'Number %'").await, 1000);
    assert_eq!(count(&site, "text IN ('Number 1.', 'Number 2.')").await, 0);
    assert_eq!(count(&site, "text IN ('Read soon', 'Ada''s', 'Number 3.')").await, 3);
}

#[tokio::test]
async fn a_notice_stands_and_falls_with_the_transaction() {
    let site = TestApp::new(office()).await;
    site.log_in_as_admin(ROOT).await;
    let (teller, id) = (site.state().services.get::<Notices>().expect("notices"), id_of(&site, ROOT).await);
    let tx = site.db().begin().await.expect("a transaction");
    teller.tell(&tx, id, Notice::new("Never")).await.expect("a notice");
    tx.rollback().await.expect("a rollback");
    assert_eq!(count(&site, "1 = 1").await, 0);
    for wrong in [Notice::new(""), Notice::new("x".repeat(301)), Notice::new("x").link("https://evil.example")] {
        let told = site.db().transaction(async |tx| teller.tell(tx, id, wrong).await);
        assert_eq!(told.await.unwrap_err().status(), 422);
    }
    let nobody = site.db().transaction(async |tx| teller.tell(tx, 999_999, Notice::new("x")).await);
    assert!(nobody.await.is_err());
    assert_eq!(count(&site, "1 = 1").await, 0);
}

#[tokio::test]
async fn old_notices_are_swept_and_those_of_a_person_are_gone_with_them() {
    let site = TestApp::new(office()).await;
    let _root = site.log_in_as_admin(ROOT).await;
    site.log_in_as_admin(ADA).await;
    let teller = site.state().services.get::<Notices>().expect("notices");
    tell(&site, ROOT, [Notice::new("Old")]).await;
    site.advance(Duration::days(60));
    tell(&site, ROOT, [Notice::new("Young")]).await;
    tell(&site, ADA, [Notice::new("Ada's")]).await;
    assert_eq!(teller.sweep(site.db()).await.expect("a database"), 0);
    site.advance(Duration::days(31));
    assert_eq!(teller.sweep(site.db()).await.expect("a database"), 1);
    assert_eq!(count(&site, "text = 'Young'").await, 1);
    site.db().execute_unprepared("DELETE FROM users WHERE email = 'ada@example.org'").await.expect("a database");
    assert_eq!(count(&site, "text = 'Ada''s'").await, 0);
}
