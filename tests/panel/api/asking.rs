//! Rows are read and written under the same rules as on the pages.

use http::Method;
use serde_json::{Value, json};

use super::{NOTES, get, opened, program, refused, send};
use crate::programs::{assert_problem, token_for};
use crate::tokens::{token_of, with_token};
use crate::trash::count;

#[tokio::test]
async fn a_program_reads_a_list_and_its_rows() {
    let (site, mut root) = opened().await;
    let token = program(&mut root).await;
    let list: Value = get(&site, &token, &format!("{NOTES}?q=first")).await.json();
    assert_eq!((list["total"].as_i64(), &list["next"]), (Some(1), &Value::Null));
    assert_eq!(list["rows"][0]["values"], json!({"id": 1, "title": "First", "slug": "one", "deleted_at": null}));
    let page = get(&site, &token, &format!("{NOTES}/1")).await;
    page.assert_status(200).assert_header("content-type", "application/json");
    assert_eq!(page.header("etag"), list["rows"][0]["etag"].as_str());
    assert_eq!(page.json::<Value>(), list["rows"][0]);
    assert_problem(&get(&site, &token, &format!("{NOTES}/9")).await, 404, "FB0404");
    assert_problem(&get(&site, &token, &format!("{NOTES}?nonsense=1")).await, 400, "FB0400");
    assert_problem(&get(&site, &token, "/api/admin/nothing").await, 404, "FB0404");
}

