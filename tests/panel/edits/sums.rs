//! The foot of a list, and groups in it.

use super::{opened, run};
use flaskboost::db::Engine;
use flaskboost::testing::{Page, TestApp};

fn foot(page: &Page) -> Vec<String> {
    page.find_all(".list-sum").iter().map(|one| one.text().trim().to_owned()).collect()
}

#[tokio::test]
async fn the_foot_sums_up_the_rows_that_are_in_the_list() {
    let (site, mut root) = opened().await;
    run(&site, "UPDATE chores SET wage = 7 WHERE id < 3").await;
    let page = root.visit("/admin/chores?rows=20").await;
    assert_eq!(foot(&page), ["Sum 80", "Average 26.67", "Range 15 to 45", "Sum 14", "Filled in 0"]);
    let page = root.visit("/admin/chores?f.room=Kitchen").await;
    assert_eq!(foot(&page), ["Sum 35", "Average 17.50", "Range 15 to 20", "Sum 14", "Filled in 0"]);
    let page = root.visit("/admin/chores?q=Iron").await;
    assert_eq!(foot(&page), ["Sum 45", "Average 45.00", "Range 45 to 45", "Filled in 0"], "there is no wage to add");
    assert!(foot(&root.visit("/admin/chores?q=nothing").await).is_empty());
    // What one may not read of every row is in no sum, and of other people's rows one hears nothing.
    let mut reader = site.log_in_with_role("reader@example.org", "reader").await;
    let page = reader.visit("/admin/chores").await;
    assert_eq!(foot(&page), ["Sum 80", "Average 26.67", "Range 15 to 45", "Filled in 0"]);
    run(&site, "UPDATE chores SET owner_id = (SELECT id FROM users WHERE email = 'owner@example.org') WHERE id = 2")
        .await;
    let mut owner = site.log_in_with_role("owner@example.org", "owner").await;
    run(&site, "UPDATE chores SET owner_id = (SELECT id FROM users WHERE email = 'owner@example.org') WHERE id = 2")
        .await;
    let page = owner.visit("/admin/chores").await;
    assert_eq!(foot(&page), ["Sum 15", "Average 15.00", "Range 15 to 15", "Filled in 0"]);
}

#[tokio::test]
async fn large_numbers_are_added_exactly_and_too_many_rows_not_at_all() {
    let (site, mut root) = opened().await;
    run(&site, "UPDATE chores SET minutes = 2147483647 WHERE id < 3").await;
    run(&site, "UPDATE chores SET minutes = -2147483648 WHERE id = 3").await;
    let page = root.visit("/admin/chores").await;
    assert_eq!(foot(&page)[..2], ["Sum 2147483646", "Average 715827882.00"]);
    let numbers = match site.db().engine() {
        Engine::Postgres => "SELECT n AS x FROM generate_series(1, 10050) AS n".to_owned(),
        _ => "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 10050) SELECT x FROM n".to_owned(),
    };
    run(&site, &format!("INSERT INTO chores (title, place, minutes, is_done, room) SELECT 'C' || x, x, 1, false, 'Hall' FROM ({numbers}) AS numbers")).await;
    let page = root.visit("/admin/chores").await;
    page.assert_text("There are too many rows to be summed up.");
    assert!(foot(&page).is_empty());
}

#[tokio::test]
async fn equal_values_stand_under_one_head() {
    let (_site, mut root) = opened().await;
    let heads =
        |page: &Page| page.find_all(".list-group").iter().map(|one| one.text().trim().to_owned()).collect::<Vec<_>>();
    let page = root.visit("/admin/chores?order=room").await;
    assert_eq!(heads(&page), ["Room: Hall", "Room: Kitchen"]);
    let page = root.visit("/admin/chores?order=-room").await;
    assert_eq!(heads(&page), ["Room: Kitchen", "Room: Hall"]);
    assert!(heads(&root.visit("/admin/chores?order=title").await).is_empty());
}

#[tokio::test]
async fn what_cannot_be_so_is_told_at_the_start() {
    let wrong = crate::site_with_admin(|admin| admin.model::<super::wrong::Model>());
    let refused = TestApp::boot(wrong, |_| {}).await;
    let told = refused.expect_err("problems").to_string();
    for text in [
        "`wrongs.id` cannot be changed in the list",
        "`wrongs.note` cannot be changed in the list",
        "`wrongs.title` cannot put rows in order by hand",
        "`wrongs.title` cannot be summed up in the list",
        "`wrongs.notes` makes no groups",
    ] {
        assert!(told.contains("FB9606") && told.contains(text), "{text}: {told}");
    }
}
