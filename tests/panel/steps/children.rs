//! Rows that belong to a row stand in its form, page by page, as far as somebody may see and change them.

use super::league::{ask, opened, players, run, send};

const ROOT: &str = "root@example.org";
const TEAM: &str = "/admin/teams/1";

#[tokio::test]
async fn they_are_changed_added_and_deleted_with_the_row_at_once() {
    let site = opened().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit(TEAM).await;
    page.assert_text("Player: Ada").assert_text("Player: Cleo").assert_no_text("Dora");
    root.within("#in-0-0").fill("Name", "Ada Lovelace").uncheck("Is captain").select("Town", "Kiel");
    root.within("#in-0-1").check("Delete when saving");
    root.within("#in-0-3").fill("Name", "Emil").fill("Shirt", "9");
    root.within("form.admin-form div.stack").fill("Motto", "Onward");
    root.within("form.admin-form")
        .submit("Save and continue")
        .await
        .assert_status(200)
        .assert_text("Saved: Reds")
        .assert_text("Player: Emil");
    assert_eq!(players(&site, 1).await, "Ada Lovelace Cleo Emil");
    assert_eq!(ask(&site, "SELECT motto FROM steps_teams WHERE id = 1").await, "Onward");
    let ada = "SELECT CASE WHEN is_captain THEN 'yes' ELSE 'no' END || town_id || salary || token FROM steps_players WHERE id = 1";
    assert_eq!(ask(&site, ada).await, "no24711sesame", "what the form does not have stays");
}

#[tokio::test]
async fn without_a_change_nothing_is_written_and_empty_lines_are_no_rows() {
    let site = opened().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    send(&mut root, TEAM, &[]).await.assert_redirected_to("/admin/teams");
    assert_eq!(players(&site, 1).await, "Ada Ben Cleo");
}

#[tokio::test]
async fn a_button_brings_one_more_line_and_keeps_what_was_typed() {
    let site = opened().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit(TEAM).await.assert_status(200);
    root.within("#in-0-0").fill("Name", "Ida");
    root.within("#in-0-3").fill("Name", "Emil");
    root.within("form.admin-form");
    let page = root.submit("Add another Player").await;
    page.assert_status(200).assert_element("#in-0-4").assert_element("form[data-guard=dirty]");
    assert_eq!(players(&site, 1).await, "Ada Ben Cleo", "nothing is saved yet");
    root.within("#in-0-4").fill("Name", "Fritz");
    root.within("form.admin-form");
    root.submit("Save").await.assert_redirected_to("/admin/teams");
    assert_eq!(players(&site, 1).await, "Ida Ben Cleo Emil Fritz");
}

#[tokio::test]
async fn the_first_button_is_one_that_saves_for_the_enter_key_presses_it() {
    let site = opened().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit(TEAM).await;
    let first = page.find_all("form.admin-form button").into_iter().next().expect("a button");
    assert!(!first.has_attribute("name") && !first.has_attribute("value"));
}

#[tokio::test]
async fn a_new_row_and_a_copy_bring_theirs_along() {
    let site = opened().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/teams/-/new").await.assert_status(200);
    root.within("form.admin-form div.stack").fill("Name", "Greens");
    root.within("#in-0-0").fill("Name", "Emil");
    root.within("form.admin-form").submit("Save").await.assert_redirected_to("/admin/teams");
    assert_eq!(players(&site, 3).await, "Emil");
    run(&site, "UPDATE steps_players SET shirt = NULL").await;
    root.visit(TEAM).await.assert_status(200);
    root.within("#in-0-1").check("Delete when saving");
    root.within("form.admin-form").submit("Save as new").await.assert_status(200);
    assert_eq!(players(&site, 4).await, "Ada Cleo");
    assert_eq!(players(&site, 1).await, "Ada Ben Cleo", "the first one stays as it is");
}

#[tokio::test]
async fn a_page_of_them_is_shown_and_no_more_is_read() {
    let site = opened().await;
    for number in 1..=25 {
        run(&site, &format!("INSERT INTO steps_players (team_id, name, is_captain) VALUES (2, 'p{number:02}', false)"))
            .await;
    }
    let mut root = site.log_in_as_admin(ROOT).await;
    let page = root.visit("/admin/teams/2").await;
    page.assert_text("p19").assert_no_text("p20");
    let page = root.click("Next").await;
    page.assert_text("p20").assert_text("p25").assert_no_text("p19");
    root.within("#in-0-0").fill("Name", "Twenty");
    root.within("form.admin-form").submit("Save").await.assert_redirected_to("/admin/teams");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM steps_players WHERE name = 'Twenty'").await, "1");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM steps_players WHERE team_id = 2").await, "26");
}

#[tokio::test]
async fn one_that_is_wrong_keeps_everything_from_being_saved() {
    let site = opened().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit(TEAM).await.assert_status(200);
    root.within("form.admin-form div.stack").fill("Name", "Purples");
    root.within("#in-0-0").fill("Name", "Ada Lovelace");
    root.within("#in-0-1").fill("Shirt", "two");
    root.within("#in-0-3").fill("Name", "Emil").fill("Shirt", "4");
    let page = root.within("form.admin-form").submit("Save").await;
    page.assert_status(422).assert_text("Ben, Shirt: Write a whole number, such as 12.");
    // The database knows that the number is taken; the complaint stands at the line.
    root.within("#in-0-1").fill("Shirt", "22");
    let page = root.within("form.admin-form").submit("Save").await;
    page.assert_status(422).assert_text("Add Player, Shirt: This is taken already.");
    assert_eq!(players(&site, 1).await, "Ada Ben Cleo");
    assert_eq!(ask(&site, "SELECT name FROM steps_teams WHERE id = 1").await, "Reds");
    root.within("#in-0-3").fill("Shirt", "44");
    root.within("form.admin-form").submit("Save").await.assert_redirected_to("/admin/teams");
    assert_eq!(players(&site, 1).await, "Ada Lovelace Ben Cleo Emil");
}

#[tokio::test]
async fn there_are_no_more_than_the_model_says() {
    let site = opened().await;
    for number in 1..=27 {
        run(&site, &format!("INSERT INTO steps_players (team_id, name, is_captain) VALUES (1, 'p{number:02}', false)"))
            .await;
    }
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit(TEAM).await.assert_status(200);
    root.within("#in-0-20").fill("Name", "Too many");
    let page = root.within("form.admin-form").submit("Save").await;
    page.assert_status(422).assert_text("Players: There may be at most 30.");
    root.within("#in-0-0").check("Delete when saving");
    root.within("form.admin-form").submit("Save").await.assert_redirected_to("/admin/teams");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM steps_players WHERE team_id = 1").await, "30");
}
