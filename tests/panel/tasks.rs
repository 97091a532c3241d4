//! Long work in the background: all rows of a list, each for itself, for whoever asked and as long as they may.

use chrono::Duration;

use flaskboost::admin::{AdminModel, AdminSpec};
use flaskboost::app::BootError;
use flaskboost::auth::{Action, Resource};
use flaskboost::db::trail::{Entry, EntryFilter};
use flaskboost::form::{Form, Password};
use flaskboost::policy::{Policy, Rules};
use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::ConnectionTrait;
use sea_orm::entity::prelude::*;

use crate::parcels::{all, change, depot, opened, plant, send};

const BULK: &str = "/admin/parcels/-/bulk";
const DAY: Duration = Duration::days(1);

/// Asks for a task with these answers; gives its address.
async fn ask(browser: &mut Browser, action: &str, query: &str, answers: &[(&str, &str)]) -> String {
    let mut fields = vec![("action", action), ("query", query), ("confirmed", "1"), ("task", "1")];
    fields.extend(answers);
    let page = send(browser, BULK, &fields).await;
    page.assert_status(303);
    page.header("location").expect("an address").to_owned()
}

async fn shown(browser: &mut Browser, address: &str) -> Page {
    let page = browser.visit(address).await;
    page.assert_status(200);
    page
}

async fn sent(site: &TestApp) -> usize {
    all(site).await.iter().filter(|parcel| parcel.sent > 0).count()
}

#[tokio::test]
async fn three_thousand_rows_are_worked_and_those_in_the_way_are_named() {
    let (site, mut root) = opened(3000).await;
    change(&site, 7, "is_locked = (1 = 1)").await;
    change(&site, 2500, "note = 'torn'").await;
    let page = root.visit("/admin/parcels").await;
    page.assert_text("All 3000 that match");
    let page = send(&mut root, BULK, &[("action", "send"), ("all", "1"), ("query", "")]).await;
    page.assert_status(200).assert_text("Send: 3000 rows").assert_text("listed with the reason");
    assert_eq!(sent(&site).await, 0, "nothing is done before the answer");
    let address = ask(&mut root, "send", "", &[]).await;
    let page = shown(&mut root, &address).await;
    page.assert_text("waiting").assert_element("#task[data-follow]").assert_element("noscript");
    site.work().await;
    let page = shown(&mut root, &address).await;
    page.assert_text("3000 rows worked, 2 of them failed");
    page.assert_text("P7: You may not do this to it.").assert_text("P2500: It is torn.");
    assert!(page.find_all("#task[data-follow]").is_empty(), "an ended task is looked at no more");
    let parcels = all(&site).await;
    assert!(parcels.iter().all(|parcel| parcel.sent == i32::from(![7, 2500].contains(&parcel.id))));
    root.visit("/admin/-/tasks").await.assert_status(200).assert_text("Send, Parcels").assert_text("3000/3000");
}

#[tokio::test]
async fn a_worker_that_dies_in_the_middle_is_followed_by_one_that_goes_on() {
    let (site, mut root) = opened(1600).await;
    // From the largest key on: the second batch stumbles.
    change(&site, 900, "note = 'trap'").await;
    let address = ask(&mut root, "send", "", &[]).await;
    site.work().await;
    let page = shown(&mut root, &address).await;
    let before = sent(&site).await;
    page.assert_text("running").assert_text(&format!("{before} rows worked"));
    // The trap is the 701st row, and a batch has 500 at most.
    assert!((1..=700).contains(&before), "of a batch that was not finished, nothing stays: {before}");
    change(&site, 900, "note = NULL").await;
    site.advance(DAY);
    site.work().await;
    shown(&mut root, &address).await.assert_text("1600 rows worked").assert_no_text("failed");
    assert!(all(&site).await.iter().all(|parcel| parcel.sent == 1), "no row is worked twice");
}

