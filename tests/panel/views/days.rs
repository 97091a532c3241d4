//! Years, months and days above a list.

use flaskboost::testing::Page;
use sea_orm::ConnectionTrait;

use super::{opened, titles};

fn days(page: &Page) -> Vec<String> {
    page.find_all(".list-days-links a").iter().map(|link| link.text().trim().to_owned()).collect()
}

#[tokio::test]
async fn one_goes_from_years_to_months_to_days_and_back() {
    let (_site, mut root) = opened().await;
    let page = root.visit("/admin/letters?order=title").await;
    page.assert_text("Written at (UTC)");
    assert_eq!(days(&page), ["2024", "2026"]);
    let page = root.click("2024").await;
    assert_eq!(
        (days(&page), titles(&page)),
        (vec!["2024-02".into(), "2024-12".into()], vec!["Rent".into(), "Water".into()])
    );
    let page = root.click("2024-12").await;
    assert_eq!((days(&page), titles(&page)), (vec!["2024-12-31".into()], vec!["Water".into()]));
    let page = root.click("2024-12-31").await;
    assert_eq!((days(&page), titles(&page)), (vec!["2024-12-31".into()], vec!["Water".into()]), "its last second");
    assert_eq!(page.find_all(".list-days [aria-current]").len(), 1);
    let page = root.click("2024").await;
    assert_eq!(titles(&page).len(), 2);
    // The form of the filters keeps the day.
    let page = root.within("form.list-tools").submit("Show").await;
    assert_eq!((days(&page).len(), titles(&page).len()), (2, 2), "{}", page.url());
    let page = root.click("All dates").await;
    assert_eq!((days(&page).len(), titles(&page).len()), (2, 5));
    // Another range is none of these.
    let page = root.visit("/admin/letters?f.written_at.from=2024-02-02T00:00").await;
    assert_eq!((days(&page).len(), titles(&page).len()), (2, 4));
}

#[tokio::test]
async fn of_a_narrowed_list_and_of_some_rows_only_what_is_seen_shows() {
    let (site, mut root) = opened().await;
    let page = root.visit("/admin/letters?f.kind=love").await;
    page.assert_text("Found among 10,000 rows at most.");
    assert_eq!(days(&page), ["2026"]);
    assert_eq!(days(&root.click("2026").await), ["2026-03"]);
    assert_eq!(days(&root.click("2026-03").await), ["2026-03-01", "2026-03-14"]);
    assert!(days(&root.visit("/admin/letters?q=nothing").await).is_empty());
    let mut clerk = site.log_in_with_role("cleo@example.org", "clerk").await;
    let sql =
        "UPDATE letters SET owner_id = (SELECT id FROM users WHERE email = 'cleo@example.org') WHERE title = 'Rent'";
    site.db().execute_unprepared(sql).await.expect("a letter of theirs");
    assert_eq!(days(&clerk.visit("/admin/letters").await), ["2024"]);
    assert_eq!(days(&clerk.click("2024").await), ["2024-02"]);
}

#[tokio::test]
async fn days_add_three_statements_at_most_and_no_more_than_31_links() {
    let (site, mut root) = opened().await;
    root.visit("/admin/letters").await.assert_status(200);
    // Senders have no days; their list is otherwise the same.
    let plain = site.query_count(root.visit("/admin/senders")).await;
    let years = site.query_count(root.visit("/admin/letters")).await;
    // One more counts by what was sent, on PostgreSQL within a time that it is told.
    assert!(years <= plain + 3 + 2, "{years} statements, and {plain} without days");
    let numbers = "(WITH RECURSIVE n(x) AS (SELECT 1900 UNION ALL SELECT x + 1 FROM n WHERE x < 1999) SELECT x FROM n)";
    let sql = format!(
        "INSERT INTO letters (title, body, kind, is_sent, note, written_at) SELECT 'L' || x, '', 'bill', true, '', \
         CAST(x || '-06-15 12:00:00+00:00' AS {}) FROM {numbers} AS n",
        if site.db().engine() == flaskboost::db::Engine::Sqlite { "text" } else { "timestamptz" }
    );
    site.db().execute_unprepared(&sql).await.expect("letters");
    let page = root.visit("/admin/letters").await;
    let years = days(&page);
    assert_eq!((years.len(), years[0].as_str(), years[30].as_str()), (31, "1971", "2026"));
    assert_eq!(titles(&root.click("1999").await), ["L1999"]);
}
