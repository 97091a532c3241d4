//! What a search finds.

use super::{listed, opened};

#[tokio::test]
async fn every_word_must_be_there_and_a_phrase_is_one() {
    let (_site, mut root) = opened().await;
    assert_eq!(listed(&mut root, "q=METRO").await, ["Metropolis"]);
    assert_eq!(listed(&mut root, "q=m+opol").await, ["Metropolis"]);
    assert!(listed(&mut root, "q=m+nothing").await.is_empty());
    assert_eq!(listed(&mut root, "q=c-m").await, ["M", "Metropolis"]);
    assert_eq!(listed(&mut root, "q=%3DM").await, ["M"]);
    assert_eq!(listed(&mut root, "q=%5Efau").await, ["Faust_I"]);
    assert!(listed(&mut root, "q=%5Eaust").await.is_empty());
    assert_eq!(listed(&mut root, "q=%22100%25+%3CTh%22").await.len(), 1);
    assert!(listed(&mut root, "q=%22%3CTh+100%25%22").await.is_empty());
}

#[tokio::test]
async fn wildcards_are_letters_and_so_are_those_of_every_alphabet() {
    let (_site, mut root) = opened().await;
    assert_eq!(listed(&mut root, "q=%25").await, ["Ännchen & 100% <Tharau>"]);
    assert_eq!(listed(&mut root, "q=_").await, ["Faust_I"]);
    for wild in ["%5C", "*", "%3F", "%5B", "m%25s", "'"] {
        assert!(listed(&mut root, &format!("q={wild}")).await.is_empty(), "{wild}");
    }
    for word in ["%C3%A4nnchen", "%C3%84NNCHEN"] {
        assert_eq!(listed(&mut root, &format!("q={word}")).await, ["Ännchen & 100% <Tharau>"], "{word}");
    }
}

#[tokio::test]
async fn the_form_searches_and_a_link_takes_the_search_away() {
    let (_site, mut root) = opened().await;
    root.visit("/admin/films").await.assert_status(200);
    let page = root.within("form.list-tools").fill("Search", "faust").submit("Show").await;
    page.assert_text("1 row").assert_text("Search: faust");
    let page = root.click("Remove: Search: faust").await;
    page.assert_text("5 rows");
}

#[tokio::test]
async fn a_search_of_any_size_is_answered() {
    let (_site, mut root) = opened().await;
    for query in ["a+".repeat(500), "%F0%9F%8E%AC".repeat(100), "%22".repeat(50), "%00".to_owned()] {
        root.visit(&format!("/admin/films?q={query}")).await.assert_status(200);
    }
}
