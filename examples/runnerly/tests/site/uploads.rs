//! Uploading a run: what is taken, and what is refused beside the field.

use axum::body::Body;
use axum::http::Request;

use crate::visitors::{PARK, short_run, site, site_on, token_of, upload};

const RIVER: &[u8] = include_bytes!("../files/river-with-a-pause.gpx");
const ROUTE: &[u8] = include_bytes!("../files/planned-route.gpx");
const PLACES: &[u8] = include_bytes!("../files/places-only.gpx");
const DATE_LINE: &[u8] = include_bytes!("../files/across-the-date-line.gpx");

#[tokio::test]
async fn a_pause_between_two_segments_is_not_moving_time() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let run = upload(&mut anna, "river.gpx", RIVER).await;
    let run = &run.view::<views::runs::Show>().run;
    assert_eq!(run.title, "River, there and back");
    assert_eq!(run.elapsed.to_string(), "36:00");
    assert!((360..=372).contains(&run.paused.seconds()), "{:?}", run.paused);
    assert!((5_000.0..5_400.0).contains(&run.distance.metres()), "{:?}", run.distance);
    // The river is flat; the noise of the altimeter must not become a mountain.
    assert!(run.climbed_m.is_some_and(|metres| metres < 10), "{:?}", run.climbed_m);
}

#[tokio::test]
async fn a_run_across_the_date_line_is_five_kilometres_long() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let page = upload(&mut anna, "date-line.gpx", DATE_LINE).await;
    let run = &page.view::<views::runs::Show>().run;
    assert!((4_950.0..5_050.0).contains(&run.distance.metres()), "{:?}", run.distance);
    let bounds = run.bounds.expect("bounds");
    assert!(bounds.west > 0.0 && bounds.east < 0.0, "{bounds:?}");
    page.assert_text("The file holds no heights.");
}

#[tokio::test]
async fn a_title_that_is_typed_wins_over_the_one_in_the_file() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/runs/new").await.assert_status(200);
    anna.attach("GPX file", "a.gpx", PARK).fill("Title", "<b>Fast</b> & far").submit("Upload").await.assert_status(200);
    anna.visit("/dashboard").await.assert_text("<b>Fast</b> & far");
}

#[tokio::test]
async fn a_file_without_times_asks_for_start_and_duration_and_then_takes_it() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let asked = upload(&mut anna, "route.gpx", ROUTE).await;
    asked.assert_status(422);
    asked.assert_field_error("GPX file", "The file holds no times: say when you started and how long it took.");
    asked.assert_field_error("Started at", "Needed for this file.");

    anna.attach("GPX file", "route.gpx", ROUTE).fill("Started at", "2026-05-01T07:30").fill("Time taken", "25 min");
    anna.submit("Upload")
        .await
        .assert_status(422)
        .assert_field_error("Time taken", "Enter a time such as 51:23 or 1:02:03.");

    anna.attach("GPX file", "route.gpx", ROUTE).fill("Time taken", "25:00");
    let run = anna.submit("Upload").await;
    run.assert_status(200).assert_text("Planned township loop").assert_text("25:00").assert_text("1 May 2026, 07:30");
}

#[tokio::test]
async fn the_same_file_twice_is_refused_beside_the_field() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "park.gpx", PARK).await.assert_status(200);
    upload(&mut anna, "again.gpx", PARK)
        .await
        .assert_status(422)
        .assert_field_error("GPX file", "You have this run already.");
    let mut ben = site.log_in_as("ben@example.com").await;
    upload(&mut ben, "park.gpx", PARK).await.assert_status(200);
}

#[tokio::test]
async fn files_that_are_no_run_are_refused_with_a_reason() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let bomb = format!(
        "<!DOCTYPE gpx [<!ENTITY a \"{}\">]><gpx version=\"1.1\"><trk><name>{}</name></trk></gpx>",
        "a".repeat(1000),
        "&a;".repeat(1000)
    );
    let deep = format!("<gpx version=\"1.1\">{}", "<extensions>".repeat(10_000));
    let many = format!("<gpx version=\"1.1\">{}</gpx>", r#"<wpt lat="1" lon="1"/>"#.repeat(200_001));
    let invalid = b"<gpx version=\"1.1\"><trk><name>\xFF\xFE</name></trk></gpx>";
    let cases: [(&[u8], &str); 9] = [
        (b"<html><body>Not found</body></html>", "This is not a GPX file: it does not begin with <gpx>."),
        (
            b"PK\x03\x04\x00\x00\x00",
            "The file is not text: export the run as GPX (FIT, TCX and ZIP files cannot be read).",
        ),
        (b"", "The file is empty."),
        (b"  \n", "The file is empty."),
        (PLACES, "The file holds no track and no route, only single places."),
        (bomb.as_bytes(), "The file holds a DOCTYPE, which GPX never does."),
        (deep.as_bytes(), "The file nests elements more than 64 deep."),
        (many.as_bytes(), "The file holds more than 200000 points."),
        (&PARK[..PARK.len() / 2], "The file is damaged or cut off."),
    ];
    for (file, reason) in cases {
        upload(&mut anna, "run.gpx", file).await.assert_status(422).assert_field_error("GPX file", reason);
    }
    upload(&mut anna, "run.gpx", &invalid[..]).await.assert_status(422);
    anna.visit("/runs").await.assert_text("No runs yet");
}

#[tokio::test]
async fn no_file_at_all_and_another_kind_of_file_are_refused() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/runs/new").await.assert_status(200);
    let page = anna.submit("Upload").await;
    page.assert_status(422);
    assert_eq!(page.field_errors("GPX file").len(), 1, "{page:?}");
    let page = upload(&mut anna, "holiday.jpg", PARK).await;
    page.assert_status(422);
    assert_eq!(page.field_errors("GPX file").len(), 1, "{page:?}");
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused_with_413() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "huge.gpx", vec![b' '; 21_000_000]).await.assert_status(413);
}

#[tokio::test]
async fn a_run_in_the_future_is_refused() {
    let site = site_on("2026-05-13T12:00:00Z").await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let page = upload(&mut anna, "run.gpx", short_run("Tomorrow's run", 20)).await;
    page.assert_status(422).assert_field_error("GPX file", "The run begins in the future: was the watch set right?");
}

#[tokio::test]
async fn an_upload_without_a_csrf_token_is_refused() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    for token in ["", "forged"] {
        let page = anna.post("/runs", &[("csrf_token", token), ("title", "x")]).await;
        page.assert_status(403);
    }
    anna.visit("/runs").await.assert_text("No runs yet");
}

#[tokio::test]
async fn a_file_over_its_own_limit_is_refused_beside_the_field() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let page = upload(&mut anna, "long.gpx", vec![b' '; 20_000_001]).await;
    page.assert_status(422).assert_field_error("GPX file", "Choose a file of at most 20 MB.");
}

#[tokio::test]
async fn a_body_of_the_wrong_kind_or_of_broken_text_is_refused() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let token = token_of(&mut anna).await;
    for (kind, body, status) in [
        ("text/plain", "title=x", 415),
        ("application/x-www-form-urlencoded", "title=%FF%FE", 400),
        ("application/json", "{\"title\": ", 400),
        ("multipart/form-data; boundary=x", "--x\r\nnot a part", 400),
    ] {
        let request = Request::post("/runs").header("content-type", kind).header("x-csrf-token", &token);
        let page = anna.request(request.body(Body::from(body)).expect("a request")).await;
        page.assert_status(status);
    }
    anna.visit("/runs").await.assert_text("No runs yet");
}
