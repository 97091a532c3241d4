//! What falls with a row is shown before it is deleted, and nothing falls that one may not delete.

use flaskboost::testing::TestApp;

use super::zoo::zoo;
use super::{ask, forge, run};
use crate::tokens::token_on;

const ROOT: &str = "root@example.org";
const PEOPLE: &str = "INSERT INTO people (name, slug, is_active, mentor_id) VALUES ('Ada', 'ada', true, NULL), \
                      ('Ben', 'ben', true, NULL), ('Cyd', 'cyd', true, 2)";

#[tokio::test]
async fn a_row_to_which_nothing_refers_is_deleted_after_a_question() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/people/1").await.assert_status(200);
    root.click("Delete").await.assert_status(200).assert_text("Nothing else refers to this.");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "3", "the question changes nothing");
    root.submit("Yes, delete").await.assert_redirected_to("/admin/people");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "2");
    root.visit("/admin/people/1").await.assert_status(404);
}

#[tokio::test]
async fn what_falls_with_it_is_named_and_falls() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    run(&site, r#"INSERT INTO "order" ("group", person_id) VALUES ('Tea', 1), ('Cake', 1), ('Milk', 2)"#).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit("/admin/people/1/delete").await;
    page.assert_text("2 rows. They are deleted too.").assert_text("Tea").assert_text("Cake").assert_no_text("Milk");
    root.submit("Yes, delete").await.assert_redirected_to("/admin/people");
    assert_eq!(ask(&site, r#"SELECT COUNT(*) FROM "order""#).await, "1");
}

#[tokio::test]
async fn what_needs_it_keeps_it() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit("/admin/people/2/delete").await;
    page.assert_text("1 row. They need this, so it cannot be deleted.").assert_text("Cyd");
    assert!(page.find_all("button.danger").is_empty());
    let page = forge(&mut root, "/admin/people/2/delete", "/admin/people/2/delete", &[]).await;
    page.assert_status(409).assert_text("other rows need it");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "3");
}

#[tokio::test]
async fn what_only_loses_its_reference_is_said() {
    let site = TestApp::new(zoo()).await;
    run(&site, "INSERT INTO countries (code, name) VALUES ('日本', 'Japan')").await;
    run(&site, "INSERT INTO seats (line, number, label, country_code) VALUES ('a/b', 1, 'Front', '日本')").await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit("/admin/countries/~e6~97~a5~e6~9c~ac/delete").await;
    page.assert_status(200).assert_text("They stay, and refer to nothing any more.").assert_text("Front");
    root.submit("Yes, delete").await.assert_redirected_to("/admin/countries");
    assert_eq!(ask(&site, "SELECT country_code FROM seats").await, "NULL");
}

#[tokio::test]
async fn who_may_not_delete_what_falls_may_not_delete_the_row() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    run(&site, r#"INSERT INTO "order" ("group", person_id) VALUES ('Tea', 1)"#).await;
    let mut butcher = site.log_in_with_role("bo@example.org", "butcher").await;
    let page = butcher.visit("/admin/people/1/delete").await;
    page.assert_status(200).assert_text("rows would fall with it that you may not delete").assert_no_text("Tea");
    page.assert_text("There are some that you may not see.");
    let page = forge(&mut butcher, "/admin/people/1/delete", "/admin/people/1/delete", &[]).await;
    page.assert_status(403);
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "3");
    butcher.visit("/admin/people/3/delete").await.assert_status(200);
    butcher.submit("Yes, delete").await.assert_redirected_to("/admin/people");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "2", "where nothing falls, they may");
}

#[tokio::test]
async fn a_row_that_was_changed_meanwhile_is_looked_at_again() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/people/1/delete").await.assert_status(200);
    run(&site, "UPDATE people SET name = 'Ada Lovelace' WHERE id = 1").await;
    root.submit("Yes, delete").await.assert_status(409).assert_text("This was changed since you looked.");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "3");
    root.submit("Yes, delete").await.assert_redirected_to("/admin/people");
    let path = "/admin/people/3/delete";
    forge(&mut root, path, path, &[("-version", "00")]).await.assert_status(409);
    root.visit(path).await.assert_status(200);
    run(&site, "DELETE FROM people WHERE id = 3").await;
    root.submit("Yes, delete").await.assert_status(404).assert_text("This is not there any more");
}

#[tokio::test]
async fn who_may_not_delete_gets_no_button_and_no_way() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    for (email, role, status) in [("ed@example.org", "editor", 403), ("ow@example.org", "owner", 404)] {
        let mut browser = site.log_in_with_role(email, role).await;
        browser.visit("/admin/people/1/delete").await.assert_status(status);
        forge(&mut browser, "/account", "/admin/people/1/delete", &[]).await.assert_status(status);
    }
    let mut editor = site.log_in_with_role("ed@example.org", "editor").await;
    editor.visit("/admin/people/1").await.assert_status(200);
    assert!(editor.page().find_all("a.danger").is_empty());
    site.browser().visit("/admin/people/1/delete").await.assert_title("Log in · FlaskBoost app");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, "3");
}

#[tokio::test]
async fn a_crowd_is_counted_up_to_a_thousand_and_a_hundred_are_named() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    let crowd = "INSERT INTO \"order\" (\"group\", person_id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL \
                 SELECT i + 1 FROM n WHERE i < 1500) SELECT 'o' || i, 1 FROM n";
    run(&site, crowd).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit("/admin/people/1/delete").await;
    page.assert_text("more than 1000 rows").assert_text("These are the first 100.");
    assert_eq!(page.find_all("section li").len(), 100);
}

#[tokio::test]
async fn who_may_not_delete_what_falls_may_not_do_it_to_several_rows_either() {
    let site = TestApp::new(zoo()).await;
    run(&site, PEOPLE).await;
    run(&site, r#"INSERT INTO "order" ("group", person_id) VALUES ('Tea', 1)"#).await;
    let mut butcher = site.log_in_with_role("bo@example.org", "butcher").await;
    for (keys, left) in [(["1", "3"], "3"), (["3", "3"], "2")] {
        let token = token_on(&butcher.visit("/admin/people").await);
        let mut asked = vec![("csrf_token", token.as_str()), ("action", "delete")];
        asked.extend(keys.map(|key| ("key", key)));
        butcher.post("/admin/people/-/bulk", &asked).await.assert_status(200);
        let page = butcher.submit("Delete").await;
        assert_eq!(page.status().as_u16() == 200, left == "2", "{}", page.text());
        assert_eq!(ask(&site, "SELECT COUNT(*) FROM people").await, left);
        assert_eq!(ask(&site, r#"SELECT COUNT(*) FROM "order""#).await, "1");
    }
}
