//! The languages of the panel.

use flaskboost::lexicon::Language;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{Request, header};

async fn visit_in(browser: &mut Browser, language: &str) -> Page {
    let request = Request::get("/admin").header(header::ACCEPT_LANGUAGE, language).header(header::ACCEPT, "text/html");
    browser.request(request.body(axum::body::Body::empty()).expect("a request")).await
}

async fn choose(browser: &mut Browser, tag: &str) -> Page {
    let page = browser.visit("/admin").await;
    let inputs = page.find_all("input[name=csrf_token]");
    let token = inputs.first().and_then(|input| input.attribute("value")).expect("a token").to_owned();
    browser.post("/admin/-/language", &[("csrf_token", &token), ("language", tag)]).await
}

#[tokio::test]
async fn the_panel_speaks_as_the_browser_asks() {
    let site = TestApp::new(crate::site_with_admin(|admin| admin)).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    visit_in(&mut root, "de-AT, en;q=0.5").await.assert_text("Übersicht").assert_element("html[lang=de][dir=ltr]");
    visit_in(&mut root, "ar").await.assert_text("نظرة عامة").assert_element("html[lang=ar][dir=rtl]");
    visit_in(&mut root, "tlh, *;q=0.1").await.assert_element("html[lang=en]");
}

#[tokio::test]
async fn a_choice_is_remembered_and_stands_above_what_the_browser_asks() {
    let site = TestApp::new(crate::site_with_admin(|admin| admin)).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    choose(&mut root, "fr").await.assert_status(200).assert_text("Vue d’ensemble");
    visit_in(&mut root, "de").await.assert_text("Vue d’ensemble");
    choose(&mut root, "en").await.assert_text("Overview");
    visit_in(&mut root, "de").await.assert_text("Overview");
}

#[tokio::test]
async fn the_front_page_is_whole_in_every_language() {
    let site = TestApp::new(crate::site_with_admin(|admin| admin)).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    assert_eq!(Language::all().count(), 10);
    for language in Language::all() {
        let page = choose(&mut root, language.tag()).await;
        page.assert_status(200).assert_element(&format!("html[lang={}][dir={}]", language.tag(), language.direction()));
        page.assert_element("option[selected]");
    }
}

#[tokio::test]
async fn a_language_that_there_is_not_and_a_forged_choice_are_refused() {
    let site = TestApp::new(crate::site_with_admin(|admin| admin)).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    choose(&mut root, "tlh").await.assert_status(400);
    choose(&mut root, &"x".repeat(500)).await.assert_status(400);
    let forged = root.post("/admin/-/language", &[("language", "de")]).await;
    forged.assert_status(403);
    root.visit("/admin").await.assert_element("html[lang=en]");
    root.set_cookie("language", "../../etc");
    root.visit("/admin").await.assert_element("html[lang=en]");
}
