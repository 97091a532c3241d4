//! The first story: from stranger to a run on the dashboard, without JavaScript.

use flaskboost::testing::TestApp;

use crate::visitors::{PARK, log_in, site};

const PASSWORD: &str = TestApp::PASSWORD;

#[tokio::test]
async fn a_stranger_signs_up_confirms_logs_in_uploads_a_run_sees_it_and_logs_out() {
    let site = site().await;
    let mut anna = site.browser();
    anna.visit("/").await.assert_status(200).assert_text("Every run, in one place");

    anna.click("Sign up").await.assert_status(200);
    let sent = anna.fill("E-mail", "anna@example.com").fill("Password", PASSWORD).submit("Sign up").await;
    sent.assert_text("Check your mail");

    let link = site.last_mail_to("anna@example.com").await.link_containing("/confirm/");
    anna.visit(&link).await.assert_status(200);
    let dashboard = anna.fill("Password", PASSWORD).submit("Confirm my e-mail").await;
    dashboard.assert_title("Dashboard · Runnerly").assert_text("Your address is confirmed. Welcome!");
    anna.click("Log out").await.assert_status(200);

    let dashboard = log_in(&mut anna, "anna@example.com", PASSWORD).await;
    dashboard.assert_redirected_to("/dashboard").assert_text("No runs yet");

    anna.click("Upload your first run").await.assert_title("Upload a run · Runnerly");
    let run = anna.attach("GPX file", "park-loop.gpx", PARK).submit("Upload").await;
    run.assert_status(200).assert_text("The run is in.").assert_text("Morning loop round the lake park");
    run.assert_element("svg path.track-line").assert_element("svg path.relief-line");

    let dashboard = anna.visit("/dashboard").await;
    dashboard.assert_text("Morning loop round the lake park").assert_text("5.0").assert_text("/km");
    dashboard.assert_element(".run-card svg path.track-line");
    dashboard.assert_no_text("No runs yet");

    anna.click("Log out").await.assert_status(200);
    anna.visit("/dashboard").await.assert_title("Log in · Runnerly");
}

#[tokio::test]
async fn whoever_is_logged_in_is_led_from_the_front_page_to_the_dashboard() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/").await.assert_redirected_to("/dashboard").assert_title("Dashboard · Runnerly");
}
