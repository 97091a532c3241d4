//! The kit with which an app tests its own panel: what it finds, what it sends, and what it says when something is not so.

use std::panic::AssertUnwindSafe;

use flaskboost::testing::{TestApp, TestPanel};
use futures_util::FutureExt;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::visitors::{Entity, Model as Item, plant, shop};

/// The shop with a lamp, which belongs to the owner, and a rug.
async fn opened() -> (TestApp, Item, Item) {
    let site = TestApp::new(shop()).await;
    let _ = site.log_in_with_role("owner@example.org", "owner").await;
    plant(&site).await;
    // Out of the way of the numbers that a server gives to new rows.
    site.db().execute_unprepared("UPDATE panel_items SET id = id + 1000").await.expect("other numbers");
    let lamp = item(&site, 1001).await.expect("a lamp");
    let rug = item(&site, 1002).await.expect("a rug");
    (site, lamp, rug)
}

async fn item(site: &TestApp, id: i64) -> Option<Item> {
    Entity::find_by_id(id).one(site.db()).await.expect("an answer")
}

/// What a test says that fails.
async fn told(work: impl Future) -> String {
    let Err(panic) = AssertUnwindSafe(work).catch_unwind().await.map(|_| ()) else { panic!("the test did not fail") };
    panic.downcast_ref::<String>().expect("a message").clone()
}

#[tokio::test]
async fn lists_rows_and_files_are_read_as_people_see_them() {
    let (site, lamp, _) = opened().await;
    let mut viewer = site.panel_as("viewer").await;
    let list = viewer.list::<Item>().order("title").await;
    list.assert_columns(["Title", "Price"]).assert_rows(["Lamp", "Rug"]).assert_cell("Rug", "Price", "90");
    viewer.list::<Item>().search("rug").await.assert_rows(["Rug"]);
    viewer.list::<Item>().search("nothing").await.assert_rows([]);
    let row = viewer.row(&lamp).open().await;
    row.assert_there().assert_value("Title", "Lamp").assert_not_editable("Title").assert_no_field("Password");
    viewer.export::<Item>("csv").await.assert_text("Lamp,20").assert_no_text("password");
    viewer.list::<Item>().search("rug").export("csv").await.assert_content("title,price\nRug,90");
    let mut changer = site.panel_as("changer").await;
    changer.row(&lamp).open().await.assert_editable("title").assert_value("price", "20");
}

#[tokio::test]
async fn what_is_filled_in_is_saved_and_the_rest_of_the_form_stays() {
    let (site, lamp, _) = opened().await;
    let mut changer = site.panel_as("changer").await;
    changer.row(&lamp).fill("title", "Old lamp").save().await.assert_saved();
    let changed = item(&site, 1001).await.expect("a lamp");
    assert_eq!(changed, Item { title: "Old lamp".to_owned(), ..lamp.clone() });
    let saved = changer.row(&lamp).fill("Price", "cheap").save().await;
    saved.assert_refused().assert_invalid("Price", "Write a whole number, such as 12.");
    let mut root = site.panel_as("admin").await;
    root.new_row::<Item>().fill("title", "Vase").fill("price", "7").save().await.assert_saved();
    root.row(&lamp).fill("title", "Copy").save_as_new().await.assert_saved();
    root.list::<Item>().order("title").await.assert_rows(["Copy", "Old lamp", "Rug", "Vase"]);
}

#[tokio::test]
async fn rows_are_deleted_one_by_one_and_together() {
    let (site, lamp, rug) = opened().await;
    let mut deleter = site.panel_as("deleter").await;
    deleter.row(&lamp).delete().await.assert_done();
    deleter.bulk("delete", [&rug]).await.assert_done();
    deleter.list::<Item>().await.assert_rows([]);
    deleter.bulk("delete", [&rug]).await.assert_refused().assert_text("1002 is not there any more.");
}

