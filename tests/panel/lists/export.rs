//! A list as a file.

use super::{Film, films, opened};
use flaskboost::testing::TestPanel;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

#[tokio::test]
async fn a_file_has_what_the_list_shows() {
    let (_site, root) = opened().await;
    let mut root = TestPanel::of(root);
    let file = root.list::<Film>().filter("minutes.from", "100").order("-minutes").export("csv").await;
    file.page().assert_header("content-type", "text/csv; charset=utf-8");
    file.page().assert_header("content-disposition", "attachment; filename=\"films.csv\"");
    assert!(file.page().html().starts_with('\u{feff}'));
    file.assert_content(
        "title,minutes,is_seen,released,cost,studio_id,remark,hours\r\n\
         Metropolis,153,false,1927-01-15,5300.25,1,,2.5 h\r\n\
         Faust_I,117,false,1926-01-15,,,,1.9 h\r\n\
         M,117,true,1931-01-15,,2,,1.9 h\r\n",
    );
}

#[tokio::test]
async fn what_a_spreadsheet_would_compute_is_text_and_numbers_are_numbers() {
    let (site, mut root) = opened().await;
    films::ActiveModel { cost: Set(Some((-5).into())), ..films::film("-dash", -3) }.insert(site.db()).await.unwrap();
    let page = root.visit("/admin/films/-/export?format=csv").await;
    let text = String::from_utf8(page.bytes().to_vec()).unwrap();
    assert!(text.contains("\r\n\"'=HYPERLINK(\"\"x\"\")\",60,"), "{text}");
    assert!(text.contains("\r\n'-dash,-3,false,,-5"), "{text}");
}

#[tokio::test]
async fn json_has_values() {
    let (_site, mut root) = opened().await;
    let page = root.visit("/admin/films/-/export?format=json&q=%3DM").await;
    page.assert_status(200).assert_header("content-type", "application/json");
    let rows: serde_json::Value = serde_json::from_slice(page.bytes()).unwrap();
    let film = &rows[0];
    assert_eq!((rows.as_array().map(Vec::len), &film["title"], &film["minutes"]), (Some(1), &"M".into(), &117.into()));
    assert_eq!((&film["is_seen"], &film["cost"]), (&true.into(), &serde_json::Value::Null));
    let page = root.visit("/admin/films/-/export?format=json&q=nothing").await;
    assert_eq!(serde_json::from_slice::<serde_json::Value>(page.bytes()).unwrap(), serde_json::json!([]));
}

#[tokio::test]
async fn a_file_has_no_more_than_its_reader_may_see() {
    let (site, mut root) = opened().await;
    let mut curator = site.panel_as("curator").await;
    let file = curator.export::<Film>("csv").await;
    file.assert_text("Metropolis").assert_no_text("5300").assert_no_text("red shoes");
    site.panel_as("clerk").await.export::<Film>("csv").await.assert_no_text("Metropolis");
    site.panel_as("user").await.export::<Film>("csv").await.assert_refused();
    TestPanel::of(site.browser()).export::<Film>("csv").await.assert_refused();
    root.visit("/admin/films/-/export?format=exe").await.assert_status(400);
}
