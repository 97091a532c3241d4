//! What a GPX file becomes, and what is refused.

use models::gps::{self, MAX_STORED_POINTS, Outline, Refusal, Relief};

/// A GPX 1.1 file with this inside.
fn gpx11(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">{inside}</gpx>"#
    )
}

/// A way due north at three metres a second, one point a second, with times and a climb of one metre in ten seconds.
fn way_north(points: usize) -> String {
    let rows = (0..points).map(|second| {
        let latitude = 45.0 + 3.0 * second as f64 / 111_195.080;
        let (hour, minute, rest) = (8 + second / 3600, second / 60 % 60, second % 60);
        let height = 100.0 + second as f64 / 10.0;
        format!("<trkpt lat=\"{latitude:.7}\" lon=\"7\"><ele>{height}</ele><time>2026-05-01T{hour:02}:{minute:02}:{rest:02}Z</time></trkpt>")
    });
    rows.collect()
}

#[test]
fn a_track_gives_distance_times_pace_climb_and_name() {
    let file = gpx11(&format!(
        "<metadata><name>File</name></metadata><trk><name> Morning &amp; mist </name><trkseg>{}</trkseg></trk>",
        way_north(1001)
    ));
    let run = gps::read(file.as_bytes()).expect("a sound file");
    assert_eq!(run.name(), Some("Morning & mist"));
    assert!((run.distance().metres() - 3000.0).abs() < 0.5, "{:?}", run.distance());
    assert_eq!(run.elapsed().map(|e| e.to_string()).as_deref(), Some("16:40"));
    assert_eq!(run.moving(), run.elapsed());
    assert!((run.climbed().expect("heights") - 100.0).abs() < 1e-6);
    assert_eq!(run.started_at().map(|at| at.to_rfc3339()).as_deref(), Some("2026-05-01T08:00:00+00:00"));
    let track = run.track();
    assert!(track.stops().count() <= MAX_STORED_POINTS && track.stops().count() > 150);
    let json = serde_json::to_string(&track).expect("plain numbers");
    assert!(json.len() < 12_000, "{}", json.len());
    assert_eq!(serde_json::from_str::<gps::Track>(&json).expect("its own text"), track);
}

#[test]
fn gpx_1_0_is_read_and_its_file_name_used_when_the_track_has_none() {
    let file = format!(
        r#"<gpx version="1.0" creator="old"><name>Old watch</name><trk><trkseg>{}</trkseg></trk></gpx>"#,
        way_north(60)
    );
    let run = gps::read(file.as_bytes()).expect("a sound file");
    assert_eq!(run.name(), Some("Old watch"));
}

#[test]
fn a_byte_order_mark_before_the_file_does_no_harm() {
    let file = format!("\u{feff}{}", gpx11(&format!("<trk><trkseg>{}</trkseg></trk>", way_north(10))));
    assert!(gps::read(file.as_bytes()).is_ok());
}

#[test]
fn nothing_is_measured_from_one_segment_to_the_next() {
    let file = gpx11(
        r#"<trk><trkseg>
            <trkpt lat="0" lon="0"><ele>10</ele><time>2026-05-01T08:00:00Z</time></trkpt>
            <trkpt lat="0" lon="0.001"><ele>20</ele><time>2026-05-01T08:00:40Z</time></trkpt></trkseg><trkseg></trkseg><trkseg>
            <trkpt lat="1" lon="1"><ele>900</ele><time>2026-05-01T08:10:00Z</time></trkpt>
            <trkpt lat="1" lon="1.001"><ele>910</ele><time>2026-05-01T08:10:40Z</time></trkpt></trkseg></trk>"#,
    );
    let run = gps::read(file.as_bytes()).expect("a sound file");
    assert!((run.distance().metres() - 222.4).abs() < 0.2, "{:?}", run.distance());
    assert_eq!(run.climbed(), Some(20.0));
    assert_eq!(run.elapsed().map(|e| e.seconds()), Some(640));
    assert_eq!(run.moving().map(|e| e.seconds()), Some(80));
    assert_eq!(run.track().segments().len(), 2);
    assert_eq!(Outline::of(&run.track()).expect("an outline").path.matches('M').count(), 2);
}

