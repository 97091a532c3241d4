//! The same pages for programs.

use serde_json::Value;

use crate::visitors::{PARK, site, upload};

#[tokio::test]
async fn runs_come_as_numbers_and_texts() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "park.gpx", PARK).await.assert_status(200);
    let list: Value = anna.get_json("/runs").await.assert_status(200).json();
    let run = &list["runs"]["items"][0];
    assert_eq!(run["title"], "Morning loop round the lake park");
    assert_eq!(run["started_at"], "2026-10-04T06:31:12Z");
    assert!(run["distance"]["metres"].as_f64().is_some_and(|metres| (4_900.0..5_200.0).contains(&metres)), "{run}");
    assert_eq!(run["elapsed"]["seconds"], 1560);
    assert_eq!(run["elapsed"]["text"], "26:00");
    let one: Value = anna.get_json(&format!("/runs/{}", run["id"])).await.json();
    assert!(one["run"]["relief"]["highest"].as_i64() > one["run"]["relief"]["lowest"].as_i64(), "{one}");
}

#[tokio::test]
async fn no_answer_holds_a_hash_a_token_or_an_owner() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "park.gpx", PARK).await.assert_status(200);
    for place in ["/dashboard", "/runs", "/runs/1", "/users"] {
        let page = anna.get_json(place).await;
        page.assert_status(200).assert_header("content-type", "application/json");
        let text = String::from_utf8_lossy(page.bytes()).to_lowercase();
        for word in ["password", "argon2", "csrf", "token", "hash", "user_id", "@example.com"] {
            assert!(!text.contains(word), "{place} says {word}: {text}");
        }
    }
}

#[tokio::test]
async fn a_refusal_is_a_problem_that_a_program_can_read() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let missing: Value = anna.get_json("/runs/77").await.assert_status(404).json();
    assert_eq!(missing["status"], 404);
    assert!(missing["code"].as_str().is_some_and(|code| code.starts_with("FB")), "{missing}");
}
