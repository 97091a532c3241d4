//! A row is shown, added and changed.

use flaskboost::testing::TestApp;

use super::zoo::zoo;
use super::{ask, run};

const ROOT: &str = "root@example.org";

#[tokio::test]
async fn a_row_is_added_and_changed() {
    let site = TestApp::new(zoo()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/people/-/new").await.assert_status(200).assert_title("Add Person · FlaskBoost app");
    let page = root.fill("Name", "Grace Hopper").check("Is active").submit("Save and continue").await;
    page.assert_status(200).assert_title("Grace Hopper · FlaskBoost app").assert_text("Added: Grace Hopper");
    assert_eq!(ask(&site, "SELECT slug FROM people").await, "grace-hopper", "the server fills in the slug");
    assert_eq!(page.field_value("Slug"), "grace-hopper");
    page.assert_text("Visits");
    let page = root.fill("Name", "Grace").uncheck("Is active").submit("Save and continue").await;
    page.assert_status(200).assert_title("Grace · FlaskBoost app").assert_text("Saved: Grace");
    assert_eq!(ask(&site, "SELECT name FROM people").await, "Grace");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people WHERE is_active").await, "0");
    root.submit("Save and add another").await.assert_redirected_to("/admin/people/-/new");
}

#[tokio::test]
async fn saving_goes_back_to_the_list_and_saving_as_new_leaves_the_row() {
    let site = TestApp::new(zoo()).await;
    run(&site, "INSERT INTO people (name, slug, is_active) VALUES ('Ada', 'ada', true)").await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/people/1").await.assert_status(200);
    root.fill("Name", "Ada II").submit("Save").await.assert_redirected_to("/admin/people");
    root.visit("/admin/people/1").await.assert_title("Ada II · FlaskBoost app");
    let page = root.fill("Name", "Ada III").submit("Save as new").await;
    page.assert_redirected_to("/admin/people/2").assert_title("Ada III · FlaskBoost app");
    assert_eq!(ask(&site, "SELECT name FROM people WHERE id = 1").await, "Ada II");
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept() {
    let site = TestApp::new(zoo()).await;
    run(&site, "INSERT INTO people (name, slug, email, is_active) VALUES ('Ada', 'ada', 'ada@example.org', true)")
        .await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/people/-/new").await.assert_status(200);
    let page = root.fill("Name", "Ben").fill("Email", "ada@example.org").submit("Save").await;
    page.assert_status(422).assert_field_error("Email", "This is taken already.");
    assert_eq!(page.field_value("Name"), "Ben");
    let page = root.fill("Name", &"x".repeat(61)).fill("Email", "").submit("Save").await;
    page.assert_status(422).assert_field_error("Name", "This is too long.");
    let page = root.fill("Name", "Ben").fill("Salary", "much").submit("Save").await;
    page.assert_status(422).assert_field_error("Salary", "Write a whole number, such as 12.");
    assert_eq!(page.field_value("Salary"), "much");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "1");
}