#[tokio::test]
async fn two_workers_of_one_task_work_no_row_twice() {
    let (site, mut root) = opened(1200).await;
    let address = ask(&mut root, "send", "", &[]).await;
    send(&mut root, &format!("{address}/resume"), &[]).await.assert_status(303);
    site.work().await;
    shown(&mut root, &address).await.assert_text("1200 rows worked").assert_no_text("failed");
    assert!(all(&site).await.iter().all(|parcel| parcel.sent == 1));
    send(&mut root, &format!("{address}/resume"), &[]).await.assert_status(303);
    site.work().await;
    assert!(all(&site).await.iter().all(|parcel| parcel.sent == 1), "an ended task does not begin again");
}

#[tokio::test]
async fn only_the_rows_of_the_list_are_worked_and_the_trail_says_who_did_it() {
    let (site, mut root) = opened(1500).await;
    let address = ask(&mut root, "send", "f.grams.to=1100&order=grams", &[]).await;
    site.work().await;
    shown(&mut root, &address).await.assert_text("1100 rows worked");
    assert!(all(&site).await.iter().all(|parcel| (parcel.sent == 1) == (parcel.grams <= 1100)));
    let entries = Entry::list(site.db(), &EntryFilter { max: 1, ..EntryFilter::default() }).await.unwrap();
    let by = &entries.first().expect("an entry").by;
    assert!(by.user_id.is_some() && by.request_id.as_deref() == Some("task 1"), "{by:?}");
}

#[tokio::test]
async fn more_rows_than_are_counted_are_worked_too() {
    let (site, mut root) = opened(10_600).await;
    root.visit("/admin/parcels").await.assert_text("All that match");
    let page = send(&mut root, BULK, &[("action", "delete"), ("all", "1"), ("query", "q=p1")]).await;
    page.assert_status(200).assert_text("Delete: all rows that match");
    let address = ask(&mut root, "delete", "q=p1", &[]).await;
    site.work().await;
    shown(&mut root, &address).await.assert_text("done");
    let left = all(&site).await;
    assert!(left.iter().all(|parcel| !parcel.code.starts_with("P1")) && left.len() > 7000, "{}", left.len());
}

#[tokio::test]
async fn a_cancelled_task_does_no_more() {
    let (site, mut root) = opened(1600).await;
    change(&site, 900, "note = 'trap'").await;
    let address = ask(&mut root, "send", "", &[]).await;
    site.work().await;
    shown(&mut root, &address).await.assert_text("running");
    let before = sent(&site).await;
    assert!((1..=700).contains(&before), "{before}");
    root.submit("Cancel the task")
        .await
        .assert_status(200)
        .assert_text("cancelled")
        .assert_text("What was done stays.");
    change(&site, 900, "note = NULL").await;
    site.advance(DAY);
    site.work().await;
    assert_eq!(sent(&site).await, before);
    shown(&mut root, &address).await.assert_text("cancelled").assert_text(&format!("{before} rows worked"));
}

#[tokio::test]
async fn who_loses_the_role_loses_the_task() {
    let site = TestApp::new(depot()).await;
    plant(site.db(), 1600).await;
    let mut kim = site.log_in_with_role("kim@example.org", "packer").await;
    change(&site, 900, "note = 'trap'").await;
    let address = ask(&mut kim, "send", "", &[]).await;
    site.work().await;
    let before = sent(&site).await;
    assert!((1..=700).contains(&before), "{before}");
    change(&site, 900, "note = NULL").await;
    let sql = "UPDATE users SET role = 'user' WHERE email = 'kim@example.org'";
    site.db().execute_unprepared(sql).await.expect("no role");
    site.advance(DAY);
    site.work().await;
    assert_eq!(sent(&site).await, before, "not one row more");
    let mut root = site.log_in_as_admin("root@example.org").await;
    shown(&mut root, &address).await.assert_text("stopped").assert_text("may not do this any more");
}

#[tokio::test]
async fn who_may_do_it_to_no_row_gets_no_task() {
    let site = TestApp::new(depot()).await;
    plant(site.db(), 1100).await;
    let mut kim = site.log_in_with_role("kim@example.org", "packer").await;
    for confirmed in [&[("all", "1")][..], &[("confirmed", "1"), ("task", "1")]] {
        let mut fields = vec![("action", "delete"), ("query", "")];
        fields.extend(confirmed);
        send(&mut kim, BULK, &fields).await.assert_status(403);
    }
    let page =
        send(&mut kim, BULK, &[("action", "send"), ("query", "f.pin=x"), ("confirmed", "1"), ("task", "1")]).await;
    page.assert_status(400);
    kim.visit("/admin/-/tasks").await.assert_text("No tasks");
}

