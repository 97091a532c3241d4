//! `/users` and `/create_user`.

use flaskboost::testing::TestApp;

use crate::visitors::{log_in, site, token_of};

const PASSWORD: &str = TestApp::PASSWORD;

#[tokio::test]
async fn r0_15_users_are_listed_by_first_and_last_name_and_escaped() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/profile").await.assert_status(200);
    anna.fill("First name", "<script>alert(1)</script>")
        .fill("Last name", "O'Neil & Co")
        .submit("Save profile")
        .await
        .assert_status(200);
    let page = anna.visit("/users").await;
    page.assert_status(200).assert_text("<script>alert(1)</script> O'Neil & Co");
    assert!(!page.html().contains("<script>alert"), "{}", page.html());
}

#[tokio::test]
async fn r0_15_members_see_names_and_only_administrators_see_addresses() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let mut admin = site.log_in_as_admin("admin@example.com").await;
    anna.visit("/users").await.assert_no_text("admin@example.com").assert_no_text("Create a user");
    let json = anna.get_json("/users").await;
    assert!(!String::from_utf8_lossy(json.bytes()).contains("example.com"), "{json:?}");
    admin.visit("/users").await.assert_text("anna@example.com").assert_text("active").assert_text("Create a user");
}

#[tokio::test]
async fn r0_16_an_administrator_creates_a_user_who_can_then_choose_a_password() {
    let site = site().await;
    let mut admin = site.log_in_as_admin("admin@example.com").await;
    admin.visit("/create_user").await.assert_status(200);
    admin.fill("E-mail", "Kim@Example.com").fill("First name", "Kim").fill("Last name", "Lee").fill("Weight", "70.5");
    let list = admin.submit("Publish").await;
    list.assert_redirected_to("/users").assert_text("Kim Lee").assert_text("kim@example.com");

    let mut kim = site.browser();
    kim.visit("/password/forgot").await.assert_status(200);
    kim.fill("E-mail", "kim@example.com").submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to("kim@example.com").await.link_containing("/password/reset/");
    kim.visit(&link).await.assert_status(200);
    kim.fill("New password", PASSWORD);
    kim.submit("Save password").await.assert_status(200);
    log_in(&mut kim, "kim@example.com", PASSWORD).await.assert_status(200);
    let profile = kim.visit("/profile").await;
    assert_eq!((profile.field_value("First name").as_str(), profile.field_value("Weight").as_str()), ("Kim", "70.5"));
}

#[tokio::test]
async fn r0_16_a_missing_or_taken_address_is_refused_beside_its_field_and_input_is_kept() {
    let site = site().await;
    let mut admin = site.log_in_as_admin("admin@example.com").await;
    admin.visit("/create_user").await.assert_status(200);
    let page = admin.fill("First name", "Kim").submit("Publish").await;
    page.assert_status(422);
    assert_eq!(page.field_errors("E-mail").len(), 1, "{page:?}");
    assert_eq!(page.field_value("First name"), "Kim");
    let page = admin.fill("E-mail", "ADMIN@example.com").submit("Publish").await;
    page.assert_status(422);
    assert_eq!(page.field_errors("E-mail").len(), 1, "{page:?}");
    let page = admin.fill("E-mail", &format!("{}@example.com", "k".repeat(120))).submit("Publish").await;
    page.assert_status(422);
    assert_eq!(page.field_errors("E-mail").len(), 1, "{page:?}");
    // Nothing was half saved: the profile of the refused account is not there either.
    admin.visit("/users").await.assert_no_text("Kim");
}

#[tokio::test]
async fn r0_16_without_a_csrf_token_nobody_is_created() {
    let site = site().await;
    let mut admin = site.log_in_as_admin("admin@example.com").await;
    for token in ["", "forged"] {
        admin.post("/create_user", &[("csrf_token", token), ("email", "kim@example.com")]).await.assert_status(403);
    }
    admin.visit("/users").await.assert_no_text("kim@example.com");
}

#[tokio::test]
async fn r0_16_members_may_not_create_users() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/create_user").await.assert_status(403);
    let token = token_of(&mut anna).await;
    let fields = [("csrf_token", token.as_str()), ("email", "kim@example.com")];
    anna.post("/create_user", &fields).await.assert_status(403);
}

#[tokio::test]
async fn r0_17_the_form_takes_its_lengths_and_digits_from_the_columns() {
    let site = site().await;
    let mut admin = site.log_in_as_admin("admin@example.com").await;
    let page = admin.visit("/create_user").await;
    page.assert_element("input[name='profile.firstname'][maxlength='64']");
    page.assert_element("input[name='profile.weight'][step='0.1']");
    page.assert_element("input[name='profile.vo2max'][step='0.01'][max='99.99']");
    page.assert_element("input[name=email][required]");
    assert!(page.find_all("input[name='profile.firstname'][required]").is_empty());
}

#[tokio::test]
async fn r0_18_the_fields_stand_in_the_order_of_the_struct() {
    let site = site().await;
    let mut admin = site.log_in_as_admin("admin@example.com").await;
    let page = admin.visit("/create_user").await;
    let names: Vec<String> = page
        .find_all("main input")
        .iter()
        .filter_map(|input| input.attribute("name"))
        .filter(|name| *name != "csrf_token")
        .map(|name| name.trim_start_matches("profile.").to_owned())
        .collect();
    assert_eq!(names, ["email", "firstname", "lastname", "age", "weight", "max_hr", "rest_hr", "vo2max"]);
}
