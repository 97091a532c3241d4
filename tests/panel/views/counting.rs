//! The numbers beside choices: which rows they count, for whom, and how many are looked at.

use flaskboost::db::Engine;
use flaskboost::testing::Page;
use sea_orm::ConnectionTrait;

use super::{listed, opened, titles};

/// The values of a column and their numbers, in the order of the alphabet.
fn counts(page: &Page, label: &str) -> Vec<String> {
    let links = page.find_all(&format!("nav[aria-label='Narrow by {label}'] a"));
    let mut counts: Vec<String> =
        links.iter().map(|link| link.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    counts.sort();
    counts
}

#[tokio::test]
async fn rows_are_counted_by_value_always_or_when_somebody_asks() {
    let (_site, mut root) = opened().await;
    let page = root.visit("/admin/letters").await;
    assert_eq!(counts(&page, "Is sent"), ["No (3)", "Yes (2)"]);
    assert!(counts(&page, "Kind").is_empty() && counts(&page, "Sender").is_empty());
    let page = root.click("Show how many rows there are of each").await;
    assert_eq!(counts(&page, "Kind"), ["bill (3)", "love (2)"]);
    // Senders have their names, though the list has no column of them.
    assert_eq!(counts(&page, "Sender"), ["Ann (2)", "Bob (1)", "is empty (2)"]);
    page.assert_no_text("Show how many rows there are of each");
    // A choice narrows; the numbers stay, those of its own column as they were.
    let page = root.click("love (2)").await;
    assert_eq!(titles(&page).len(), 2);
    assert_eq!(counts(&page, "Kind"), ["bill (3)", "love (2)"]);
    assert_eq!(page.find_all("nav[aria-label='Narrow by Kind'] [aria-current]").len(), 1);
    assert_eq!(counts(&page, "Is sent"), ["No (1)", "Yes (1)"]);
    assert_eq!(counts(&page, "Sender"), ["Bob (1)", "is empty (1)"]);
    let page = root.click("is empty (1)").await;
    assert_eq!(titles(&page), ["Dear me"]);
    assert_eq!(counts(&page, "Is sent"), ["Yes (1)"]);
    assert_eq!(listed(&mut root, "q=dear&counts=1").await.len(), 2);
    root.visit("/admin/letters?counts=2").await.assert_status(400);
}

#[tokio::test]
async fn nobody_learns_of_rows_or_names_that_they_may_not_see() {
    let (site, _root) = opened().await;
    let mut clerk = site.log_in_with_role("cleo@example.org", "clerk").await;
    let sql =
        "UPDATE letters SET owner_id = (SELECT id FROM users WHERE email = 'cleo@example.org') WHERE title = 'Rent'";
    site.db().execute_unprepared(sql).await.expect("a letter of theirs");
    let page = clerk.visit("/admin/letters?counts=1").await;
    assert_eq!(counts(&page, "Is sent"), ["Yes (1)"]);
    assert_eq!(counts(&page, "Kind"), ["bill (1)"]);
    assert_eq!(counts(&page, "Sender"), ["1 (1)"], "the key, without the name");
}

#[tokio::test]
async fn each_column_is_counted_by_one_statement_and_of_a_large_table_ten_thousand_rows() {
    let (site, mut root) = opened().await;
    root.visit("/admin/letters").await.assert_status(200);
    let plain = site.query_count(root.visit("/admin/letters?f.kind=bill")).await;
    let counted = site.query_count(root.visit("/admin/letters?f.kind=bill&counts=1")).await;
    if site.db().engine() == Engine::Sqlite {
        // Two columns, and the names of the senders.
        assert_eq!(counted, plain + 3);
    }
    let numbers = "(WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 10100) SELECT x FROM n)";
    let sql = format!(
        "INSERT INTO letters (title, body, kind, is_sent, note) SELECT 'L' || x, '', 'bill', true, '' FROM {numbers} AS n"
    );
    site.db().execute_unprepared(&sql).await.expect("letters");
    let page = root.visit("/admin/letters").await;
    page.assert_status(200).assert_text("Counted among 10,000 rows of a large table");
    let [no, yes] = counts(&page, "Is sent").try_into().expect("two choices");
    assert!(no.ends_with("+)") && yes.starts_with("Yes (9") || yes.starts_with("Yes (10"), "{no} {yes}");
    // What an index finds is counted as a whole.
    let page = root.visit("/admin/letters?f.sender_id=1").await;
    assert_eq!(counts(&page, "Is sent"), ["No (1)", "Yes (1)"]);
}
