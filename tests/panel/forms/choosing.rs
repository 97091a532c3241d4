//! Foreign keys are chosen among the rows that one may see, and rows that belong to a row stand under it.

use flaskboost::accounts::User;
use flaskboost::testing::{Browser, TestApp};

use super::zoo::zoo;
use super::{ask, forge, run};

const ROOT: &str = "root@example.org";

/// `numbers(5)` has a column `i` that counts from one to five.
fn numbers(count: u32) -> String {
    format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})")
}

async fn with_countries(count: u32) -> TestApp {
    let site = TestApp::new(zoo()).await;
    let numbers = numbers(count);
    run(&site, &format!("INSERT INTO countries (code, name) {numbers} SELECT 'c' || i, 'Land ' || i FROM n")).await;
    site
}

/// The titles that are offered.
async fn offered(browser: &mut Browser, path: &str) -> Vec<String> {
    let page = browser.get_json(path).await;
    page.assert_status(200);
    let found: serde_json::Value = page.json();
    let choices = found["choices"].as_array().expect("a list").iter();
    choices.map(|choice| choice["title"].as_str().expect("a title").to_owned()).collect()
}

#[tokio::test]
async fn a_few_rows_are_a_list_and_many_are_looked_up() {
    let site = with_countries(200).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/seats/-/new").await.assert_element("select[name=country_code]");
    root.fill("Line", "A").fill("Number", "1").fill("Label", "Front").select("Country code", "Land 7");
    root.submit("Save and continue").await.assert_status(200);
    assert_eq!(ask(&site, "SELECT country_code FROM seats").await, "c7");
    run(&site, "INSERT INTO countries (code, name) VALUES ('x', 'Last')").await;
    let page = root.visit("/admin/seats/A,1").await;
    page.assert_element("div.admin-choice").assert_text("Land 7");
    assert_eq!(page.field_value("Country code"), "c7", "without a script the key itself can be typed");
    root.fill("Country code", "c8").submit("Save and continue").await.assert_text("Land 8");
    let page = root.fill("Country code", "nowhere").submit("Save").await;
    page.assert_status(422).assert_field_error("Country code", "There is no such row to choose.");
    assert_eq!(ask(&site, "SELECT country_code FROM seats").await, "c8");
}

#[tokio::test]
async fn rows_are_found_by_the_beginning_of_a_word_and_by_their_key() {
    let site = with_countries(250).await;
    run(&site, "INSERT INTO countries (code, name) VALUES ('o/o', '100% Wüste_'), ('日本', '日本')").await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let path = "/admin/seats/-/choices?column=country_code";
    assert_eq!(offered(&mut root, path).await.len(), 20, "no more than can be looked at");
    assert_eq!(offered(&mut root, &format!("{path}&q=land+24")).await.len(), 11);
    assert_eq!(offered(&mut root, &format!("{path}&q=c17")).await, ["Land 17"]);
    assert_eq!(offered(&mut root, &format!("{path}&q=100%25")).await, ["100% Wüste_"]);
    assert_eq!(offered(&mut root, &format!("{path}&q=%E6%97%A5")).await, ["日本"]);
    for nothing in ["%25", "_", "!", "'", "%00", "and+34"] {
        assert!(offered(&mut root, &format!("{path}&q={nothing}")).await.is_empty(), "{nothing}");
    }
}

#[tokio::test]
async fn behind_ten_thousand_rows_one_is_found_by_its_key_or_its_unique_word() {
    let site = with_countries(10_050).await;
    let last = ask(&site, "SELECT name FROM countries ORDER BY code DESC LIMIT 1").await;
    let code = ask(&site, "SELECT code FROM countries ORDER BY code DESC LIMIT 1").await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let path = "/admin/seats/-/choices?column=country_code";
    assert_eq!(offered(&mut root, &format!("{path}&q={}", last.replace(' ', "+"))).await, std::slice::from_ref(&last));
    assert_eq!(offered(&mut root, &format!("{path}&q={code}")).await, [last]);
}

#[tokio::test]
async fn only_what_somebody_sees_is_offered_and_taken() {
    let site = TestApp::new(zoo()).await;
    let mut owner = site.log_in_with_role("owner@example.org", "owner").await;
    let id = User::find_by_email(site.db(), "owner@example.org").await.unwrap().unwrap().id;
    let people = format!(
        "INSERT INTO people (name, slug, is_active, owner_id) VALUES ('Mine', 'm', true, {id}), ('Hers', 'h', true, NULL)"
    );
    run(&site, &people).await;
    let path = "/admin/people/-/choices?column=mentor_id";
    assert_eq!(offered(&mut owner, path).await, ["Mine"]);
    assert!(offered(&mut owner, &format!("{path}&q=Hers")).await.is_empty());
    assert!(offered(&mut owner, &format!("{path}&q=2")).await.is_empty(), "nor by its key");
    let page = forge(&mut owner, "/admin/people/1", "/admin/people/1", &[("mentor_id", "2")]).await;
    page.assert_status(422).assert_no_text("Hers");
    assert_eq!(ask(&site, "SELECT mentor_id FROM people WHERE id = 1").await, "NULL");
    // Nothing is offered for what is no foreign key, or not in the form, or of a model that is not theirs.
    for column in ["name", "token", "visits", "nothing", ""] {
        owner.visit(&format!("/admin/people/-/choices?column={column}")).await.assert_status(404);
    }
    owner.visit("/admin/seats/-/choices?column=country_code").await.assert_status(404);
    site.browser().visit(path).await.assert_redirected_to("/login");
}

#[tokio::test]
async fn rows_that_belong_to_a_row_stand_under_it_page_by_page() {
    let site = TestApp::new(zoo()).await;
    run(&site, "INSERT INTO people (name, slug, is_active) VALUES ('Ada', 'ada', true), ('Ben', 'ben', true)").await;
    let numbers = numbers(45);
    run(&site, &format!("INSERT INTO \"order\" (\"group\", person_id) {numbers} SELECT 'o' || i, 1 FROM n")).await;
    run(&site, "INSERT INTO \"order\" (\"group\", person_id) VALUES ('of Ben', 2)").await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit("/admin/people/1").await;
    page.assert_text("o20").assert_no_text("o21").assert_no_text("of Ben");
    root.click("Next").await.assert_text("o21").assert_text("o40").assert_no_text("o41");
    root.click("Next").await.assert_text("o45");
    assert!(!root.page().text().contains("Next"));
    root.click("Back to the first").await.assert_text("o20");
    root.click("Add Order").await.assert_status(200);
    root.fill("Group", "Added").submit("Save and continue").await.assert_status(200);
    assert_eq!(ask(&site, "SELECT person_id FROM \"order\" WHERE \"group\" = 'Added'").await, "1");
    // Whoever may not see orders sees none here either.
    let mut reader = site.log_in_with_role("reader@example.org", "reader").await;
    reader.visit("/admin/people/1").await.assert_status(200).assert_no_text("Orders").assert_no_text("o20");
}
