//! Roles: what a moderator can do to the notes of others, and what nobody can.

use flaskboost::testing::{Browser, TestApp};
use views::notes::{Index, Show};

/// Anna's note, and where it is.
async fn annas_note(site: &TestApp) -> String {
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/notes/new").await.assert_status(200);
    let page = anna.fill("Title", "Shopping").fill("Text", "Milk, bread").submit("Write").await;
    page.assert_status(200).url().to_owned()
}

/// Sends a form with a sound token and no fields.
async fn post(browser: &mut Browser, address: &str) -> u16 {
    let page = browser.visit("/account/password").await;
    let inputs = page.find_all("input[name=csrf_token]");
    let token = inputs.first().and_then(|input| input.attribute("value")).expect("a token").to_owned();
    let fields = [("csrf_token", token.as_str()), ("title", "Mine"), ("body", "now")];
    browser.post(address, &fields).await.status().as_u16()
}

#[tokio::test]
async fn a_moderator_reads_and_deletes_the_notes_of_others_and_changes_none() {
    let site = TestApp::new(site::app()).await;
    let address = annas_note(&site).await;
    let mut moderator = site.log_in_with_role("mo@example.com", "moderator").await;
    assert_eq!(moderator.visit("/notes").await.view::<Index>().notes.total, 1);
    let page = moderator.visit(&address).await;
    page.assert_text("Milk, bread").assert_no_text("Change it");
    let shown = page.view::<Show>();
    assert_eq!((shown.may_edit, shown.may_delete), (false, true));
    moderator.visit(&format!("{address}/edit")).await.assert_status(403);
    assert_eq!(post(&mut moderator, &address).await, 403);
    moderator.visit(&address).await.assert_text("Milk, bread");
    moderator.click("Delete this note").await.assert_redirected_to("/notes").assert_text("The note is gone.");
}

#[tokio::test]
async fn users_and_the_service_see_nothing_of_it_and_administrators_do() {
    let site = TestApp::new(site::app()).await;
    let address = annas_note(&site).await;
    for (role, status) in [("user", 404), ("service", 404), ("admin", 200)] {
        let mut somebody = site.log_in_with_role(&format!("{role}@example.com"), role).await;
        assert_eq!(somebody.visit(&address).await.status(), status, "{role}");
        let seen = somebody.visit("/notes").await.view::<Index>().notes.total;
        assert_eq!(seen, u64::from(status == 200), "{role}");
    }
}

#[tokio::test]
async fn who_has_no_role_that_counts_writes_nothing() {
    let site = TestApp::new(site::app()).await;
    let mut nobody = site.log_in_with_role("nobody@example.com", "gone").await;
    nobody.visit("/notes").await.assert_status(200).assert_no_text("Write a note");
    nobody.visit("/notes/new").await.assert_status(403);
    assert_eq!(post(&mut nobody, "/notes").await, 403);
}

#[tokio::test]
async fn administrators_enter_the_panel_and_nobody_else_does() {
    let site = TestApp::new(site::app()).await;
    for (role, status) in [("user", 403), ("moderator", 403), ("service", 403), ("admin", 200)] {
        let mut somebody = site.log_in_with_role(&format!("{role}@example.com"), role).await;
        assert_eq!(somebody.visit("/admin").await.status(), status, "{role}");
    }
}

#[tokio::test]
async fn there_is_a_demo_user_of_each_role() {
    let site = TestApp::new(site::app()).await;
    let state = site.state();
    models::seed(&state.db, &state.passwords, &state.clock).await.expect("demo data");
    let mut roles: Vec<String> = Vec::new();
    for (email, role) in models::DEMO_USERS {
        let mut demo = site.browser();
        demo.visit("/login").await.assert_status(200);
        demo.fill("E-mail", email).fill("Password", models::DEMO_PASSWORD);
        demo.submit("Log in").await.assert_status(200).assert_no_text("Log in");
        roles.push(role.name().to_owned());
    }
    for declared in models::roles().all() {
        assert!(roles.iter().any(|role| role == declared.name), "nobody has the role {}", declared.name);
    }
}
