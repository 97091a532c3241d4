//! What somebody may not read they can neither search nor order nor filter by: the answer would tell it.

use super::{listed, opened};

#[tokio::test]
async fn a_secret_is_no_column_of_an_address() {
    let (_site, mut root) = opened().await;
    for query in [
        "order=password_hash",
        "order=-password_hash",
        "order=title,password_hash",
        "f.password_hash=x",
        "f.password_hash.from=x",
        "f.password_hash.by=filled",
        "password_hash=x",
        "password_hash__startswith=x",
        "f.owner_id=1",
        "order=owner_id",
        "f.nothing=1",
        "order=nothing",
    ] {
        root.visit(&format!("/admin/films?{query}")).await.assert_status(400).assert_no_text("topsecret");
        root.visit(&format!("/admin/films/-/export?{query}")).await.assert_status(400);
    }
    assert!(listed(&mut root, "q=topsecret").await.is_empty());
}

#[tokio::test]
async fn a_column_that_somebody_may_not_read_everywhere_answers_no_question() {
    let (site, mut root) = opened().await;
    assert_eq!(listed(&mut root, "f.cost.from=1").await, ["Metropolis"]);
    let mut curator = site.log_in_with_role("cora@example.org", "curator").await;
    let page = curator.visit("/admin/films").await;
    page.assert_text("5 rows").assert_no_text("5300.25").assert_no_text("red shoes");
    assert!(!page.html().contains("f.cost"));
    for query in ["order=cost", "f.cost.from=1", "f.cost.by=filled", "order=remark"] {
        curator.visit(&format!("/admin/films?{query}")).await.assert_status(400);
    }
    // A remark is read by the owner of the film only, and so nobody searches in remarks.
    assert!(listed(&mut curator, "q=shoes").await.is_empty());
    assert!(listed(&mut root, "q=shoes").await.is_empty());
}
