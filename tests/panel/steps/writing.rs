//! Of rows in the form of another one, only what their own policy allows is written, and nothing is overwritten unseen.

use super::league::{ask, everything, opened, players, run, send};

const TEAM: &str = "/admin/teams/1";

/// All players as text.
const ALL: &str = "SELECT SUM(id * 1000000 + team_id * 100000 + LENGTH(name) * 1000 + COALESCE(salary, 0) + shirt) FROM steps_players";

/// What is done, what is sent for it, and the roles that may do it.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

#[tokio::test]
async fn each_role_does_what_it_may_and_no_more() {
    let site = opened().await;
    let cases: [Case; 5] = [
        ("rename", &[("-in-0-0.name", "Adalbert")], &["coach", "manager", "payer"]),
        ("pay", &[("-in-0-0.salary", "5000")], &["payer"]),
        ("steal", &[("-in-0-0.token", "x")], &[]),
        ("add", &[("-in-0-9.name", "Emil"), ("-in-0-9.shirt", "50")], &["manager", "payer"]),
        ("delete", &[("-in-0-2.-leave", "true")], &["manager", "payer"]),
    ];
    let mut root = site.log_in_as_admin("root@example.org").await;
    for role in ["clerk", "watcher", "coach", "manager", "payer"] {
        let mut browser = site.log_in_with_role(&format!("{role}@example.org"), role).await;
        for (deed, changes, roles) in cases {
            let form = root.visit(TEAM).await;
            let sealed = everything(&form, changes);
            let token = everything(&browser.visit(TEAM).await, &[]);
            let token = token.into_iter().find(|(name, _)| name == "csrf_token").expect("a token").1;
            let is_sent = |name: &str| {
                let own = name.rsplit_once('.').map_or(name, |(_, rest)| rest);
                own.starts_with('-') && !name.starts_with("-in-0-3") || changes.iter().any(|(other, _)| *other == name)
            };
            let mut all: Vec<(&str, &str)> = sealed
                .iter()
                .filter(|(name, _)| is_sent(name))
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            all.push(("csrf_token", &token));
            let before = ask(&site, ALL).await;
            let status = browser.post(TEAM, &all).await.status().as_u16();
            let is_changed = ask(&site, ALL).await != before;
            assert_eq!(is_changed, roles.contains(&role), "{role} wants to {deed}: {status}");
            assert!(is_changed || status == 403, "{role} wants to {deed}: {status}");
            run(&site, "DELETE FROM steps_players WHERE id > 4").await;
            run(&site, "UPDATE steps_players SET name = 'Ada', salary = 4711 WHERE id = 1").await;
            let cleo = "INSERT INTO steps_players (id, team_id, name, shirt, is_captain) SELECT 3, 1, 'Cleo', 3, false \
                        WHERE NOT EXISTS (SELECT 1 FROM steps_players WHERE id = 3)";
            run(&site, cleo).await;
        }
    }
}

#[tokio::test]
async fn who_may_only_look_has_nothing_to_fill_in_and_others_see_nothing() {
    let site = opened().await;
    let mut watcher = site.log_in_with_role("watcher@example.org", "watcher").await;
    let page = watcher.visit(TEAM).await;
    page.assert_text("Player: Ada").assert_no_text("Delete when saving").assert_no_text("Add another");
    assert!(
        page.find_all(".steps-cub input[type=text]").is_empty()
            && page.find_all(".steps-cub input[type=number]").is_empty()
    );
    let mut clerk = site.log_in_with_role("clerk@example.org", "clerk").await;
    clerk.visit(TEAM).await.assert_no_text("Ada").assert_no_text("Players");
    let mut coach = site.log_in_with_role("coach@example.org", "coach").await;
    let page = coach.visit(TEAM).await;
    assert!(!page.html().contains("4711") && !page.html().contains("sesame"));
}

