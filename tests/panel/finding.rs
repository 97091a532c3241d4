//! The search over all models, the front page, and what an app adds to the panel.

use axum::extract::Path;
use flaskboost::admin::{Admin, AdminModel, AdminSpec, Card, Frame, Staff};
use flaskboost::app::App;
use flaskboost::auth::{Actor, BoxFuture, Permission, Resource};
use flaskboost::controller::Routes;
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::policy::{Policy, Rule, Rules};
use flaskboost::testing::TestApp;
use flaskboost::view::View;
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::app;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "papers")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) owner_id: i64,
    pub(crate) title: String,
    pub(crate) price: String,
    pub(crate) written_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "papers";
}

/// Everybody sees their own; the price is read by those who may see every paper.
impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::owner(Column::OwnerId) | Rule::permission(Permission::view::<Self>()))
            .read(Column::Price, Rule::permission(Permission::view::<Self>()))
    }
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.search([Column::Title, Column::Price]).chart(Column::WrittenOn)
    }
}

struct Reports;

impl Resource for Reports {
    const NAME: &'static str = "reports";
}

#[derive(Default, Serialize, View)]
#[view("reports.html")]
struct Report {
    frame: Frame,
    name: String,
}

async fn report(frame: Frame) -> Report {
    Report { frame, name: "all".to_owned() }
}

async fn one_report(frame: Frame, Path(name): Path<String>) -> Report {
    Report { frame, name }
}

fn answer<'a>(_: &'a Db, actor: &'a Actor) -> BoxFuture<'a, Result<Option<Card>>> {
    let card = Card::new("The answer", 42).note("as ever").href("/admin/-/reports");
    Box::pin(async move { Ok(actor.may(Permission::view::<Reports>()).then_some(card)) })
}

fn desk(admin: Admin) -> Admin {
    admin.model::<Model>().page("reports", "Reports", Permission::view::<Reports>()).card(answer)
}

fn paper_site() -> App {
    let roles = app::models::roles().role("clerk").above("user").may(Permission::view::<Staff>());
    let routes = Routes::new()
        .get("reports", "/admin/-/reports", report)
        .get("reports.one", "/admin/-/reports/{name}", one_report)
        .guard(flaskboost::auth::Guard::LoggedIn);
    crate::site_with_admin(desk).roles(roles).routes(routes)
}

async fn run(site: &TestApp, sql: &str) {
    site.db().execute_unprepared(sql).await.expect("a change");
}

/// A site with papers: one of the clerk, and two of nobody.
async fn papers() -> TestApp {
    let site = TestApp::new(paper_site()).await;
    site.log_in_with_role("lee@example.org", "clerk").await;
    run(
        &site,
        "CREATE TABLE papers (id BIGINT PRIMARY KEY, owner_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, \
         price VARCHAR(20) NOT NULL, written_on DATE)",
    )
    .await;
    for (id, owner, title, price) in [(1, "id", "Apples 100% fresh", "7 gold"), (2, "0", "Apples_and pears", "8 gold")]
    {
        let sql = format!(
            "INSERT INTO papers SELECT {id}, {owner}, '{title}', '{price}', NULL FROM users WHERE email = 'lee@example.org'"
        );
        run(&site, &sql).await;
    }
    site
}

#[tokio::test]
async fn everything_is_searched_by_its_beginning_and_by_its_number() {
    let site = papers().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/-/search?q=aPPles").await;
    page.assert_status(200).assert_text("Papers").assert_text("Apples 100% fresh").assert_text("Apples_and pears");
    page.assert_element("a[href='/admin/papers/1']");
    root.visit("/admin/-/search?q=2").await.assert_text("Apples_and pears").assert_no_text("Apples 100% fresh");
    root.visit("/admin/-/search?q=lee%40").await.assert_text("Users").assert_text("lee@example.org");
    root.visit("/admin/-/search?q=pears").await.assert_text("Nothing was found");
    root.visit("/admin/-/search").await.assert_status(200).assert_no_text("Nothing was found");
}

