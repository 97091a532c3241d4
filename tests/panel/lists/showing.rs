//! What a list shows, and in which order.

use super::{cinema, films, listed, opened, titles};
use flaskboost::testing::TestApp;
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;

#[tokio::test]
async fn a_list_shows_the_columns_that_the_model_names() {
    let (_site, mut root) = opened().await;
    let page = root.visit("/admin/films").await;
    page.assert_status(200).assert_title("Films · FlaskBoost app").assert_text("5 rows");
    let heads: Vec<String> = page.find_all("thead th").iter().map(|head| head.text().trim().to_owned()).collect();
    assert_eq!(heads, ["Title ↑", "Length", "Is seen", "Released", "Cost", "Studio", "Remark", "Hours"]);
    page.assert_element("th[aria-sort=ascending]")
        .assert_text("2.5 h")
        .assert_text("1927-01-15")
        .assert_text("5300.25");
    page.assert_text("Studio Ufa").assert_element("a[href='/admin/studios/1']");
    assert!(page.html().contains("Ännchen &amp; 100% &lt;Tharau&gt;"));
    page.assert_element("a[href='/admin/films/1']").assert_element("a[href='/admin/films/-/new']");
    assert!(!page.html().contains("topsecret"));
}

#[tokio::test]
async fn a_list_without_rows_says_so() {
    let site = TestApp::new(cinema()).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/films").await;
    page.assert_status(200).assert_text("There is nothing yet.").assert_text("0 rows");
    root.visit("/admin/films?q=x").await.assert_text("Nothing fits.");
}

#[tokio::test]
async fn a_click_orders_by_a_column_and_then_by_what_was_before() {
    let (_site, mut root) = opened().await;
    root.visit("/admin/films").await.assert_status(200);
    let page = root.click("Length").await;
    assert_eq!(titles(&page)[0], "=HYPERLINK(\"x\")");
    assert_eq!(titles(&page)[2..], ["M", "Faust_I", "Metropolis"], "alike in length, and then by the key");
    page.assert_element("th[aria-sort=ascending]");
    let page = root.click("Length ↑").await;
    assert_eq!(titles(&page)[0], "Metropolis");
    let page = root.click("Title").await;
    assert!(page.url().contains("order=title%2C-minutes"), "{}", page.url());
    assert_eq!(listed(&mut root, "order=-is_seen,-minutes").await[..2], ["M", "=HYPERLINK(\"x\")"]);
    assert_eq!(
        listed(&mut root, "order=is_seen,minutes").await[..3],
        ["Ännchen & 100% <Tharau>", "Faust_I", "Metropolis"]
    );
}

#[tokio::test]
async fn what_is_missing_comes_last_on_every_database() {
    let (_site, mut root) = opened().await;
    assert_eq!(listed(&mut root, "order=released").await[..3], ["Faust_I", "Metropolis", "M"]);
    assert_eq!(listed(&mut root, "order=-released").await[..3], ["M", "Metropolis", "Faust_I"]);
}

#[tokio::test]
async fn somebody_sees_their_own_rows_and_the_names_that_they_may_see() {
    let (site, _root) = opened().await;
    let mut lee = site.log_in_with_role("lee@example.org", "clerk").await;
    let id = flaskboost::accounts::User::find_by_email(site.db(), "lee@example.org").await.unwrap().unwrap().id;
    lee.visit("/admin/films").await.assert_status(200).assert_text("0 rows");
    for studio in [1, 2] {
        let film = films::ActiveModel {
            owner_id: Set(Some(id)),
            studio_id: Set(Some(studio)),
            remark: Set(Some("mine".to_owned())),
            cost: Set(Some(7.into())),
            ..films::film(&format!("Own {studio}"), 77)
        };
        film.insert(site.db()).await.unwrap();
    }
    let page = lee.visit("/admin/films").await;
    assert_eq!(titles(&page), ["Own 1", "Own 2"]);
    // The other studio is one that they may not see.
    page.assert_text("Studio Ufa").assert_no_text("Secret").assert_text("mine");
    page.assert_text("not visible to you").assert_no_text("7.00");
    assert_eq!(page.find_all("a[href='/admin/films/-/new']").len(), 0);
    assert_eq!(listed(&mut lee, "q=own&f.minutes.from=77").await, ["Own 1", "Own 2"]);
    assert!(listed(&mut lee, "q=metropolis").await.is_empty());
}

#[tokio::test]
async fn only_who_may_see_something_of_a_model_gets_its_list() {
    let (site, mut root) = opened().await;
    site.browser().visit("/admin/films").await.assert_status(200).assert_title("Log in · FlaskBoost app");
    site.log_in_as("ann@example.org").await.visit("/admin/films").await.assert_status(403);
    root.visit("/admin/nothing").await.assert_status(404);
}