#[tokio::test]
async fn a_list_is_walked_by_its_own_words() {
    let (site, mut root) = opened().await;
    let token = program(&mut root).await;
    let many = "INSERT INTO trash_notes (title, slug) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n \
                WHERE i < 47) SELECT 'Many', 'm' || i FROM n";
    crate::trash::run(&site, many).await;
    let (mut next, mut keys) = (Some(format!("{NOTES}?rows=20&order=-id")), Vec::new());
    while let Some(path) = next {
        let part: Value = get(&site, &token, &path).await.json();
        assert_eq!(part["total"], 50);
        keys.extend(part["rows"].as_array().expect("rows").iter().map(|row| row["values"]["id"].as_i64()));
        next = part["next"].as_str().map(str::to_owned);
    }
    assert_eq!(keys, (1..=50).rev().map(Some).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_row_is_made_changed_and_deleted_under_its_version() {
    let (site, mut root) = opened().await;
    let token = program(&mut root).await;
    let made = send(&site, &Method::POST, NOTES, &token, None, &json!({"title": "New", "slug": "new"})).await;
    made.assert_status(201).assert_header("location", &format!("{NOTES}/4"));
    let (path, first) = (format!("{NOTES}/4"), made.header("etag").expect("a version").to_owned());
    let change = json!({"title": "Newer"});
    assert_problem(&send(&site, &Method::PATCH, &path, &token, None, &change).await, 428, "FB0428");
    assert_problem(&send(&site, &Method::DELETE, &path, &token, None, &json!({})).await, 428, "FB0428");
    let changed = send(&site, &Method::PATCH, &path, &token, Some(&first), &change).await;
    changed.assert_status(200);
    assert_eq!(changed.json::<Value>()["values"]["title"], "Newer");
    assert_problem(&send(&site, &Method::PATCH, &path, &token, Some(&first), &change).await, 412, "FB0412");
    assert_problem(&send(&site, &Method::DELETE, &path, &token, Some(&first), &json!({})).await, 412, "FB0412");
    let version = changed.header("etag").expect("a version").to_owned();
    assert_ne!(version, first);
    send(&site, &Method::DELETE, &path, &token, Some(&version), &json!({})).await.assert_status(204);
    assert_eq!(count(&site, "trash_notes WHERE id = 4 AND deleted_at IS NOT NULL").await, 1, "it is in the trash");
    let trashed = get(&site, &token, &path).await;
    let version = trashed.header("etag").expect("a version").to_owned();
    assert_problem(&send(&site, &Method::PATCH, &path, &token, Some(&version), &change).await, 403, "FB0403");
    send(&site, &Method::DELETE, &path, &token, Some(&version), &json!({})).await.assert_status(204);
    assert_eq!(count(&site, "trash_notes WHERE id = 4").await, 0, "and then it is gone for good");
}

#[tokio::test]
async fn what_cannot_be_written_is_refused_by_name() {
    let (site, mut root) = opened().await;
    let token = program(&mut root).await;
    let version = get(&site, &token, &format!("{NOTES}/1")).await.header("etag").expect("a version").to_owned();
    for (body, names) in [
        (json!({"deleted_at": "2026-01-01T00:00:00Z"}), vec!["deleted_at"]),
        (json!({"id": 7, "nothing": 1}), vec!["id", "nothing"]),
        (json!({"title": 7}), vec!["title"]),
        (json!({"title": null}), vec!["title"]),
        (json!({"slug": "two"}), vec!["slug"]),
    ] {
        let page = send(&site, &Method::PATCH, &format!("{NOTES}/1"), &token, Some(&version), &body).await;
        page.assert_status(422).assert_header("content-type", "application/problem+json");
        assert_eq!(refused(&page), names, "{body}");
    }
    let page = send(&site, &Method::POST, NOTES, &token, None, &json!({"title": "Alone"})).await;
    assert_eq!((page.status().as_u16(), refused(&page)), (422, vec!["slug".to_owned()]));
    let page =
        send(&site, &Method::POST, "/api/admin/comments", &token, None, &json!({"note_id": 99, "text": "x"})).await;
    assert_eq!((page.status().as_u16(), refused(&page)), (422, vec!["note_id".to_owned()]));
    let page = send(&site, &Method::POST, NOTES, &token, None, &json!([1])).await;
    assert_problem(&page, 400, "FB0400");
    assert_eq!(count(&site, "trash_notes").await, 3);
}

#[tokio::test]
async fn scopes_and_policies_hold() {
    let (site, mut root) = opened().await;
    let read = token_for(&mut root, &["read"]).await;
    get(&site, &read, NOTES).await.assert_status(200);
    let version = get(&site, &read, &format!("{NOTES}/1")).await.header("etag").expect("a version").to_owned();
    let change = json!({"title": "Changed"});
    let page = send(&site, &Method::PATCH, &format!("{NOTES}/1"), &read, Some(&version), &change).await;
    assert_problem(&page, 403, "FB5405");
    // A scope of the model alone does not open the panel.
    let narrow = token_for(&mut root, &["notes.view"]).await;
    assert_problem(&get(&site, &narrow, NOTES).await, 403, "FB5405");
    let enough = token_for(&mut root, &["admin.view", "notes.view", "notes.edit"]).await;
    send(&site, &Method::PATCH, &format!("{NOTES}/1"), &enough, Some(&version), &change).await.assert_status(200);
    assert_problem(&get(&site, &enough, "/api/admin/comments").await, 404, "FB0404");
    // The pages of the panel take no token.
    assert_problem(&get(&site, &enough, "/admin/notes").await, 403, "FB5404");
    let mut user = site.log_in_as("ann@example.org").await;
    let token = program(&mut user).await;
    assert_eq!(get(&site, &token, NOTES).await.status(), 403);
    let anonymous = site.browser().visit(NOTES).await;
    anonymous.assert_status(401).assert_header("content-type", "application/problem+json");
    // People change through their own pages only.
    let all = program(&mut root).await;
    get(&site, &all, "/api/admin/users/1").await.assert_status(200).assert_no_text("argon2");
    let page = send(&site, &Method::PATCH, "/api/admin/users/1", &all, Some("*"), &json!({"name": "X"})).await;
    assert_eq!(page.status(), 403);
}

#[tokio::test]
async fn a_session_sends_its_proof_with_each_change() {
    let (site, mut root) = opened().await;
    root.get_json(NOTES).await.assert_status(200);
    let body = json!({"title": "New", "slug": "new"}).to_string();
    let page = root.request(with_token(&Method::POST, NOTES, "wrong", "application/json", body.clone())).await;
    assert_eq!(page.status(), 403);
    assert_eq!(count(&site, "trash_notes").await, 3);
    let token = token_of(&mut root).await;
    let page = root.request(with_token(&Method::POST, NOTES, &token, "application/json", body)).await;
    page.assert_status(201);
    let page = root.request(with_token(&Method::POST, NOTES, &token, "text/plain", "{}")).await;
    assert_eq!(page.status(), 415);
}

#[tokio::test]
async fn without_the_line_there_is_no_api() {
    let site = flaskboost::testing::TestApp::new(crate::trash::notes::desk()).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let token = program(&mut root).await;
    assert_eq!(get(&site, &token, NOTES).await.status(), 404);
    assert_eq!(get(&site, &token, "/api/admin/openapi.json").await.status(), 404);
}
