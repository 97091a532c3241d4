//! The accounts, as far as this app depends on them. The library tests the rest.

use flaskboost::testing::TestApp;

const PASSWORD: &str = TestApp::PASSWORD;

#[tokio::test]
async fn somebody_signs_up_confirms_logs_in_and_logs_out() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.browser();
    anna.visit("/signup").await.assert_status(200);
    let sent = anna.fill("E-mail", "anna@example.com").fill("Password", PASSWORD).submit("Sign up").await;
    sent.assert_status(200).assert_text("Check your mail");

    // Before the address is confirmed, the password opens nothing.
    anna.visit("/login").await.assert_status(200);
    anna.fill("E-mail", "anna@example.com").fill("Password", PASSWORD).submit("Log in").await.assert_status(422);

    let link = site.last_mail_to("anna@example.com").await.link_containing("/confirm/");
    anna.visit(&link).await.assert_status(200);
    let welcome = anna.fill("Password", PASSWORD).submit("Confirm my e-mail").await;
    welcome.assert_redirected_to("/").assert_text("Your address is confirmed. Welcome!");
    anna.click("Log out").await.assert_status(200);
    anna.visit("/notes").await.assert_redirected_to("/login");
    let notes = anna.fill("E-mail", "anna@example.com").fill("Password", PASSWORD).submit("Log in").await;
    notes.assert_redirected_to("/notes").assert_text("No notes yet");

    anna.click("Log out").await.assert_status(200);
    anna.visit("/notes").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_answered_alike() {
    let site = TestApp::new(site::app()).await;
    site.log_in_as("anna@example.com").await.visit("/").await.assert_status(200);
    let mut answers = Vec::new();
    for email in ["anna@example.com", "nobody@example.com"] {
        let mut browser = site.browser();
        browser.visit("/login").await.assert_status(200);
        let page = browser.fill("E-mail", email).fill("Password", "not the password").submit("Log in").await;
        answers.push((page.status(), page.errors()));
        browser.visit("/notes").await.assert_redirected_to("/login");
    }
    assert_eq!(answers.first(), answers.last());
}