#[test]
fn a_route_without_times_or_heights_is_read_and_says_what_is_missing() {
    let file = gpx11(
        r#"<rte><name>Plan</name><rtept lat="0" lon="0"/><rtept lat="0" lon="0.01"/></rte><wpt lat="3" lon="3"/>"#,
    );
    let run = gps::read(file.as_bytes()).expect("a sound file");
    assert_eq!(
        (run.name(), run.started_at(), run.elapsed(), run.moving(), run.climbed()),
        (Some("Plan"), None, None, None, None)
    );
    assert!((run.distance().metres() - 1112.0).abs() < 1.0);
    assert!(Relief::of(&run.track()).is_none());
}

#[test]
fn some_missing_times_and_heights_are_bridged() {
    let file = gpx11(
        r#"<trk><trkseg><trkpt lat="0" lon="0"><ele>5</ele><time>2026-05-01T08:00:00Z</time></trkpt>
        <trkpt lat="0" lon="0.001"><ele></ele></trkpt><trkpt lat="0" lon="0.002"><ele>15</ele></trkpt>
        <trkpt lat="0" lon="0.003"><time>2026-05-01T08:02:00+00:00</time></trkpt></trkseg></trk>"#,
    );
    let run = gps::read(file.as_bytes()).expect("a sound file");
    assert_eq!(
        (run.elapsed().map(|e| e.seconds()), run.moving().map(|e| e.seconds()), run.climbed()),
        (Some(120), Some(120), Some(10.0))
    );
}

#[test]
fn a_run_across_the_date_line_is_short_and_drawn_in_one_piece() {
    let file = gpx11(
        r#"<trk><trkseg><trkpt lat="-17" lon="179.99"/><trkpt lat="-17" lon="-180"/><trkpt lat="-17.01" lon="-179.99"/></trkseg></trk>"#,
    );
    let run = gps::read(file.as_bytes()).expect("a sound file");
    assert!(run.distance().kilometres() < 3.0, "{:?}", run.distance());
    let bounds = run.track().bounds().expect("bounds");
    assert!(bounds.west > 179.0 && bounds.east < -179.0, "{bounds:?}");
    let outline = Outline::of(&run.track()).expect("an outline");
    assert!(outline.start.x < 20.0 && outline.finish.x > 180.0, "{outline:?}");
}

#[test]
fn an_outline_keeps_the_shape_that_the_ground_has() {
    // A square of 0.01 degrees of latitude at 60 degrees north spans twice as many degrees of longitude.
    let file = gpx11(
        r#"<trk><trkseg><trkpt lat="60" lon="10"/><trkpt lat="60.01" lon="10"/><trkpt lat="60.01" lon="10.02"/><trkpt lat="60" lon="10.02"/></trkseg></trk>"#,
    );
    let run = gps::read(file.as_bytes()).expect("a sound file");
    let outline = Outline::of(&run.track()).expect("an outline");
    assert!((outline.start.x - 12.0).abs() < 0.3 && (outline.start.y - 188.0).abs() < 0.3, "{outline:?}");
    assert!(outline.path.starts_with("M12 18"), "{}", outline.path);
}

#[test]
fn standing_still_draws_a_dot_and_no_relief() {
    let file = gpx11(
        r#"<trk><trkseg><trkpt lat="1" lon="1"><ele>3</ele></trkpt><trkpt lat="1" lon="1"><ele>3</ele></trkpt></trkseg></trk>"#,
    );
    let run = gps::read(file.as_bytes()).expect("a sound file");
    assert!(run.distance().metres() < 1e-9);
    assert_eq!(Outline::of(&run.track()).expect("an outline").path, "M100 100L100 100");
    assert!(Relief::of(&run.track()).is_none());
}

