//! A long form has parts: sections with links to them, which the script makes into tabs.

use super::league::{ask, opened, run};

#[tokio::test]
async fn parts_are_sections_with_links_on_top() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/games/-/new").await;
    let ways: Vec<String> = page.find_all("nav.steps-ways a").iter().map(|way| way.text()).collect();
    assert_eq!(ways, ["Basics", "Money", "Numbers"]);
    for (number, field) in [(0, "kind"), (0, "remark"), (1, "sponsor"), (1, "is_signed"), (2, "viewers")] {
        page.assert_element(&format!("#part-{number} [name={field}]"));
    }
    assert!(page.find_all("section [name=name]").is_empty(), "what stands before the first part is always there");
    for way in page.find_all("nav.steps-ways a") {
        page.assert_element(way.attribute("href").expect("a place"));
    }
    root.fill("Name", "Derby").fill("Kind", "cup").fill("Sponsor", "Acme").submit("Save").await.assert_status(200);
    assert_eq!(ask(&site, "SELECT name || kind || sponsor FROM steps_games").await, "DerbycupAcme");
}

#[tokio::test]
async fn a_part_with_something_wrong_in_it_is_marked() {
    let site = opened().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/games/-/new").await.assert_status(200);
    root.fill("Kind", "cup").fill("Sponsor", "Acme").check("Is signed").fill("Viewers", "many");
    let page = root.submit("Save").await;
    page.assert_status(422);
    let marked: Vec<String> = page.find_all("a[data-complaints]").iter().map(|way| way.text()).collect();
    assert_eq!(marked, ["Numbers 1 mistake"]);
}

#[tokio::test]
async fn a_part_of_which_somebody_sees_nothing_is_not_there() {
    let site = opened().await;
    run(&site, "INSERT INTO steps_games (name, kind, is_signed, remark) VALUES ('Derby', 'league', false, '')").await;
    let mut scribe = site.log_in_with_role("scribe@example.org", "scribe").await;
    let page = scribe.visit("/admin/games/1").await;
    // They cannot change the kind, so no sponsor can count; with nothing to fill in, the columns are read.
    page.assert_status(200).assert_text("Basics");
    assert!(page.find_all("[name=sponsor]").is_empty());
}
