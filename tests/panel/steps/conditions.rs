//! A field that does not count is saved empty, whatever was sent for it.

use super::league::{ask, opened, run, send};

const GAME: &str = "/admin/games/1";
const STATE: &str = "SELECT kind || '/' || COALESCE(sponsor, '-') || '/' || CASE WHEN is_signed THEN 'signed' ELSE 'open' END \
                     || '/' || COALESCE(CAST(viewers AS TEXT), '-') || '/' || remark FROM steps_games";

#[tokio::test]
async fn what_does_not_count_is_saved_empty() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/games/-/new").await.assert_status(200);
    root.fill("Name", "Derby").fill("Kind", "league").fill("Sponsor", "Acme").check("Is signed");
    root.fill("Viewers", "12").fill("Remark", "rain").submit("Save").await.assert_redirected_to("/admin/games");
    assert_eq!(ask(&site, STATE).await, "league/-/open/-/");
    let all = [("kind", "cup"), ("sponsor", "Acme"), ("is_signed", "true"), ("viewers", "12"), ("remark", "rain")];
    send(&mut root, GAME, &all).await.assert_redirected_to("/admin/games");
    assert_eq!(ask(&site, STATE).await, "cup/Acme/signed/12/");
    // What decides does not count itself, and so on.
    send(&mut root, GAME, &[("kind", "other"), ("remark", "rain")]).await.assert_redirected_to("/admin/games");
    assert_eq!(ask(&site, STATE).await, "other/-/open/-/rain");
}

#[tokio::test]
async fn what_does_not_count_cannot_be_wrong() {
    let site = opened().await;
    run(&site, "INSERT INTO steps_games (name, kind, is_signed, remark) VALUES ('Derby', 'league', false, '')").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    send(&mut root, GAME, &[("viewers", "many")]).await.assert_redirected_to("/admin/games");
    send(&mut root, GAME, &[("kind", "final"), ("sponsor", "Acme"), ("is_signed", "true"), ("viewers", "many")])
        .await
        .assert_status(422)
        .assert_field_error("Viewers", "Write a whole number, such as 12.");
    assert_eq!(ask(&site, STATE).await, "league/-/open/-/");
}

#[tokio::test]
async fn who_may_not_write_what_decides_cannot_write_what_it_rules_out() {
    let site = opened().await;
    run(&site, "INSERT INTO steps_games (name, kind, is_signed, remark) VALUES ('Derby', 'league', false, '')").await;
    let mut scribe = site.log_in_with_role("scribe@example.org", "scribe").await;
    send(&mut scribe, GAME, &[("sponsor", "Acme")]).await.assert_status(403).assert_text("sponsor");
    send(&mut scribe, GAME, &[("kind", "cup"), ("sponsor", "Acme")]).await.assert_status(403);
    assert_eq!(ask(&site, STATE).await, "league/-/open/-/");
    run(&site, "UPDATE steps_games SET kind = 'cup'").await;
    send(&mut scribe, GAME, &[("sponsor", "Acme")]).await.assert_redirected_to("/admin/games");
    assert_eq!(ask(&site, STATE).await, "cup/Acme/open/-/");
}

#[tokio::test]
async fn the_page_says_what_decides() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/games/-/new").await;
    let boxes = page.find_all("[data-when]");
    let said: Vec<_> = boxes.iter().map(|one| (one.attribute("data-when"), one.attribute("data-values"))).collect();
    assert!(said.contains(&(Some("field-kind"), Some(r#"["cup","final"]"#))), "{said:?}");
    assert!(said.contains(&(Some("field-is_signed"), Some(r#"["true"]"#))), "{said:?}");
}
