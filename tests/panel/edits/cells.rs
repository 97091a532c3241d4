//! Cells of a list that are fields: who sees them, and how they are saved.

use super::{ask, forge, opened, run};

const EDITS: &str = "/admin/chores/-/edits";

#[tokio::test]
async fn several_rows_are_saved_at_once_and_one_is_back_on_the_page() {
    let (site, mut root) = opened().await;
    root.visit("/admin/chores?order=-minutes&f.room=Kitchen").await.assert_status(200);
    root.fill("Title: Sweep", "Sweep well").check("Is done: Sweep").uncheck("Is done: Dust");
    let page = root.submit("Save changes").await;
    page.assert_status(200).assert_text("Saved: 2 rows");
    assert!(page.url().contains("f.room=Kitchen") && page.url().contains("order=-minutes"), "{}", page.url());
    assert_eq!(ask(&site, "SELECT title AS it FROM chores ORDER BY id").await, "Sweep well Dust Iron");
    let done = ask(&site, "SELECT CASE WHEN is_done THEN 1 ELSE 0 END AS it FROM chores ORDER BY id").await;
    assert_eq!(done, "1 0 0");
    root.submit("Save changes").await.assert_text("Nothing was changed.");
}

#[tokio::test]
async fn only_whoever_may_write_a_cell_has_a_field() {
    let (site, mut root) = opened().await;
    let fields = |page: &flaskboost::testing::Page| {
        let all = page.find_all("table [form=list-edits]");
        let labels = all.iter().filter_map(|one| one.attribute("aria-label").map(str::to_owned));
        labels.collect::<Vec<_>>()
    };
    let page = root.visit("/admin/chores").await;
    assert_eq!(fields(&page).len(), 12);
    let mut editor = site.log_in_with_role("editor@example.org", "editor").await;
    let page = editor.visit("/admin/chores").await;
    let labels = fields(&page);
    assert_eq!(labels.len(), 9);
    assert!(labels.iter().all(|label| !label.starts_with("Minutes")), "{labels:?}");
    let mut reader = site.log_in_with_role("reader@example.org", "reader").await;
    let page = reader.visit("/admin/chores").await;
    assert!(fields(&page).is_empty() && page.find_all("#list-edits").is_empty());
    let mut owner = site.log_in_with_role("owner@example.org", "owner").await;
    run(&site, "UPDATE chores SET owner_id = (SELECT id FROM users WHERE email = 'owner@example.org') WHERE id = 2")
        .await;
    let page = owner.visit("/admin/chores").await;
    assert_eq!(fields(&page), ["Title: Dust", "Is done: Dust", "After: Dust"]);
    owner.fill("Title: Dust", "Dust more").submit("Save changes").await.assert_text("Saved: one row");
}