#[tokio::test]
async fn what_the_page_does_not_offer_is_sent_and_refused_by_the_site() {
    let (site, lamp, rug) = opened().await;
    let mut viewer = site.panel_as("viewer").await;
    viewer.row(&lamp).fill("title", "Mine").save().await.assert_refused().assert_forbidden();
    viewer.row(&lamp).delete().await.assert_forbidden();
    viewer.new_row::<Item>().fill("title", "Mine").fill("price", "1").save().await.assert_forbidden();
    viewer.row(&lamp).fill("title", "Mine").save_as_new().await.assert_forbidden();
    viewer.bulk("delete", [&lamp, &rug]).await.assert_refused().assert_text("You may not do this to Lamp.");
    // The price is theirs to change, and the title is not.
    let mut pricer = site.panel_as("pricer").await;
    pricer.row(&lamp).fill("price", "30").fill("title", "Mine").save().await.assert_forbidden();
    pricer.row(&lamp).fill("price", "30").save().await.assert_saved();
    let mut owner = TestPanel::of(site.log_in_as("owner@example.org").await);
    owner.row(&rug).fill("title", "Mine").save().await.assert_missing();
    owner.row(&rug).open().await.assert_missing();
    let mut bare = site.panel_as("bare").await;
    bare.list::<Item>().await.assert_missing();
    bare.export::<Item>("csv").await.assert_refused();
    site.panel_as("user").await.list::<Item>().await.assert_forbidden();
    let mut stranger = TestPanel::of(site.browser());
    stranger.row(&lamp).fill("title", "Mine").save().await.assert_refused();
    stranger.bulk("delete", [&lamp]).await.assert_refused();
    stranger.export::<Item>("csv").await.assert_refused();
    assert_eq!(item(&site, 1001).await, Some(Item { price: 30, ..lamp }));
    assert_eq!(item(&site, 1002).await, Some(rug));
}

#[tokio::test]
async fn a_test_that_fails_says_what_stood_there_instead() {
    let (site, lamp, _) = opened().await;
    let mut viewer = site.panel_as("viewer").await;
    let list = viewer.list::<Item>().order("title").await;
    let why = told(async { list.assert_rows(["Lamp"]).page().status() }).await;
    assert!(why.contains(r#"expected the rows ["Lamp"]; the page has ["Lamp", "Rug"]"#), "{why}");
    let why = told(async { list.assert_cell("Rug", "Price", "91").page().status() }).await;
    assert!(why.contains(r#"expected "91" under "Price" of "Rug"; there stands "90""#), "{why}");
    let why = told(async { list.assert_cell("Rug", "Cost", "90").page().status() }).await;
    assert!(why.contains(r#"expected the column "Cost"; the page has ["Title", "Price"]"#), "{why}");
    let row = viewer.row(&lamp).open().await;
    let why = told(async { row.assert_value("Title", "Vase").page().status() }).await;
    assert!(why.contains(r#"expected "Title" to hold "Vase"; it holds "Lamp""#), "{why}");
    let why = told(async { row.assert_value("Cost", "1").page().status() }).await;
    assert!(why.contains("the page shows:") && why.contains("Price"), "{why}");
    let why = told(async { row.assert_editable("Title").page().status() }).await;
    assert!(why.contains(r#"expected to change "Title""#), "{why}");
    let saved = viewer.row(&lamp).fill("title", "Mine").save().await;
    let why = told(async { saved.assert_saved().page().status() }).await;
    assert!(why.contains("expected this to be saved") && why.contains("POST /admin/items/1001 -> 403"), "{why}");
    let mut root = site.panel_as("admin").await;
    let saved = root.row(&lamp).fill("title", "Ours").save().await;
    let why = told(async { saved.assert_refused().page().status() }).await;
    assert!(why.contains("expected this to be refused, but it was done"), "{why}");
    let file = root.export::<Item>("csv").await;
    let why = told(async { file.assert_content("title\nRug").page().status() }).await;
    assert!(why.contains("expected the file\ntitle\nRug\nbut it is\ntitle,price"), "{why}");
    let why = told(async { file.assert_refused().page().status() }).await;
    assert!(why.contains("expected the file to be refused"), "{why}");
}
