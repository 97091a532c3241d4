//! A view for everybody: who may make it, who sees it, and what it does not tell.

use flaskboost::testing::Browser;
use sea_orm::ConnectionTrait;

use super::{opened, send, titles};

async fn share(browser: &mut Browser, query: &str, name: &str) {
    browser.visit(&format!("/admin/letters?{query}")).await.assert_status(200);
    browser.within("form[action='/admin/letters/-/views']").fill("Name of a new view", name);
    browser.check("For everybody who sees this list").submit("Save as a view").await.assert_status(200);
}

#[tokio::test]
async fn who_may_share_shows_a_view_to_everybody_and_only_its_owner_changes_it() {
    let (site, mut root) = opened().await;
    let mut editor = site.log_in_with_role("edi@example.org", "editor").await;
    share(&mut editor, "f.kind=love", "Love").await;
    let mut reader = site.log_in_with_role("rea@example.org", "reader").await;
    let page = reader.visit("/admin/letters").await;
    assert!(page.find_all("form[action='/admin/letters/-/views/1']").is_empty());
    page.assert_no_text("For everybody who sees this list");
    assert_eq!(titles(&reader.click("Love (shared by somebody else)").await), ["Dear me", "Dear you"]);
    for browser in [&mut reader, &mut root] {
        for deed in ["change", "replace", "remove"] {
            let fields = [("deed", deed), ("name", "Mine"), ("query", "")];
            send(browser, "/admin/letters/-/views/1", &fields).await.assert_status(404);
        }
    }
    let fields = [("name", "For all"), ("query", ""), ("shared", "1")];
    send(&mut reader, "/admin/letters/-/views", &fields).await.assert_status(403);
    // What is theirs alone is seen by nobody else, and is theirs on this list only.
    send(&mut reader, "/admin/letters/-/views", &[("name", "Quiet"), ("query", "f.kind=bill")])
        .await
        .assert_status(303);
    editor.visit("/admin/letters").await.assert_text("Love").assert_no_text("Quiet");
    send(&mut reader, "/admin/senders/-/views/2", &[("deed", "remove"), ("query", "")]).await.assert_status(404);
    // A view that is their own becomes no shared one by a forged form.
    let fields = [("deed", "change"), ("name", "Quiet"), ("query", ""), ("shared", "1")];
    send(&mut reader, "/admin/letters/-/views/2", &fields).await.assert_status(403);
}

#[tokio::test]
async fn a_view_that_names_what_somebody_may_not_read_tells_them_nothing() {
    let (site, mut root) = opened().await;
    share(&mut root, "f.note=secret&f.note.by=is", "Notes").await;
    let mut reader = site.log_in_with_role("rea@example.org", "reader").await;
    let page = reader.visit("/admin/letters").await;
    page.assert_status(200).assert_text("Notes It asks for what this list does not have, or what you may not read.");
    assert!(!page.html().contains("secret") && !page.html().contains("f.note"));
    assert_eq!(titles(&page).len(), 5);
}

#[tokio::test]
async fn a_view_of_a_column_that_is_gone_is_shown_as_such_and_can_be_removed() {
    let (site, mut root) = opened().await;
    share(&mut root, "f.kind=love", "Old").await;
    let sql = "UPDATE admin_views SET query = 'f.gone=1&order=gone', is_first = true";
    site.db().execute_unprepared(sql).await.expect("an update");
    let page = root.visit("/admin/letters").await;
    page.assert_status(200).assert_text("Old It asks for what this list does not have");
    assert_eq!(titles(&page).len(), 5, "the list does not begin with it");
    root.within("form[action='/admin/letters/-/views/1']").submit("Remove").await.assert_status(200);
    root.visit("/admin/letters").await.assert_no_text("Old");
}

#[tokio::test]
async fn the_views_of_somebody_go_with_them() {
    let (site, _root) = opened().await;
    let mut reader = site.log_in_with_role("rea@example.org", "reader").await;
    reader.visit("/admin/letters").await.assert_status(200);
    send(&mut reader, "/admin/letters/-/views", &[("name", "Mine"), ("query", "")]).await.assert_status(303);
    site.db().execute_unprepared("DELETE FROM users WHERE email = 'rea@example.org'").await.expect("a person less");
    let left = site.db().execute_unprepared("DELETE FROM admin_views").await.expect("an answer");
    assert_eq!(left.rows_affected(), 0);
}