#[tokio::test]
async fn the_second_of_two_sees_what_the_first_did_cell_by_cell() {
    let (site, mut root) = opened().await;
    let mut other = site.log_in_as_admin("other@example.org").await;
    root.visit("/admin/chores").await.assert_status(200);
    other.visit("/admin/chores").await.assert_status(200);
    other.fill("Title: Sweep", "Theirs").fill("Minutes: Sweep", "99").submit("Save changes").await.assert_status(200);
    root.fill("Title: Sweep", "Mine").fill("Title: Iron", "Iron less");
    let page = root.submit("Save changes").await;
    page.assert_status(409).assert_text("Somebody else was here meanwhile");
    let said = |column: &str| {
        let list = page.find_all(&format!("#cell-1-{column}-theirs dd"));
        list.iter().map(|one| one.text().trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said("title"), ["Sweep", "Theirs", "Mine"]);
    // What one did not touch is theirs.
    assert_eq!(said("minutes"), ["20", "99"]);
    assert_eq!(page.field_value("Minutes: Theirs"), "99");
    assert_eq!(
        (page.field_value("Title: Theirs"), page.field_value("Title: Iron")),
        ("Mine".into(), "Iron less".into())
    );
    assert_eq!(ask(&site, "SELECT title AS it FROM chores ORDER BY id").await, "Theirs Dust Iron", "nothing was saved");
    root.submit("Save changes").await.assert_text("Saved: 2 rows");
    let all = ask(&site, "SELECT title || minutes AS it FROM chores ORDER BY id").await;
    assert_eq!(all, "Mine99 Dust15 Iron less45");
}

#[tokio::test]
async fn bad_values_are_said_at_their_cells_and_everything_is_kept() {
    let (site, mut root) = opened().await;
    root.visit("/admin/chores").await.assert_status(200);
    root.fill("Title: Sweep", "Sweep well").fill("Minutes: Dust", "many").fill("Minutes: Iron", "");
    let page = root.submit("Save changes").await;
    page.assert_status(422).assert_text("Nothing was saved");
    assert_eq!(page.field_value("Title: Sweep"), "Sweep well");
    assert_eq!(page.field_value("Minutes: Dust"), "many");
    assert_eq!(page.field_errors("Minutes: Dust").len(), 1);
    assert_eq!(page.field_errors("Minutes: Iron").len(), 1);
    assert_eq!(ask(&site, "SELECT title AS it FROM chores ORDER BY id").await, "Sweep Dust Iron");
    // What the database refuses, and a row to choose that is not there.
    root.fill("Title: Sweep", "Iron").fill("Minutes: Dust", "1").fill("Minutes: Iron", "2");
    let page = root.submit("Save changes").await;
    page.assert_status(422);
    assert_eq!(page.field_errors("Title: Sweep"), ["This is taken already."]);
    assert_eq!(ask(&site, "SELECT minutes AS it FROM chores ORDER BY id").await, "20 15 45", "all or nothing");
    root.visit("/admin/chores").await.assert_status(200);
    let page = forge(&mut root, "list-edits", EDITS, &[("1.after_id", "77"), ("1.is_done", "")]).await;
    page.assert_status(422).assert_text("There is no such row to choose.");
}

#[tokio::test]
async fn rows_that_moved_away_or_went_are_said() {
    let (site, mut root) = opened().await;
    root.visit("/admin/chores?f.room=Kitchen").await.assert_status(200);
    root.fill("Title: Sweep", "Swept").fill("Title: Dust", "Dusted");
    run(&site, "DELETE FROM chores WHERE id = 1").await;
    run(&site, "UPDATE chores SET room = 'Attic' WHERE id = 2").await;
    let page = root.submit("Save changes").await;
    page.assert_status(409)
        .assert_text("are not on this page any more")
        .assert_text("not there any more, or not yours");
    page.assert_text("Title “Swept”");
    assert_eq!(page.field_value("Title: Dust"), "Dusted");
    root.submit("Save changes").await.assert_text("Saved: one row");
    assert_eq!(ask(&site, "SELECT title AS it FROM chores ORDER BY id").await, "Dusted Iron");
}

#[tokio::test]
async fn what_may_not_be_changed_is_refused() {
    let (site, _root) = opened().await;
    let mut editor = site.log_in_with_role("editor@example.org", "editor").await;
    for (name, status) in [
        ("1.minutes", 403),
        ("1.wage", 403),
        ("1.owner_id", 403),
        ("1.room", 403),
        ("1.id", 403),
        ("1.nothing", 403),
        ("title", 400),
        ("77.title", 409),
        ("x.title", 409),
    ] {
        editor.visit("/admin/chores").await.assert_status(200);
        let page = forge(&mut editor, "list-edits", EDITS, &[(name, "7"), ("1.title", "Eve")]).await;
        assert_eq!(page.status(), status, "{name}");
    }
    // Somebody else's version or originals are not believed.
    for hidden in ["1.-version", "1.-original"] {
        editor.visit("/admin/chores").await.assert_status(200);
        let page =
            forge(&mut editor, "list-edits", EDITS, &[(hidden, "00"), ("1.title", "Eve"), ("2.title", "Eve2")]).await;
        let expected = if hidden == "1.-version" { 409 } else { 200 };
        assert!(page.status() == expected || page.redirected_from().len() == 1 || page.status() == 303, "{hidden}");
        run(&site, "UPDATE chores SET title = 'Sweep' WHERE id = 1").await;
        run(&site, "UPDATE chores SET title = 'Dust' WHERE id = 2").await;
    }
    let mut reader = site.log_in_with_role("reader@example.org", "reader").await;
    let page = reader.visit("/admin/chores").await;
    let token = crate::tokens::token_on(&page);
    reader.post(EDITS, &[("csrf_token", &token), ("1.title", "Eve")]).await.assert_status(403);
    let mut owner = site.log_in_with_role("owner@example.org", "owner").await;
    let page = owner.visit("/admin").await;
    let token = crate::tokens::token_on(&page);
    owner.post(EDITS, &[("csrf_token", &token), ("1.title", "Eve")]).await.assert_status(409).assert_no_text("Sweep");
    assert_eq!(ask(&site, "SELECT title AS it FROM chores ORDER BY id").await, "Sweep Dust Iron");
}

#[tokio::test]
async fn a_right_that_went_meanwhile_is_gone() {
    let (site, _root) = opened().await;
    let mut owner = site.log_in_with_role("owner@example.org", "owner").await;
    run(&site, "UPDATE chores SET owner_id = (SELECT id FROM users WHERE email = 'owner@example.org')").await;
    owner.visit("/admin/chores").await.assert_status(200);
    run(&site, "UPDATE chores SET owner_id = NULL WHERE id = 2").await;
    let page = owner.uncheck("Is done: Dust").fill("Title: Iron", "Ironed").submit("Save changes").await;
    page.assert_status(409).assert_no_text("Dust");
    assert_eq!(ask(&site, "SELECT title AS it FROM chores ORDER BY id").await, "Sweep Dust Iron");
}

#[tokio::test]
async fn of_many_that_save_at_once_one_wins() {
    let (site, mut root) = opened().await;
    root.visit("/admin/chores").await.assert_status(200);
    let saves = (0..6).map(|number| {
        let mut browser = root.clone();
        async move {
            // In one order and in the other: nobody waits for ever.
            browser.fill("Minutes: Sweep", &format!("10{number}")).fill("Minutes: Iron", &format!("20{number}"));
            browser.submit("Save changes").await.status().as_u16()
        }
    });
    let mut statuses = futures_util::future::join_all(saves).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409]);
    let differences = ask(&site, "SELECT MAX(minutes) - MIN(minutes) AS it FROM chores WHERE id <> 2").await;
    assert_eq!(differences, "100", "both rows are of the same save");
}