#[tokio::test]
async fn a_task_is_seen_by_its_owner_and_by_who_may_see_the_jobs() {
    let site = TestApp::new(depot()).await;
    plant(site.db(), 1100).await;
    change(&site, 7, "is_locked = (1 = 1)").await;
    let mut kim = site.log_in_with_role("kim@example.org", "packer").await;
    let mut lee = site.log_in_with_role("lee@example.org", "packer").await;
    let mut watch = site.log_in_with_role("watch@example.org", "watch").await;
    let address = ask(&mut kim, "send", "", &[]).await;
    lee.visit(&address).await.assert_status(404);
    lee.visit("/admin/-/tasks").await.assert_no_text("Send");
    for deed in ["cancel", "resume"] {
        send(&mut lee, &format!("{address}/{deed}"), &[]).await.assert_status(404);
        send(&mut watch, &format!("{address}/{deed}"), &[]).await.assert_status(403);
    }
    site.work().await;
    shown(&mut kim, &address).await.assert_text("P7: You may not do this to it.");
    // The watch may see no parcel, so neither which one failed nor what was done to which.
    let page = shown(&mut watch, &address).await;
    page.assert_text("1100 rows worked").assert_no_text("P7").assert_no_text("Parcels");
    kim.visit("/admin/-/tasks/x").await.assert_status(404);
    kim.visit("/admin/-/tasks?before=x").await.assert_status(400);
}

#[tokio::test]
async fn an_action_asks_its_form_and_keeps_what_was_typed() {
    let (site, mut root) = opened(3).await;
    root.visit("/admin/parcels").await.assert_status(200);
    root.check("P1").check("P3").select("With the selected rows", "Mark");
    root.submit("Go on").await.assert_status(200).assert_text("Mark: 2 rows");
    root.fill("Word", "much too long a word");
    let page = root.submit("Mark").await;
    page.assert_status(422);
    assert_eq!(page.field_value("Word"), "much too long a word");
    assert!(!page.field_errors("Word").is_empty());
    assert!(all(&site).await.iter().all(|parcel| parcel.note.is_none()));
    root.fill("Word", "fragile");
    root.submit("Mark").await.assert_status(200);
    let marked: Vec<i64> = all(&site).await.iter().filter(|one| one.note.is_some()).map(|one| one.id).collect();
    assert_eq!(marked, [1, 3]);
}

#[tokio::test]
async fn a_task_takes_the_answers_along() {
    let (site, mut root) = opened(1100).await;
    let wrong = [("action", "mark"), ("query", ""), ("confirmed", "1"), ("task", "1"), ("word", "")];
    send(&mut root, BULK, &wrong).await.assert_status(422).assert_text("in the background");
    let address = ask(&mut root, "mark", "", &[("word", "fragile"), ("grams", "1")]).await;
    site.work().await;
    shown(&mut root, &address).await.assert_text("1100 rows worked").assert_no_text("failed");
    assert!(
        all(&site).await.iter().all(|one| one.note.as_deref() == Some("fragile") && i64::from(one.grams) == one.id)
    );
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "safes")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "safes";
}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
    }
}

/// What no task may keep, and a name that the page has for itself.
#[derive(Form)]
pub(crate) struct Opening {
    code: Password,
    query: String,
}

impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.action_with::<Opening>("open", "Open", Action::EDIT, |_, _: Self, _| Box::pin(async { Ok(()) }))
    }
}

#[tokio::test]
async fn an_action_that_asks_for_a_secret_is_found_at_the_start() {
    let app = crate::site_with_admin(|admin| admin.model::<Model>());
    let error = TestApp::boot(app, |_| {}).await.expect_err("a refusal");
    let BootError::Problems(problems) = error else { panic!("{error}") };
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|text| text.contains("field `code`")), "{told:?}");
    assert!(told.iter().any(|text| text.contains("field `query`")), "{told:?}");
}
