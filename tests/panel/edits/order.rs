//! The order that is made by hand.

use super::{ask, forge, house, opened, run};
use flaskboost::db::Engine;
use flaskboost::testing::{Browser, Page, TestApp};

const ORDER: &str = "/admin/chores/-/order";

const TITLES: &str = "SELECT title AS it FROM chores ORDER BY place, id";

fn titles(page: &Page) -> Vec<String> {
    page.find_all("tbody th a")
        .iter()
        .filter(|one| one.attribute("class").is_none())
        .map(|head| head.text().trim().to_owned())
        .collect()
}

/// A site with chores of these numbers, called A, B and so on.
async fn numbered(numbers: &[i64]) -> (TestApp, Browser) {
    let site = TestApp::new(house()).await;
    for (place, title) in numbers.iter().zip('A'..) {
        let values = format!("('{title}', {place}, 1, false, 'Hall')");
        run(&site, &format!("INSERT INTO chores (title, place, minutes, is_done, room) VALUES {values}")).await;
    }
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/chores").await.assert_status(200);
    (site, root)
}

async fn put(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    forge(browser, "list-order", ORDER, fields).await
}

#[tokio::test]
async fn a_row_goes_up_and_down_and_into_a_place_and_one_row_is_written() {
    let (site, mut root) = opened().await;
    let page = root.visit("/admin/chores").await;
    assert_eq!(titles(&page), ["Sweep", "Dust", "Iron"]);
    let page = root.submit("Move Iron up").await;
    page.assert_text("Moved: Iron");
    assert_eq!(titles(&page), ["Sweep", "Iron", "Dust"]);
    assert_eq!(ask(&site, "SELECT place AS it FROM chores ORDER BY id").await, "10 20 15", "between the two others");
    let page = root.submit("Move Sweep down").await;
    assert_eq!(titles(&page), ["Iron", "Sweep", "Dust"]);
    let page = root.fill("Place of Dust", "1").submit("Move to the places I wrote").await;
    assert_eq!(titles(&page), ["Dust", "Iron", "Sweep"]);
    assert_eq!(page.field_value("Place of Dust"), "1");
    // Several at once, and a place beyond the end.
    let page = root.fill("Place of Dust", "99").fill("Place of Sweep", "1").submit("Move to the places I wrote").await;
    assert_eq!(titles(&page), ["Sweep", "Iron", "Dust"]);
    let page = put(&mut root, &[("to.1", "none")]).await;
    page.assert_text("A place is a whole number from 1 on. Nothing was moved.");
}