#[tokio::test]
async fn a_page_of_a_large_table_is_saved_and_shown_again() {
    let (site, mut root) = opened().await;
    let numbers = match site.db().engine() {
        flaskboost::db::Engine::Postgres => "SELECT n AS x FROM generate_series(1, 10050) AS n".to_owned(),
        _ => "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 10050) SELECT x FROM n".to_owned(),
    };
    let sql = format!(
        "INSERT INTO chores (title, place, minutes, is_done, room) SELECT 'C' || x, 100 + x, x, false, 'Hall' FROM ({numbers}) AS numbers"
    );
    run(&site, &sql).await;
    root.visit("/admin/chores?rows=20").await.assert_status(200);
    let page = root.click("Next").await;
    assert!(page.url().contains("after="), "{}", page.url());
    let place = page.url().to_owned();
    let page = root.fill("Title: C20", "Changed").submit("Save changes").await;
    page.assert_text("Saved: one row");
    assert!(page.url().contains(place.split('?').nth(1).unwrap().split('&').next_back().unwrap()), "{}", page.url());
    assert_eq!(page.field_value("Title: Changed"), "Changed");
}

#[tokio::test]
async fn a_list_of_fields_sends_few_statements() {
    let (site, mut root) = opened().await;
    root.visit("/admin/chores").await.assert_status(200);
    let home = site.query_count(root.visit("/admin")).await;
    let list = site.query_count(root.visit("/admin/chores")).await;
    // One more for the rows that one can choose from.
    assert!(list <= home + 4, "{list} statements, and {home} for a page without a list");
}