#[test]
fn a_relief_lies_within_its_picture_and_flat_ground_looks_flat() {
    let file = gpx11(&format!("<trk><trkseg>{}</trkseg></trk>", way_north(100)));
    let relief = Relief::of(&gps::read(file.as_bytes()).expect("a sound file").track()).expect("heights");
    assert_eq!((relief.lowest, relief.highest), (100, 110));
    assert!(relief.line.starts_with("M0 100.7") && relief.area.ends_with("L600 140L0 140Z"), "{relief:?}");
}

#[test]
fn files_that_are_no_run_are_refused_and_say_why() {
    let cases = [
        (String::new(), Refusal::Empty),
        ("<html></html>".to_owned(), Refusal::NotGpx),
        ("a,b,c\n1,2,3".to_owned(), Refusal::NotGpx),
        (gpx11(""), Refusal::NoTrack),
        (gpx11(r#"<wpt lat="1" lon="1"><name>Home</name></wpt>"#), Refusal::NoTrack),
        (gpx11("<trk></trk>"), Refusal::NoTrack),
        (gpx11("<trk><trkseg/></trk>"), Refusal::TooShort),
        (gpx11(r#"<trk><trkseg><trkpt lat="1" lon="1"/></trkseg></trk>"#), Refusal::TooShort),
        (gpx11("<trk><trkseg>").replace("</gpx>", ""), Refusal::Damaged),
        (gpx11(r#"<trk><trkseg><trkpt lat="1" lon="1"></trkseg></trk>"#), Refusal::Damaged),
        (
            gpx11(
                r#"<trk><trkseg><trkpt lat="1" lon="1"><time>2006-01-01T00:00:00Z</time></trkpt>
                <trkpt lat="1" lon="1.1"><time>2026-01-01T00:00:00Z</time></trkpt></trkseg></trk>"#,
            ),
            Refusal::TooLong(168),
        ),
    ];
    for (file, refusal) in cases {
        assert_eq!(gps::read(file.as_bytes()), Err(refusal), "{file}");
    }
    for rule in [
        r#"<trk><trkseg><trkpt lat="91" lon="1"/></trkseg></trk>"#,
        r#"<trk><trkseg><trkpt lat="NaN" lon="1"/></trkseg></trk>"#,
        r#"<trk><trkseg><trkpt lat="1" lon="181"/></trkseg></trk>"#,
        r#"<trk><trkseg><trkpt lat="1"/></trkseg></trk>"#,
        r#"<trk><trkseg><trkpt lat="1" lon="1"><time>yesterday</time></trkpt></trkseg></trk>"#,
        r#"<trk><trkseg><trkpt lat="1" lon="1"><ele>high</ele></trkpt></trkseg></trk>"#,
        "<script>alert(1)</script>",
    ] {
        let refusal = gps::read(gpx11(rule).as_bytes()).expect_err(rule);
        assert!(matches!(refusal, Refusal::BrokenRule(_)), "{rule}: {refusal:?}");
    }
    let other_version = gps::read(br#"<gpx version="2.0"></gpx>"#).expect_err("an unknown version");
    assert!(matches!(other_version, Refusal::BrokenRule(_)), "{other_version:?}");
}

#[test]
fn bombs_are_refused_before_they_cost_anything() {
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let billion = format!("<!DOCTYPE gpx [<!ENTITY l0 \"ha\">{laughs}]>{}", gpx11("<trk><name>&l9;</name></trk>"));
    assert_eq!(gps::read(billion.as_bytes()), Err(Refusal::Doctype));
    let nested = gpx11(&"<extensions>".repeat(1_000_000));
    assert!(matches!(gps::read(nested.as_bytes()), Err(Refusal::TooDeep(_))));
    let places = gpx11(&r#"<wpt lat="1" lon="1"/>"#.repeat(300_000));
    assert!(matches!(gps::read(places.as_bytes()), Err(Refusal::TooManyPoints(_))));
}

#[test]
fn invalid_utf_8_is_damage_not_a_panic() {
    let mut file = gpx11("<trk><name>X</name></trk>").into_bytes();
    let at = file.iter().position(|b| *b == b'X').expect("the name");
    file[at] = 0xFF;
    assert!(matches!(gps::read(&file), Err(Refusal::Damaged | Refusal::BrokenRule(_))), "{:?}", gps::read(&file));
}
