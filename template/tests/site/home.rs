//! The front page, and what every page has.

use flaskboost::testing::TestApp;

#[tokio::test]
async fn the_front_page_leads_strangers_in_and_members_to_their_notes() {
    let site = TestApp::new(site::app()).await;
    site.browser().visit("/").await.assert_status(200).assert_element("a[href='/signup']");
    site.log_in_as("anna@example.com").await.visit("/").await.assert_element("main a[href='/notes']");
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so() {
    let site = TestApp::new(site::app()).await;
    site.browser().visit("/nowhere").await.assert_status(404).assert_text("FB0404");
}

#[tokio::test]
async fn the_demo_data_is_there_once_however_often_it_is_written() {
    let site = TestApp::new(site::app()).await;
    let state = site.state();
    for _ in 0..2 {
        models::seed(&state.db, &state.passwords, &state.clock).await.expect("demo data");
    }
    let mut demo = site.browser();
    demo.visit("/login").await.assert_status(200);
    demo.fill("E-mail", models::DEMO_EMAIL).fill("Password", models::DEMO_PASSWORD);
    demo.submit("Log in").await.assert_status(200);
    let list = demo.visit("/notes").await;
    assert_eq!(list.find_all("tbody tr").len(), 3, "{list:?}");
}
