//! What is tried, and what is done.

use flaskboost::testing::TestApp;
use sea_orm::{ConnectionTrait, Statement};

use super::{map, path, try_it, upload};
use crate::parcels::{all, change, depot, opened, plant, send};

#[tokio::test]
async fn what_would_change_is_shown_and_then_done() {
    let (site, mut root) = opened(4).await;
    change(&site, 3, "is_locked = (1 = 1)").await;
    let file = "id,code,grams,note\n1,P1,77,\n2,P2,2,\n3,P3,9,\n,NEW,5,'=1+1\n99,X,1,\n4,P4,heavy,\n,P1,1,\n1,P1,8,\n";
    let address = upload(&mut root, file).await;
    let page = try_it(&mut root, &address).await;
    page.assert_status(200).assert_text("one new row").assert_text("one row changed");
    page.assert_text("one line says nothing new").assert_text("5 lines refused");
    page.assert_text("before: 1").assert_text("after: 77").assert_text("=1+1").assert_no_text("'=1+1");
    page.assert_text("You may not change this row.").assert_text("There is no row with this key.");
    page.assert_text("An earlier line has the same value.").assert_text("Weight");
    assert!(all(&site).await.iter().all(|one| i64::from(one.grams) == one.id), "nothing is done before the answer");
    let page = root.submit("Import now").await;
    page.assert_status(200).assert_text("What was done").assert_text("5 lines refused");
    let parcels = all(&site).await;
    let grams: Vec<i32> = parcels.iter().map(|one| one.grams).collect();
    assert_eq!(grams, [77, 2, 3, 4, 5]);
    assert_eq!(parcels.last().and_then(|one| one.note.as_deref()), Some("=1+1"));
    let refused = root.visit(&format!("{address}/failures")).await;
    refused.assert_header("content-type", "text/csv; charset=utf-8");
    let text = String::from_utf8(refused.bytes().to_vec()).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.first(), Some(&"Line,Why,id,code,grams,note"));
    assert_eq!(lines.get(1), Some(&"4,You may not change this row.,3,P3,9,"), "{text}");
    assert_eq!(lines.len(), 6, "{text}");
    // What is done is done once.
    send(&mut root, &format!("{}/confirm", path(&address)), &[("check", "1")]).await.assert_status(303);
    assert_eq!(all(&site).await.len(), 5);
}

#[tokio::test]
async fn an_export_that_is_imported_again_changes_nothing() {
    let (site, mut root) = opened(12).await;
    for (id, note) in [(1, "=1+1"), (2, "''=x"), (3, "-5"), (4, "a,\"b\""), (5, " x "), (6, "a"), (7, "@é;")] {
        let note = note.replace('\'', "''");
        change(&site, id, &format!("note = '{note}', code = '+{id}', grams = -{id}")).await;
    }
    change(&site, 8, "note = ''").await;
    let export = root.visit("/admin/parcels/-/export?format=csv").await;
    let text = String::from_utf8(export.bytes().to_vec()).unwrap();
    assert!(text.contains("'=1+1") && text.contains("'''=x"), "{text}");
    let before = all(&site).await;
    for find in ["id", "code"] {
        let address = upload(&mut root, &text).await;
        let heads: Vec<String> =
            text.trim_start_matches('\u{feff}').lines().next().unwrap().split(',').map(str::to_owned).collect();
        let names: Vec<String> = (0..heads.len()).map(|at| format!("column-{at}")).collect();
        let mut fields: Vec<(&str, &str)> = names
            .iter()
            .zip(&heads)
            .filter(|(_, head)| *head != "sent" && (find == "id" || *head != "id"))
            .map(|(name, head)| (name.as_str(), head.as_str()))
            .collect();
        fields.push(("find", find));
        map(&mut root, &address, &fields).await.assert_status(303);
        root.visit(&address).await.assert_text("12 lines say nothing new").assert_text("0 rows changed");
        root.submit("Import now").await.assert_status(200).assert_text("12 lines say nothing new");
        assert_eq!(all(&site).await, before);
    }
}

#[tokio::test]
async fn many_lines_are_a_task_and_two_workers_import_no_line_twice() {
    let (site, mut root) = opened(600).await;
    let lines: Vec<String> = (1..=1300).map(|number| format!("P{number},{}", number + 1)).collect();
    let address = upload(&mut root, &format!("code,grams\n{}\n", lines.join("\n"))).await;
    let page = try_it(&mut root, &address).await;
    page.assert_status(200).assert_text("Every line is tried").assert_element("[data-follow]");
    site.work().await;
    let page = root.visit(&address).await;
    page.assert_text("700 new rows").assert_text("600 rows changed").assert_text("0 lines refused");
    assert_eq!(all(&site).await.len(), 600, "trying leaves nothing");
    root.submit("Import now").await.assert_text("The lines are imported.");
    // Two workers have it, as when one is taken for dead.
    send(&mut root, "/admin/-/tasks/2/resume", &[]).await.assert_status(303);
    site.work().await;
    let page = root.visit(&address).await;
    page.assert_text("What was done").assert_text("700 new rows").assert_text("600 rows changed");
    let parcels = all(&site).await;
    assert_eq!(parcels.len(), 1300);
    assert!(parcels.iter().all(|one| one.code == format!("P{}", one.grams - 1)));
    let left = "SELECT COUNT(*) AS n FROM admin_import_chunks";
    let left = site.db().query_one_raw(Statement::from_string(site.db().get_database_backend(), left)).await;
    let left: i64 = left.expect("an answer").expect("a row").try_get("", "n").expect("a number");
    assert_eq!(left, 0, "of a file that is imported nothing is kept");
    root.visit("/admin/-/tasks").await.assert_text("Import: parcels.csv").assert_text("Try an import: parcels.csv");
}

#[tokio::test]
async fn who_loses_the_role_imports_no_more() {
    let site = TestApp::new(depot()).await;
    plant(site.db(), 1).await;
    let mut kim = site.log_in_with_role("kim@example.org", "packer").await;
    let lines: Vec<String> = (1..=700).map(|number| format!("N{number}")).collect();
    // A packer may not say how heavy a parcel is, and every parcel must have a weight.
    let address = upload(&mut kim, &format!("code\n{}\n", lines.join("\n"))).await;
    try_it(&mut kim, &address).await.assert_status(200);
    let sql = "UPDATE users SET role = 'user' WHERE email = 'kim@example.org'";
    site.db().execute_unprepared(sql).await.expect("no role");
    site.work().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/-/tasks/1").await.assert_text("stopped").assert_text("may not do this any more");
    assert_eq!(all(&site).await.len(), 1);
}

#[tokio::test]
async fn what_the_policy_of_a_row_or_a_column_forbids_no_file_does() {
    let site = TestApp::new(depot()).await;
    plant(site.db(), 3).await;
    change(&site, 2, "is_locked = (1 = 1)").await;
    let mut kim = site.log_in_with_role("kim@example.org", "packer").await;
    let address = upload(&mut kim, "code,note\nP1,mine\nP2,mine\nNEW,mine\n").await;
    let page = try_it(&mut kim, &address).await;
    page.assert_text("one row changed").assert_text("2 lines refused").assert_text("You may not change this row.");
    kim.submit("Import now").await.assert_status(200);
    let notes: Vec<Option<String>> = all(&site).await.into_iter().map(|one| one.note).collect();
    assert_eq!(notes, [Some("mine".to_owned()), None, None]);
}
