//! Accounts as Runnerly asks for them: R0-1 to R0-3. The library's own tests go further.

use flaskboost::testing::TestApp;

use crate::visitors::{log_in, site};

const PASSWORD: &str = TestApp::PASSWORD;

#[tokio::test]
async fn r0_1_a_new_account_is_inactive_until_the_mailed_link_is_followed() {
    let site = site().await;
    let mut anna = site.browser();
    anna.visit("/signup").await.assert_status(200);
    anna.fill("E-mail", "anna@example.com").fill("Password", PASSWORD).submit("Sign up").await.assert_status(200);
    let refused = log_in(&mut anna, "anna@example.com", PASSWORD).await;
    refused.assert_title("Log in · Runnerly");
    anna.visit("/dashboard").await.assert_title("Log in · Runnerly");
    let mail = site.last_mail_to("anna@example.com").await;
    assert!(mail.link_containing("/confirm/").starts_with("http"), "{mail:?}");
}

#[tokio::test]
async fn r0_2_the_link_opens_the_account_once() {
    let site = site().await;
    let mut anna = site.browser();
    anna.visit("/signup").await.assert_status(200);
    anna.fill("E-mail", "anna@example.com").fill("Password", PASSWORD).submit("Sign up").await.assert_status(200);
    let link = site.last_mail_to("anna@example.com").await.link_containing("/confirm/");
    anna.visit(&link).await.assert_status(200);
    anna.fill("Password", PASSWORD).submit("Confirm my e-mail").await.assert_title("Dashboard · Runnerly");
    anna.click("Log out").await.assert_status(200);
    log_in(&mut anna, "anna@example.com", PASSWORD).await.assert_redirected_to("/dashboard");
    let again = site.browser().visit(&link).await;
    again.assert_status(410);
    assert!(again.find_all("main form[method=post] button").is_empty(), "{again:?}");
}

#[tokio::test]
async fn r0_3_log_in_needs_the_password_and_log_out_ends_it() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.click("Log out").await.assert_status(200);
    anna.visit("/runs").await.assert_title("Log in · Runnerly");
    anna.fill("E-mail", "anna@example.com")
        .fill("Password", "not my password")
        .submit("Log in")
        .await
        .assert_status(422);
    anna.visit("/runs").await.assert_title("Log in · Runnerly");
}
