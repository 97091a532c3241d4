//! A test logs in as anybody it likes.

use crate::app::App;
use crate::auth::CurrentUser;
use crate::http::Assets;
use crate::testing::TestApp;

fn app() -> App {
    let who =
        async |user: CurrentUser| format!("{} {}", user.email(), if user.is_admin() { "admin" } else { "member" });
    App::new(Assets::NONE).accounts().get("who", "/who", who)
}

#[tokio::test]
async fn a_person_is_made_and_logged_in() {
    let app = TestApp::new(app()).await;
    app.log_in_as("anna@example.org").await.visit("/who").await.assert_text("anna@example.org member");
    app.log_in_as_admin("bob@example.org").await.visit("/who").await.assert_text("bob@example.org admin");
    let page = app.browser().visit("/who").await;
    page.assert_redirected_to("/login");
}

#[tokio::test]
async fn a_second_device_is_the_same_person_with_a_session_of_its_own() {
    let app = TestApp::new(app()).await;
    let mut desk = app.log_in_as("anna@example.org").await;
    let mut phone = app.log_in_as("anna@example.org").await;
    assert_ne!(desk.cookie("session"), phone.cookie("session"));
    let _ = phone.visit("/account").await;
    let _ = phone.click("Log out").await;
    phone.visit("/who").await.assert_redirected_to("/login");
    desk.visit("/who").await.assert_text("anna@example.org");
}

#[tokio::test]
async fn the_story_of_signing_up_reads_like_one() {
    let app = TestApp::new(app()).await;
    let mut anna = app.browser();
    anna.visit("/signup").await.assert_status(200);
    let page = anna.fill("E-mail", "anna@example.org").fill("Password", "short").submit("Sign up").await;
    page.assert_status(422);
    assert_eq!(page.field_value("E-mail"), "anna@example.org");
    assert!(!page.field_errors("Password").is_empty(), "{page:?}");

    let page = anna.fill("Password", TestApp::PASSWORD).submit("Sign up").await;
    page.assert_status(200).assert_text("Check your mail");
    let mail = app.last_mail_to("anna@example.org").await;
    anna.visit(&mail.link_containing("/confirm/")).await.assert_status(200);
}

#[tokio::test]
#[should_panic(expected = "but the app has no accounts: add `.accounts()` to it")]
async fn an_app_without_accounts_is_told() {
    let app = TestApp::new(App::new(Assets::NONE)).await;
    let _ = app.log_in_as("anna@example.org").await;
}
