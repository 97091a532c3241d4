//! By what a list is narrowed.

use super::{listed, opened};

#[tokio::test]
async fn each_kind_has_its_filters() {
    let (_site, mut root) = opened().await;
    assert_eq!(listed(&mut root, "f.is_seen=yes").await, ["=HYPERLINK(\"x\")", "M"]);
    assert_eq!(listed(&mut root, "f.is_seen=no&f.minutes.from=100&f.minutes.to=120").await, ["Faust_I"]);
    assert_eq!(listed(&mut root, "f.title=RO").await, ["Metropolis"]);
    assert!(listed(&mut root, "f.title=m&f.title.by=is").await.is_empty());
    assert_eq!(listed(&mut root, "f.title=M&f.title.by=is").await, ["M"]);
    assert_eq!(listed(&mut root, "f.released.from=1927-01-15&f.released.to=1930-12-31").await, ["Metropolis"]);
    assert_eq!(listed(&mut root, "f.released.by=empty").await.len(), 2);
    assert_eq!(listed(&mut root, "f.released.by=filled").await.len(), 3);
    assert_eq!(listed(&mut root, "f.studio_id=2").await, ["M"]);
    assert_eq!(listed(&mut root, "f.cost.from=5300.25").await, ["Metropolis"]);
    assert_eq!(listed(&mut root, "f.code=c-M-117&f.code.by=is").await, ["M"]);
}

#[tokio::test]
async fn the_form_narrows_and_each_condition_has_a_link_that_takes_it_away() {
    let (_site, mut root) = opened().await;
    root.visit("/admin/films").await.assert_status(200);
    root.within("form.list-tools")
        .fill("Length, from", "100")
        .select("Is seen", "No")
        .submit("Show")
        .await
        .assert_text("2 rows");
    let page = root.click("Remove: Length from 100").await;
    page.assert_text("3 rows").assert_no_text("Length from 100").assert_text("Is seen: no");
    root.click("Show all").await.assert_text("5 rows");
}

#[tokio::test]
async fn what_is_no_value_is_refused() {
    let (_site, mut root) = opened().await;
    for query in [
        "f.minutes.from=many",
        "f.minutes.from=99999999999999",
        "f.released.to=yesterday",
        "f.is_seen=perhaps",
        "f.studio_id=x",
        "f.title.from=a",
        "f.minutes.by=guess",
        "f.title=%00",
    ] {
        root.visit(&format!("/admin/films?{query}")).await.assert_status(400);
    }
}
