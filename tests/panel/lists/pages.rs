//! The pages of a short list.

use super::{cinema, films, titles};
use flaskboost::testing::TestApp;
use sea_orm::EntityTrait;

async fn with_films(many: i32) -> (TestApp, flaskboost::testing::Browser) {
    let site = TestApp::new(cinema()).await;
    let films = (0..many).map(|number| films::film(&format!("Film {number:04}"), number % 7));
    films::Entity::insert_many(films).exec(site.db()).await.expect("films");
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

#[tokio::test]
async fn pages_have_numbers() {
    let (_site, mut root) = with_films(120).await;
    let page = root.visit("/admin/films").await;
    page.assert_text("120 rows").assert_text("Page 1 of 3");
    assert_eq!(titles(&page).len(), 50);
    let page = root.click("Last").await;
    assert_eq!(titles(&page).last().map(String::as_str), Some("Film 0119"));
    assert_eq!(titles(&page).len(), 20);
    root.click("Previous").await.assert_text("Page 2 of 3");
    root.click("First").await.assert_text("Page 1 of 3");
    root.visit("/admin/films?page=999").await.assert_text("Page 3 of 3");
    for place in ["page=0", "page=-1", "page=x", "page=99999999999", "last=2"] {
        root.visit(&format!("/admin/films?{place}")).await.assert_status(400);
    }
}

#[tokio::test]
async fn the_number_of_rows_is_remembered() {
    let (_site, mut root) = with_films(120).await;
    root.visit("/admin/films").await.assert_status(200);
    let page = root.within("form.list-tools").select("Rows on a page", "100").submit("Show").await;
    assert_eq!(titles(&page).len(), 100);
    assert_eq!(titles(&root.visit("/admin/films?q=film").await).len(), 100);
    for size in ["0", "1", "1001", "100000", "x"] {
        root.visit(&format!("/admin/films?rows={size}")).await.assert_status(400);
    }
}

#[tokio::test]
async fn a_thousand_rows_are_a_small_page() {
    let (site, mut root) = with_films(1000).await;
    root.visit("/admin/films?rows=1000").await.assert_status(200);
    let before = std::time::Instant::now();
    let page = root.visit("/admin/films").await;
    println!("1000 rows: {} bytes in {:?}", page.bytes().len(), before.elapsed());
    assert_eq!(titles(&page).len(), 1000);
    assert!(page.bytes().len() < 400_000, "{} bytes", page.bytes().len());
    let home = site.query_count(root.visit("/admin")).await;
    let list = site.query_count(root.visit("/admin/films")).await;
    assert!(list <= home + 3, "{list} statements, and {home} for a page without a list");
}
