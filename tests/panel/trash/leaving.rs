//! The ways out of the trash: restored, deleted for good, or emptied at night.

use chrono::TimeDelta;

use flaskboost::db::trail::{AuthorKind, Entry, EntryFilter, What};

use super::{count, opened, post, run, throw_away, titles};

const DAY: TimeDelta = TimeDelta::days(1);

#[tokio::test]
async fn a_row_is_restored_from_its_page() {
    let (site, mut root) = opened().await;
    throw_away(&mut root, 1).await;
    root.visit("/admin/notes/1").await.assert_status(200);
    let page = root.submit("Restore").await;
    page.assert_redirected_to("/admin/notes/1").assert_text("Restored: First").assert_no_text("This is in the trash");
    page.assert_element("form.admin-form");
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NULL").await, 3);
    // Twice is as good as once.
    post(&mut root, "/admin/notes/1/restore", &[]).await.assert_redirected_to("/admin/notes/1");
}

#[tokio::test]
async fn a_row_whose_place_was_taken_says_what_stands_in_its_way() {
    let (site, mut root) = opened().await;
    throw_away(&mut root, 1).await;
    run(&site, "INSERT INTO trash_notes (title, slug) VALUES ('New', 'one')").await;
    let page = post(&mut root, "/admin/notes/1/restore", &[]).await;
    page.assert_redirected_to("/admin/notes/1").assert_text("“First” cannot be restored. This is taken already");
    page.assert_text("Slug").assert_text("This is in the trash");
    let looked = root.visit("/admin/notes?trash=1").await;
    assert_eq!(titles(&looked), ["1"]);
    root.check("First").select("With the selected rows", "Restore");
    root.submit("Go on").await.assert_status(200).assert_text("Restore: one row");
    let page = root.submit("Restore").await;
    page.assert_status(422).assert_text("First cannot be restored: another row has taken what only one can have.");
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 1);
}

#[tokio::test]
async fn deleting_for_good_asks_again_and_says_what_falls() {
    let (site, mut root) = opened().await;
    throw_away(&mut root, 1).await;
    root.visit("/admin/notes/1").await.assert_status(200);
    let page = root.click("Delete for good").await;
    page.assert_text("Delete First for good").assert_text("2 rows. They are deleted too.").assert_text("Well said");
    assert_eq!(count(&site, "trash_notes").await, 3);
    root.submit("Yes, delete for good").await.assert_redirected_to("/admin/notes?trash=1");
    assert_eq!(count(&site, "trash_notes").await, 2);
    assert_eq!(count(&site, "trash_comments").await, 0);
}

#[tokio::test]
async fn who_looked_at_a_row_that_was_not_in_the_trash_does_not_delete_it_for_good() {
    let (site, mut root) = opened().await;
    root.visit("/admin/notes/1/delete").await.assert_status(200);
    let mut other = site.log_in_as_admin("other@example.org").await;
    throw_away(&mut other, 1).await;
    let page = root.submit("Yes, move to the trash").await;
    page.assert_status(409).assert_text("This was changed since you looked.");
    assert_eq!(count(&site, "trash_notes").await, 3);
}

#[tokio::test]
async fn what_is_deleted_for_good_one_day_takes_nothing_along_that_one_may_not_delete() {
    let (site, mut root) = opened().await;
    // A cleaner may delete notes, and not the comments that fall with the first of them.
    let mut cleaner = site.log_in_with_role("cle@example.org", "cleaner").await;
    let page = cleaner.visit("/admin/notes/1/delete").await;
    page.assert_status(200).assert_text("rows would fall with it that you may not delete");
    assert!(page.find_all("button.danger").is_empty());
    post(&mut cleaner, "/admin/notes/-/bulk", &[("action", "delete"), ("key", "1")]).await.assert_status(200);
    cleaner.submit("Delete").await.assert_status(422);
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 0);
    throw_away(&mut cleaner, 3).await;
    throw_away(&mut root, 1).await;
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 2);
}