#[tokio::test]
async fn signs_of_patterns_are_letters_like_any_other() {
    let site = papers().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/-/search?q=%25").await.assert_text("Nothing was found");
    root.visit("/admin/-/search?q=Apples_").await.assert_text("Apples_and pears").assert_no_text("Apples 100% fresh");
    root.visit("/admin/-/search?q=%27%3B%20DROP%20TABLE%20papers").await.assert_text("Nothing was found");
    root.visit("/admin/-/search?q=%3Cscript%3E").await.assert_status(200).assert_text("<script>");
    let long = "a".repeat(5000);
    root.visit(&format!("/admin/-/search?q={long}")).await.assert_status(200);
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_see_or_by_what_they_may_not_read() {
    let site = papers().await;
    let mut lee = site.log_in_with_role("lee@example.org", "clerk").await;
    let page = lee.visit("/admin/-/search?q=apples").await;
    page.assert_text("Apples 100% fresh").assert_no_text("Apples_and pears");
    lee.visit("/admin/-/search?q=2").await.assert_text("Nothing was found");
    lee.visit("/admin/-/search?q=7%20gold").await.assert_text("Nothing was found");
    lee.visit("/admin/-/search?q=root%40").await.assert_text("Nothing was found");
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/-/search?q=7%20gold").await.assert_text("Apples 100% fresh");
    site.browser().visit("/admin/-/search?q=a").await.assert_title("Log in · FlaskBoost app");
    site.log_in_as("ann@example.org").await.visit("/admin/-/search?q=a").await.assert_status(403);
}

#[tokio::test]
async fn the_front_page_counts_what_somebody_may_see() {
    let site = papers().await;
    let today = site.clock().now().date_naive();
    run(&site, &format!("UPDATE papers SET written_on = '{today}'")).await;
    let mut lee = site.log_in_with_role("lee@example.org", "clerk").await;
    let page = lee.visit("/admin").await;
    page.assert_text("Papers").assert_text("1 row").assert_text("1 in all").assert_no_text("The answer");
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin").await;
    page.assert_text("2 in all, at most 2 on one day")
        .assert_text("The answer")
        .assert_text("42")
        .assert_text("as ever");
}

#[tokio::test]
async fn a_large_table_is_not_counted_to_its_end() {
    let site = papers().await;
    run(
        &site,
        "INSERT INTO papers SELECT n + 10, 0, 'Many', '1', NULL FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL \
         SELECT n + 1 FROM c WHERE n < 10500) SELECT n FROM c) AS numbers",
    )
    .await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin").await;
    assert!(page.text().contains("more than 10"), "{}", page.text());
    // The oldest rows are beyond the newest ten thousand: they are found by their number, and not by their words.
    root.visit("/admin/-/search?q=apples").await.assert_text("Nothing was found");
    root.visit("/admin/-/search?q=1").await.assert_text("Apples 100% fresh");
    let page = root.visit("/admin/-/search?q=many").await;
    assert_eq!(page.find_all(".links li").len(), 5);
}

#[tokio::test]
async fn a_page_of_the_app_stands_in_the_frame_and_behind_its_permission() {
    let site = papers().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/-/reports").await;
    page.assert_status(200).assert_text("Report: all").assert_element("nav a[aria-current][href='/admin/-/reports']");
    root.visit("/admin/-/reports/july").await.assert_status(200).assert_text("Report: july");
    let mut lee = site.log_in_with_role("lee@example.org", "clerk").await;
    lee.visit("/admin").await.assert_status(200).assert_no_text("Reports");
    for address in ["/admin/-/reports", "/admin/-/reports/july"] {
        lee.visit(address).await.assert_status(403);
        site.log_in_as("ann@example.org").await.visit(address).await.assert_status(403);
        site.browser().visit(address).await.assert_title("Log in · FlaskBoost app");
    }
}

#[tokio::test]
async fn a_page_that_takes_the_place_of_another_is_a_problem_at_the_start() {
    let twice = |admin: Admin| desk(admin).page("jobs", "Jobs", Permission::view::<Reports>());
    let refused = TestApp::boot(crate::site_with_admin(twice), |_| {}).await;
    let told = refused.expect_err("a problem").to_string();
    assert!(told.contains("FB9603") && told.contains("`jobs`"), "{told}");
}