#[tokio::test]
async fn a_key_that_the_form_never_had_is_refused() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let before = ask(&site, ALL).await;
    // The fourth player is of another team; the ninth is nobody.
    for key in ["4", "9", "x", "1,2"] {
        let page = send(&mut root, TEAM, &[("-in-0-0.-key", key), ("-in-0-0.name", "Stolen")]).await;
        page.assert_status(403).assert_text("-in-0-0.-key");
    }
    // Nor with what the form of the other team says of it.
    let other = everything(&root.visit("/admin/teams/2").await, &[]);
    let line: Vec<(&str, &str)> = other
        .iter()
        .filter(|(name, _)| name.starts_with("-in-0-0."))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    send(&mut root, TEAM, &line).await.assert_status(403);
    for name in ["-in-1-0.name", "-in-x", "-in-0-00.name", "-in-0-0", "-in-0-0.nothing", "-in-0-0.team_id"] {
        send(&mut root, TEAM, &[(name, "2")]).await.assert_status(403).assert_text(name);
    }
    assert_eq!(ask(&site, ALL).await, before);
}

#[tokio::test]
async fn what_somebody_else_changed_is_shown_and_saved_over_only_when_asked_again() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit(TEAM).await.assert_status(200);
    run(&site, "UPDATE steps_players SET name = 'Theirs', shirt = 11 WHERE id = 1").await;
    run(&site, "UPDATE steps_players SET name = 'Benjamin' WHERE id = 2").await;
    root.within("#in-0-0").fill("Name", "Mine");
    let page = root.within("form.admin-form").submit("Save").await;
    page.assert_status(409).assert_text("Somebody else changed this meanwhile.");
    page.assert_text("Somebody else saved “Theirs” here.").assert_text("Player: Benjamin");
    assert_eq!(players(&site, 1).await, "Theirs Benjamin Cleo");
    root.within("form.admin-form").submit("Save").await.assert_redirected_to("/admin/teams");
    assert_eq!(players(&site, 1).await, "Mine Benjamin Cleo", "who was not touched here keeps their name");
    assert_eq!(ask(&site, "SELECT shirt FROM steps_players WHERE id = 1").await, "11");
}

#[tokio::test]
async fn one_that_changed_is_not_deleted_unseen() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit(TEAM).await.assert_status(200);
    run(&site, "UPDATE steps_players SET name = 'Theirs' WHERE id = 1").await;
    root.within("#in-0-0").check("Delete when saving");
    root.within("form.admin-form").submit("Save").await.assert_status(409);
    assert_eq!(players(&site, 1).await, "Theirs Ben Cleo");
}

#[tokio::test]
async fn one_that_is_gone_gives_back_what_was_typed() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit(TEAM).await.assert_status(200);
    run(&site, "DELETE FROM steps_players WHERE id = 1").await;
    run(&site, "UPDATE steps_players SET team_id = 2 WHERE id = 2").await;
    root.within("#in-0-0").fill("Name", "A name that took long");
    let page = root.within("form.admin-form").submit("Save").await;
    page.assert_status(409).assert_text("Somebody else deleted this meanwhile.");
    assert!(page.html().contains("A name that took long"));
    root.within("form.admin-form").submit("Save").await.assert_redirected_to("/admin/teams");
    assert_eq!(players(&site, 1).await, "Cleo A name that took long");
    assert_eq!(players(&site, 2).await, "Ben Dora", "who went to another team stays there");
}

#[tokio::test]
async fn when_the_row_itself_is_gone_what_was_typed_for_them_comes_back_too() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit(TEAM).await.assert_status(200);
    run(&site, "DELETE FROM steps_players").await;
    run(&site, "DELETE FROM steps_teams").await;
    root.within("#in-0-3").fill("Name", "A name that took long");
    let page = root.within("form.admin-form").submit("Save").await;
    page.assert_status(404).assert_text("Player: Name").assert_text("A name that took long");
}

#[tokio::test]
async fn when_the_row_itself_was_changed_theirs_come_along_to_the_page_that_asks() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit(TEAM).await.assert_status(200);
    run(&site, "UPDATE steps_teams SET name = 'Pinks' WHERE id = 1").await;
    root.within("form.admin-form div.stack").fill("Motto", "Onward");
    root.within("#in-0-0").fill("Name", "Ida");
    root.within("#in-0-1").check("Delete when saving");
    root.within("#in-0-3").fill("Name", "Emil");
    root.within("form.admin-form").submit("Save").await.assert_status(409).assert_text("Pinks");
    assert_eq!(players(&site, 1).await, "Ada Ben Cleo");
    root.submit("Save mine anyway").await.assert_redirected_to("/admin/teams");
    assert_eq!(players(&site, 1).await, "Ida Cleo Emil");
    assert_eq!(ask(&site, "SELECT name || motto FROM steps_teams WHERE id = 1").await, "PinksOnward");
}
