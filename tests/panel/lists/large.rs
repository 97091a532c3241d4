//! A list of a large table: what it reads, and how one walks through it. `FLASKBOOST_TEST_ROWS` makes it larger.

use std::collections::BTreeSet;

use super::{cinema, films, titles};
use flaskboost::db::Engine;
use flaskboost::testing::{Browser, TestApp};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};

/// How many rows the table has.
fn many() -> u64 {
    std::env::var("FLASKBOOST_TEST_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(200_000)
}

/// Films in a row: 100 lengths, every thousandth was seen, the titles are all different.
async fn opened(rows: u64) -> (TestApp, Browser) {
    let site = TestApp::new(cinema()).await;
    let numbers = match site.db().engine() {
        Engine::Postgres => format!("SELECT n AS x FROM generate_series(1, {rows}) AS n"),
        _ => format!("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {rows}) SELECT x FROM n"),
    };
    let sql = format!(
        "INSERT INTO films (title, minutes, is_seen, code, password_hash, owner_id) \
         SELECT 'Film ' || x, x % 100, x % 1000 = 0, 'c' || x, '', CASE WHEN x % 5 = 0 THEN 77 END FROM ({numbers}) AS numbers"
    );
    site.db().execute_unprepared(&sql).await.expect("films");
    site.db().execute_unprepared("ANALYZE").await.expect("statistics");
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

fn address(page: &flaskboost::testing::Page, text: &str) -> Option<String> {
    page.links().into_iter().find(|link| link.text == text).map(|link| link.href)
}

#[tokio::test]
async fn no_list_sends_more_than_three_statements() {
    let (site, mut root) = opened(20_000).await;
    root.visit("/admin/films").await.assert_status(200);
    let home = site.query_count(root.visit("/admin")).await;
    for query in [
        "",
        "last=1",
        "q=film",
        "order=-minutes",
        "f.minutes=7",
        "f.minutes.from=7&f.is_seen=yes",
        "order=code&last=1",
        "q=nothing",
    ] {
        let address = format!("/admin/films?{query}");
        let list = site.query_count(root.visit(&address)).await;
        assert!(list <= home + 3, "{query}: {list} statements, and {home} for a page without a list");
    }
}

#[tokio::test]
async fn one_walks_on_and_back_and_from_the_end() {
    let (_site, mut root) = opened(10_020).await;
    let mut page = root.visit("/admin/films?order=-minutes").await;
    let mut pages = vec![titles(&page)];
    for _ in 0..3 {
        page = root.visit(&address(&page, "Next").expect("a next page")).await;
        pages.push(titles(&page));
    }
    let seen: BTreeSet<&String> = pages.iter().flatten().collect();
    assert_eq!(seen.len(), 200, "nothing twice");
    for expected in pages.iter().rev().skip(1) {
        page = root.visit(&address(&page, "Previous").expect("a page before")).await;
        assert_eq!(&titles(&page), expected);
    }
    assert!(address(&page, "Previous").is_none(), "this is the first page");
    // The last page is full, counted from the end: the shortest films, the oldest last.
    let last = root.visit("/admin/films?order=-minutes&last=1").await;
    assert_eq!((titles(&last).len(), titles(&last).last().map(String::as_str)), (50, Some("Film 100")));
    assert!(address(&last, "Next").is_none() && address(&last, "First").is_some());
}

#[tokio::test]
async fn rows_that_come_and_go_make_nothing_twice_and_leave_nothing_out() {
    let (site, mut root) = opened(10_100).await;
    let mut page = root.visit("/admin/films?order=minutes").await;
    let mut seen = Vec::new();
    for round in 1..=6 {
        seen.extend(titles(&page));
        // Before where we are, so that numbered pages would shift.
        films::film(&format!("New {round}"), -1).insert(site.db()).await.expect("a film");
        films::Entity::delete_by_id(100 * round).exec(site.db()).await.expect("one film less");
        page = root.visit(&address(&page, "Next").expect("a next page")).await;
    }
    // There are 101 films of each length, in the order of their keys.
    let expected: Vec<String> = (0..300_u32).map(|place| (place / 101, place % 101)).map(named).collect();
    assert_eq!(seen, expected);
}

/// The film of this length that comes in this place among those of its length.
fn named((minutes, place): (u32, u32)) -> String {
    let first = if minutes == 0 { 100 } else { minutes };
    format!("Film {}", first + 100 * place)
}

#[tokio::test]
async fn conditions_that_an_index_finds_are_answered_as_a_whole_and_others_window_by_window() {
    let rows = many();
    let (_site, mut root) = opened(rows).await;
    let page = root.visit("/admin/films").await;
    page.assert_text("more than 10,000 rows");
    // 100 lengths: few rows of each in the small run, and then they are counted and ordered at will.
    if rows / 100 <= 10_000 {
        let page = root.visit("/admin/films?f.minutes=7&order=-title").await;
        page.assert_text(&format!("{} rows", rows / 100));
        assert_eq!(titles(&page)[0], "Film 99907".to_owned());
    }
    let page = root.visit(&format!("/admin/films?f.code=c{rows}&f.code.by=is")).await;
    assert_eq!(titles(&page), [format!("Film {rows}")]);
    page.assert_text("1 row");
    // Ten of ten thousand have been seen; the newest come first.
    let page = root.visit("/admin/films?f.is_seen=yes").await;
    page.assert_text("Searched 10000 rows");
    assert_eq!(titles(&page).len(), 10);
    assert_eq!(titles(&page)[0], format!("Film {rows}"));
    let on = address(&page, "Search on").expect("a way on");
    let page = root.visit(&on).await;
    assert_eq!(titles(&page)[0], format!("Film {}", rows - 10_000));
    let page = root.visit("/admin/films?q=nothing-like-this").await;
    page.assert_text("Nothing fits among these rows.").assert_text("Search on");
}

#[tokio::test]
async fn an_order_without_an_index_is_not_offered_and_refused() {
    let (_site, mut root) = opened(10_050).await;
    let page = root.visit("/admin/films").await;
    assert!(address(&page, "Title").is_none() && address(&page, "Length").is_some());
    for order in ["title", "-title", "released", "minutes,title", "minutes,-code"] {
        root.visit(&format!("/admin/films?order={order}"))
            .await
            .assert_status(400)
            .assert_text("too long to be ordered");
    }
    root.visit("/admin/films?order=title&f.minutes=3").await.assert_status(200);
}

#[tokio::test]
async fn a_forged_place_is_refused() {
    let (_site, mut root) = opened(10_050).await;
    let page = root.visit("/admin/films?order=minutes").await;
    let next = address(&page, "Next").expect("a next page");
    root.visit(&next.replace("order=minutes", "order=code")).await.assert_status(400);
    for place in ["x", "00", "5b5d", "5b22612222", "5b2261222c2262225d", &"ff".repeat(2000)] {
        root.visit(&format!("/admin/films?after={place}")).await.assert_status(400);
        root.visit(&format!("/admin/films?before={place}")).await.assert_status(400);
    }
}

#[tokio::test]
async fn a_file_of_a_large_table_has_every_row_once() {
    let (_site, mut root) = opened(23_456).await;
    for (query, rows) in [("", 23_456), ("&order=minutes", 23_456), ("&f.is_seen=yes", 23), ("&q=film", 23_456)] {
        let page = root.visit(&format!("/admin/films/-/export?format=csv{query}")).await;
        page.assert_status(200);
        let text = String::from_utf8(page.bytes().to_vec()).unwrap();
        let lines: BTreeSet<&str> = text.lines().skip(1).collect();
        assert_eq!((text.lines().count() - 1, lines.len()), (rows, rows), "{query}");
    }
    let page = root.visit("/admin/films/-/export?format=json&order=minutes").await;
    let rows: Vec<serde_json::Value> = serde_json::from_slice(page.bytes()).unwrap();
    assert_eq!(rows.len(), 23_456);
}
