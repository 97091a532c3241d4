//! The profile.

use crate::visitors::site;

#[tokio::test]
async fn r0_14_a_profile_keeps_its_decimals_exactly() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/profile").await.assert_status(200);
    anna.fill("First name", "Anna").fill("Last name", "Béatrice-Nkosi").fill("Age", "34").fill("Weight", "61.5");
    anna.fill("Highest heart rate", "188").fill("Heart rate at rest", "52").fill("VO₂max", "48.75");
    let saved = anna.submit("Save profile").await;
    saved.assert_redirected_to("/profile").assert_text("Your profile is saved.");
    for (label, value) in [("Weight", "61.5"), ("VO₂max", "48.75"), ("Age", "34"), ("Last name", "Béatrice-Nkosi")] {
        assert_eq!(saved.field_value(label), value, "{label}");
    }
    anna.fill("Weight", "").fill("VO₂max", "99.99").submit("Save profile").await.assert_status(200);
    let page = anna.visit("/profile").await;
    assert_eq!((page.field_value("Weight").as_str(), page.field_value("VO₂max").as_str()), ("", "99.99"));
}

#[tokio::test]
async fn r0_14_what_a_column_cannot_hold_is_refused_beside_its_field() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    for (label, value) in [
        ("VO₂max", "100"),
        ("VO₂max", "48.755"),
        ("Weight", "61.55"),
        ("Weight", "1000"),
        ("Age", "-3"),
        ("Age", "thirty"),
        ("First name", &"x".repeat(65)),
    ] {
        anna.visit("/profile").await.assert_status(200);
        let page = anna.fill(label, value).submit("Save profile").await;
        page.assert_status(422);
        assert_eq!(page.field_errors(label).len(), 1, "{label} {value}: {page:?}");
        assert_eq!(page.field_value(label), value);
    }
}

#[tokio::test]
async fn a_heart_at_rest_beats_slower_than_at_its_highest() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/profile").await.assert_status(200);
    let page = anna.fill("Highest heart rate", "100").fill("Heart rate at rest", "110").submit("Save profile").await;
    page.assert_status(422);
    page.assert_field_error("Heart rate at rest", "At rest the heart beats slower than at its highest.");
}