#[tokio::test]
async fn several_rows_go_in_and_out_and_for_good() {
    let (site, mut root) = opened().await;
    root.visit("/admin/notes").await.assert_status(200);
    root.check("First").check("Second").select("With the selected rows", "Delete");
    root.submit("Go on").await.assert_status(200).assert_text("They go to the trash");
    root.submit("Delete").await.assert_text("2 rows were moved to the trash.");
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 2);
    // Whoever still has the old list deletes nothing for good.
    let fields = [("action", "delete"), ("key", "1")];
    post(&mut root, "/admin/notes/-/bulk", &fields).await.assert_status(422).assert_text("is not there any more");
    let fields = [("action", "-purge"), ("key", "3")];
    post(&mut root, "/admin/notes/-/bulk", &fields).await.assert_status(422).assert_text("is not there any more");
    root.visit("/admin/notes?trash=1").await.assert_status(200);
    root.check("First").select("With the selected rows", "Restore");
    root.submit("Go on").await.assert_status(200);
    root.submit("Restore").await.assert_text("1 row was restored.");
    root.visit("/admin/notes?trash=1").await.assert_status(200);
    root.check("Second").select("With the selected rows", "Delete for good");
    root.submit("Go on").await.assert_status(200).assert_text("Delete for good: one row");
    root.submit("Delete for good").await.assert_text("1 row was deleted.").assert_text("The trash is empty.");
    assert_eq!(count(&site, "trash_notes").await, 2);
    let mut writer = site.log_in_with_role("wes@example.org", "writer").await;
    for action in ["delete", "-restore", "-purge"] {
        let page = post(&mut writer, "/admin/notes/-/bulk", &[("action", action), ("key", "1")]).await;
        page.assert_status(422);
    }
}

#[tokio::test]
async fn the_history_tells_the_three_deeds_apart_and_brings_back_what_is_gone() {
    let (site, mut root) = opened().await;
    throw_away(&mut root, 3).await;
    post(&mut root, "/admin/notes/3/restore", &[]).await.assert_status(200);
    throw_away(&mut root, 3).await;
    root.visit("/admin/notes/3/delete").await.assert_status(200);
    root.submit("Yes, delete for good").await.assert_status(200);
    let page = root.visit("/admin/notes/3/history").await;
    let deeds: Vec<String> = page.find_all("ol.history h2 .badge").iter().map(|one| one.text()).collect();
    let deeds: Vec<&str> = deeds.iter().map(|deed| deed.trim()).collect();
    assert_eq!(deeds, ["deleted for good", "put in the trash", "restored", "put in the trash"]);
    root.visit("/admin/-/activity").await.assert_text("deleted for good").assert_text("put in the trash");
    root.visit("/admin/notes/3/history").await.assert_status(200);
    root.submit("Restore this row").await.assert_status(200);
    assert_eq!(count(&site, "trash_notes WHERE id = 3 AND deleted_at IS NOT NULL").await, 1, "it is as it was");
}

#[tokio::test]
async fn what_lay_there_for_long_is_deleted_at_night() {
    let (site, mut root) = opened().await;
    run(&site, "INSERT INTO trash_receipts (note_id, text) VALUES (2, 'paid')").await;
    throw_away(&mut root, 1).await;
    throw_away(&mut root, 2).await;
    site.tick().await;
    site.advance(DAY * 20);
    let mut root = site.log_in_as_admin("late@example.org").await;
    throw_away(&mut root, 3).await;
    site.tick().await;
    site.work().await;
    assert_eq!(count(&site, "trash_notes").await, 3, "nothing has lain there for thirty days");
    site.advance(DAY * 11);
    assert_eq!(site.tick().await, ["admin.empty-trash"]);
    site.work().await;
    // The second one is still needed, the third came later.
    assert_eq!(count(&site, "trash_notes WHERE id IN (2, 3)").await, 2);
    assert_eq!(count(&site, "trash_notes").await, 2);
    assert_eq!(count(&site, "trash_comments").await, 0, "what falls with a row falls then");
    let filter = EntryFilter { models: vec!["trash_notes".to_owned()], max: 1, ..EntryFilter::default() };
    let entry = Entry::list(site.db(), &filter).await.expect("a trail").remove(0);
    assert_eq!((entry.what, entry.by.kind, entry.key.as_str()), (What::Delete, AuthorKind::Job, "[1]"));
    assert_eq!(entry.by.name, "admin.empty-trash");
}

#[tokio::test]
async fn more_than_one_batch_is_emptied_around_a_row_that_stays() {
    let (site, _root) = opened().await;
    let many = "INSERT INTO trash_notes (title, slug, deleted_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL \
                SELECT i + 1 FROM n WHERE i < 250) SELECT 'Old', 'old', CAST('2001-01-01T00:00:00+00:00' AS TEXT) FROM n";
    let many = match site.db().engine() {
        flaskboost::db::Engine::Postgres => many.replace("AS TEXT", "AS TIMESTAMPTZ"),
        _ => many.to_owned(),
    };
    run(&site, &many).await;
    run(&site, "INSERT INTO trash_receipts (note_id, text) VALUES (150, 'paid')").await;
    site.tick().await;
    site.advance(DAY);
    site.tick().await;
    site.work().await;
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 1);
    assert_eq!(count(&site, "trash_notes WHERE id = 150").await, 1);
}
