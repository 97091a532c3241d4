//! Every page of a row works on models of every kind.

use flaskboost::testing::TestApp;

use super::zoo::zoo;
use super::{ask, run};

const ROOT: &str = "root@example.org";

#[tokio::test]
async fn every_page_works_on_every_model_without_rows() {
    let site = TestApp::new(zoo()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    for model in ["countries", "seats", "people", "orders", "specimens", "wide"] {
        root.visit(&format!("/admin/{model}/-/new")).await.assert_status(200);
        for key in ["1", "a,1", "x", "~zz", "1/delete"] {
            root.visit(&format!("/admin/{model}/{key}")).await.assert_status(404);
        }
    }
}

#[tokio::test]
async fn values_of_every_kind_are_written_and_come_back() {
    let site = TestApp::new(zoo()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/specimens/-/new").await.assert_status(200);
    let texts = [
        ("Price", "12.55"),
        ("Weight", "1.5"),
        ("Day", "2026-01-31"),
        ("Seen at", "2026-01-31T07:30:15.250"),
        ("Wakes at", "06:05:00"),
        ("Mood", "calm"),
        ("Count", "9007199254740993"),
        ("Story", "Zeile 1\n\n„Zeile 3“ <b>"),
    ];
    for (label, text) in texts {
        root.fill(label, text);
    }
    root.fill("Traits", "{\"a\": [1, null, \"ü\"]}").select("Size", "große").select("Is tame", "Yes").check("Is rare");
    let page = root.submit("Save and continue").await;
    page.assert_status(200);
    for (label, text) in texts {
        assert_eq!(page.field_value(label), text, "{label}");
    }
    assert_eq!(page.field_value("Traits").replace([' ', '\n'], ""), "{\"a\":[1,null,\"ü\"]}");
    assert_eq!(ask(&site, "SELECT size FROM specimens").await, "große");
    root.visit("/admin/specimens/1/delete").await.assert_status(200);
    root.submit("Yes, delete").await.assert_redirected_to("/admin/specimens");
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM specimens").await, "0");
}

#[tokio::test]
async fn a_form_that_nobody_touched_changes_nothing() {
    let site = TestApp::new(zoo()).await;
    let story = "'  two' || CHR_13 || CHR_10 || 'lines '";
    let chr = if site.db().engine() == flaskboost::db::Engine::Sqlite { "char" } else { "chr" };
    let story = story.replace("CHR_13", &format!("{chr}(13)")).replace("CHR_10", &format!("{chr}(10)"));
    run(
        &site,
        &format!(
            "INSERT INTO specimens (price, mood, is_rare, seen_at, wakes_at, weight, story) \
         VALUES (1.10, 'wild', false, '2026-01-31 07:30:15.123456+00:00', '06:05:04.123456', 0.1, {story})"
        ),
    )
    .await;
    let columns = "SELECT price || ' ' || seen_at || ' ' || wakes_at || ' ' || weight || story FROM specimens";
    let before = ask(&site, columns).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/specimens/1").await.assert_status(200);
    root.submit("Save and continue").await.assert_status(200).assert_text("Saved:");
    root.check("Is rare").submit("Save and continue").await.assert_status(200);
    assert_eq!(ask(&site, "SELECT COUNT(*) FROM specimens WHERE is_rare").await, "1");
    assert_eq!(ask(&site, columns).await, before, "what a browser cannot hold is not cut off");
}

#[tokio::test]
async fn values_that_cannot_be_are_refused_beside_their_fields() {
    let site = TestApp::new(zoo()).await;
    run(&site, "INSERT INTO specimens (price, mood, is_rare) VALUES (1.10, 'wild', false)").await;
    let mut root = site.log_in_as_admin(ROOT).await;
    for (label, text, error) in [
        ("Price", "1.234", "This has more digits than can be kept."),
        ("Price", "", "This is needed."),
        ("Weight", "heavy", "Write a number, such as 12.5."),
        ("Weight", "inf", "Write a number, such as 12.5."),
        ("Day", "2026-02-30", "Write a day, such as 2026-01-31."),
        ("Seen at", "yesterday", "Write a day and a time, such as 2026-01-31 07:30."),
        ("Wakes at", "25:00", "Write a time, such as 07:30."),
        ("Traits", "{", "This is no JSON."),
        ("Mood", "angry", "Choose one of the list."),
        ("Count", "9223372036854775808", "Write a whole number, such as 12."),
    ] {
        root.visit("/admin/specimens/1").await.assert_status(200);
        root.fill(label, text).submit("Save").await.assert_status(422).assert_field_error(label, error);
        assert_eq!(root.page().field_value(label), text, "{label} is kept");
    }
    let forged = super::forge(&mut root, "/admin/specimens/1", "/admin/specimens/1", &[("size", "huge")]).await;
    forged.assert_status(422).assert_field_error("Size", "Choose one of the list.");
    assert_eq!(ask(&site, "SELECT mood FROM specimens").await, "wild");
}

#[tokio::test]
async fn bytes_are_counted_and_not_shown() {
    let site = TestApp::new(zoo()).await;
    let picture = if site.db().engine() == flaskboost::db::Engine::Sqlite { "x'00ff41'" } else { "'\\x00ff41'" };
    run(&site, &format!("INSERT INTO specimens (price, mood, is_rare, picture) VALUES (1, 'calm', true, {picture})"))
        .await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/specimens/1").await.assert_status(200).assert_text("3 bytes");
    root.fill("Price", "2.00").submit("Save and continue").await.assert_status(200).assert_text("3 bytes");
}

#[tokio::test]
async fn keys_of_letters_and_of_two_columns_are_addresses() {
    let site = TestApp::new(zoo()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/seats/-/new").await.assert_status(200);
    root.fill("Line", "ä/ö, -x~").fill("Number", "-5").fill("Label", "Front");
    root.submit("Save and continue").await.assert_status(200).assert_text("ä/ö, -x~");
    root.fill("Label", "Back").submit("Save and continue").await.assert_status(200);
    assert_eq!(ask(&site, "SELECT line || number || label FROM seats").await, "ä/ö, -x~-5Back");
    // Who changes a key makes another row, and that is not what the form is for.
    let path = root.page().url().to_owned();
    super::forge(&mut root, &path, &path, &[("line", "b")]).await.assert_status(403);
    root.visit("/admin/seats/-/new").await.assert_status(200);
    root.fill("Line", "ä/ö, -x~").fill("Number", "-5").fill("Label", "Twice");
    root.submit("Save").await.assert_status(422).assert_text("These are taken together already");
    root.visit("/admin/countries/-/new").await.assert_status(200);
    root.fill("Code", "日本").fill("Name", "Nippon").submit("Save and continue").await.assert_status(200);
    assert_eq!(root.page().url(), "/admin/countries/~e6~97~a5~e6~9c~ac");
}

#[tokio::test]
async fn words_of_sql_and_eighty_columns_are_nothing_special() {
    let site = TestApp::new(zoo()).await;
    let mut root = site.log_in_as_admin(ROOT).await;
    root.visit("/admin/orders/-/new").await.assert_status(200);
    root.fill("Group", "'; DROP TABLE people; --")
        .fill("Select", "3")
        .submit("Save and continue")
        .await
        .assert_status(200);
    root.fill("Select", "4").submit("Save and continue").await.assert_status(200);
    assert_eq!(ask(&site, "SELECT \"select\" FROM \"order\"").await, "4");
    root.visit("/admin/wide/-/new").await.assert_status(200);
    root.fill("C01", "first").fill("C79", "last").submit("Save and continue").await.assert_status(200);
    assert_eq!(root.page().field_value("C79"), "last");
    root.fill("C40", "middle").submit("Save and continue").await.assert_status(200);
    assert_eq!(ask(&site, "SELECT c01 || c40 || c79 FROM wide").await, "firstmiddlelast");
}