#[tokio::test]
async fn where_no_number_is_free_the_rows_between_make_room() {
    let (site, mut root) = numbered(&[1, 2, 3, 4, 5, 6]).await;
    put(&mut root, &[("up", "5.4")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "A B C E D F");
    let places = "SELECT place AS it FROM chores ORDER BY id";
    assert_eq!(ask(&site, places).await, "1 2 3 5 4 6", "two neighbours change places");
    put(&mut root, &[("down", "2.6")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "A C E D F B");
    put(&mut root, &[("up", "2.3")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "A B C E D F");
    put(&mut root, &[("down", "1.5")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "B C E A D F");
}

#[tokio::test]
async fn equal_numbers_and_the_last_number_are_put_right() {
    let (site, mut root) = numbered(&[0, 0, 0, 0]).await;
    put(&mut root, &[("up", "3.2")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "A C B D");
    put(&mut root, &[("down", "1.2")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "C B A D");
    put(&mut root, &[("to.4", "1"), ("was.4", "4")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "D C B A");
    run(&site, "UPDATE chores SET place = 2147483647 - id").await;
    run(&site, "UPDATE chores SET place = 2147483647 WHERE id = 1").await;
    put(&mut root, &[("to.4", "4"), ("was.4", "1")]).await.assert_status(200);
    assert_eq!(ask(&site, TITLES).await, "C B A D");
    let distinct = ask(&site, "SELECT COUNT(DISTINCT place) AS it FROM chores").await;
    assert_eq!(distinct, "4");
}

#[tokio::test]
async fn many_equal_numbers_are_numbered_anew_with_gaps() {
    let (site, mut root) = numbered(&[0; 26]).await;
    for number in 0..100 {
        let values = format!("('X{number}', 0, 1, false, 'Hall')");
        run(&site, &format!("INSERT INTO chores (title, place, minutes, is_done, room) VALUES {values}")).await;
    }
    put(&mut root, &[("up", "126.1")]).await.assert_status(200);
    let first = ask(&site, "SELECT title AS it FROM chores ORDER BY place, id LIMIT 3").await;
    assert_eq!(first, "X99 A B");
    let ends = ask(&site, "SELECT MIN(place) AS it FROM chores UNION ALL SELECT MAX(place) FROM chores").await;
    assert!(["0 0", "-1000 0", "1000 126000"].contains(&ends.as_str()), "{ends}");
    put(&mut root, &[("up", "125.2")]).await.assert_status(200);
    let first = ask(&site, "SELECT title AS it FROM chores ORDER BY place, id LIMIT 4").await;
    assert_eq!(first, "X99 A X98 B");
    let distinct = ask(&site, "SELECT COUNT(DISTINCT place) AS it FROM chores").await;
    assert_eq!(distinct, "126", "all were numbered anew");
}

#[tokio::test]
async fn only_a_whole_list_in_its_own_order_can_be_ordered_by_whoever_may_change_all_of_it() {
    let (site, mut root) = opened().await;
    let has = |page: &Page| !page.find_all("#list-order").is_empty();
    assert!(has(&root.visit("/admin/chores").await));
    assert!(has(&root.visit("/admin/chores?order=place").await));
    for query in ["order=-place", "order=title", "q=Iron", "f.room=Kitchen", "order=place,title"] {
        assert!(!has(&root.visit(&format!("/admin/chores?{query}")).await), "{query}");
    }
    let mut reader = site.log_in_with_role("reader@example.org", "reader").await;
    let page = reader.visit("/admin/chores").await;
    assert!(!has(&page));
    let token = crate::tokens::token_on(&page);
    reader.post(ORDER, &[("csrf_token", &token), ("up", "2.1")]).await.assert_status(403);
    // Owners may change theirs, but not make others go out of the way.
    run(&site, "UPDATE chores SET owner_id = 1").await;
    let mut owner = site.log_in_with_role("owner@example.org", "owner").await;
    let page = owner.visit("/admin").await;
    let token = crate::tokens::token_on(&page);
    owner.post(ORDER, &[("csrf_token", &token), ("up", "2.1")]).await.assert_status(403);
    assert_eq!(ask(&site, TITLES).await, "Sweep Dust Iron");
    root.visit("/admin/chores").await.assert_status(200);
    run(&site, "DELETE FROM chores WHERE id = 1").await;
    let page = root.submit("Move Dust up").await;
    page.assert_text("A row is not there any more. Nothing was moved");
}

#[tokio::test]
async fn of_many_that_move_at_once_every_move_counts() {
    for numbers in [[1_i64, 2, 3, 4, 5, 6, 7, 8], [0; 8], [10, 20, 30, 40, 50, 60, 70, 80]] {
        let (site, root) = numbered(&numbers).await;
        // C to H go before B, one by one and all at once; A stays first.
        let moves = (3..=8).map(|row| {
            let mut browser = root.clone();
            async move { put(&mut browser, &[("up", &format!("{row}.2"))]).await.status().as_u16() }
        });
        let statuses = futures_util::future::join_all(moves).await;
        assert_eq!(statuses, [200; 6]);
        let order = ask(&site, TITLES).await;
        assert!(order.starts_with("A ") && order.ends_with(" B") && order.len() == 15, "{order}");
        assert_eq!(ask(&site, "SELECT COUNT(DISTINCT place) AS it FROM chores").await, "8");
    }
}

#[tokio::test]
async fn a_large_list_is_ordered_by_its_index() {
    let (site, mut root) = numbered(&[1]).await;
    let numbers = match site.db().engine() {
        Engine::Postgres => "SELECT n AS x FROM generate_series(1, 20000) AS n".to_owned(),
        _ => "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 20000) SELECT x FROM n".to_owned(),
    };
    let sql = format!(
        "INSERT INTO chores (title, place, minutes, is_done, room) SELECT 'C' || x, 1 + x, x, false, 'Hall' FROM ({numbers}) AS numbers"
    );
    run(&site, &sql).await;
    let page = root.visit("/admin/chores?rows=20").await;
    assert!(page.find_all(".list-spot input").is_empty(), "places are not counted here");
    let page = root.submit("Move C2 up").await;
    assert_eq!(titles(&page)[..4], ["A", "C2", "C1", "C3"]);
    root.click("Next").await.assert_status(200);
    // Past the row before it, which stands on the page before.
    let page = root.submit("Move C20 up").await;
    assert_eq!(titles(&page)[..2], ["C20", "C19"]);
    // From one end to the other there is room beyond the end; into the middle of what has no room there is none.
    put(&mut root, &[("down", "3.20001")]).await.assert_status(200);
    let last = ask(&site, "SELECT title AS it FROM chores ORDER BY place DESC, id DESC LIMIT 1").await;
    assert_eq!(last, "C2");
    for fields in [vec![("up", "15000.5000")], vec![("to.5", "9"), ("was.5", "5")]] {
        root.visit("/admin/chores?rows=20").await.assert_status(200);
        put(&mut root, &fields).await.assert_status(409);
    }
}
