//! The site in these tests, the people who visit it, and the files that they upload.

use chrono::{DateTime, Utc};
use flaskboost::testing::{Browser, Page, TestApp};

/// A loop of five kilometres in a park, run on 4 October 2026.
pub(crate) const PARK: &[u8] = include_bytes!("../files/park-loop.gpx");

/// The site with a database of its own, late in 2026, when every run in these tests is past.
pub(crate) async fn site() -> TestApp {
    site_on("2026-11-20T12:00:00Z").await
}

/// The site at a moment.
pub(crate) async fn site_on(moment: &str) -> TestApp {
    let site = TestApp::new(runnerly::app()).await;
    let moment: DateTime<Utc> = moment.parse().expect("a moment");
    site.advance(moment - site.clock().now());
    site
}

/// Fills in the log-in form.
pub(crate) async fn log_in(browser: &mut Browser, email: &str, password: &str) -> Page {
    browser.visit("/login").await.assert_status(200);
    browser.fill("E-mail", email).fill("Password", password).submit("Log in").await
}

/// Uploads a file through the form.
pub(crate) async fn upload(browser: &mut Browser, name: &str, file: impl Into<Vec<u8>>) -> Page {
    browser.visit("/runs/new").await.assert_status(200);
    browser.attach("GPX file", name, file.into()).submit("Upload").await
}

/// A sound CSRF token of this visitor, for a request that only something else should refuse.
pub(crate) async fn token_of(browser: &mut Browser) -> String {
    let page = browser.visit("/profile").await;
    let inputs = page.find_all("input[name=csrf_token]");
    inputs.first().and_then(|input| input.attribute("value")).expect("a token").to_owned()
}

/// A run of one kilometre due north in five minutes, on a day of May 2026.
pub(crate) fn short_run(title: &str, day: u32) -> Vec<u8> {
    let points: String = (0..=60)
        .map(|step| {
            let latitude = 45.0 + f64::from(step) * 1000.0 / 60.0 / 111_195.08;
            let (minute, second) = (step * 5 / 60, step * 5 % 60);
            format!("<trkpt lat=\"{latitude:.7}\" lon=\"7\"><time>2026-05-{day:02}T08:{minute:02}:{second:02}Z</time></trkpt>")
        })
        .collect();
    format!("<gpx version=\"1.1\"><trk><name>{title}</name><trkseg>{points}</trkseg></trk></gpx>").into_bytes()
}
