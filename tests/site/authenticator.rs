//! An app for codes, made apart from the library, and how people use it in these tests.

use chrono::{DateTime, Duration, Utc};
use flaskboost::testing::{Browser, Page, TestApp};
use ring::hmac;

use crate::visitors::log_in;

/// An app on somebody's phone.
#[derive(Clone, Debug)]
pub(crate) struct Authenticator {
    pub(crate) secret: Vec<u8>,
    /// The key as the page shows it.
    pub(crate) key: String,
}

impl Authenticator {
    /// Types the key from the page into the app.
    pub(crate) fn of(page: &Page) -> Self {
        let key = page.find_all(".facts code").first().expect("a key").text();
        let letters: Vec<u64> = key
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(c).expect("a letter of base32") as u64)
            .collect();
        let bytes = letters.chunks(8).flat_map(|group| {
            let bits = group.iter().fold(0, |bits, letter| bits << 5 | letter);
            bits.to_be_bytes()[3..].to_vec()
        });
        Self { secret: bytes.collect(), key }
    }

    /// What it shows now.
    pub(crate) fn code(&self, site: &TestApp) -> String {
        self.code_at(site.clock().now())
    }

    /// What it shows then: RFC 4226, section 5.3, with the time of RFC 6238.
    pub(crate) fn code_at(&self, time: DateTime<Utc>) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.secret);
        let tag = hmac::sign(&key, &(time.timestamp() / 30).to_be_bytes());
        let tag = tag.as_ref();
        let at = usize::from(tag[19] & 15);
        let number = u32::from_be_bytes([tag[at] & 0x7f, tag[at + 1], tag[at + 2], tag[at + 3]]);
        format!("{:06}", number % 1_000_000)
    }

    /// A code that is wrong now and in the step before.
    pub(crate) fn wrong(&self, site: &TestApp) -> String {
        let now = site.clock().now();
        let right = [self.code_at(now), self.code_at(now - Duration::seconds(30))];
        let mut all = (0..1_000_000).map(|number| format!("{number:06}"));
        all.find(|code| !right.contains(code)).expect("one of a million")
    }
}

/// Sets an app up, up to the page that shows the key.
pub(crate) async fn begin(browser: &mut Browser) -> Authenticator {
    browser.visit("/account/second-factor").await.assert_status(200);
    let page = browser.submit("Set it up").await;
    page.assert_redirected_to("/account/second-factor/new").assert_element("svg.square path");
    Authenticator::of(&page)
}

/// Turns the second factor on, and waits until the app shows the next code. Gives the app and the recovery codes.
pub(crate) async fn turn_on(site: &TestApp, browser: &mut Browser) -> (Authenticator, Vec<String>) {
    let app = begin(browser).await;
    let page = browser.fill("Code", &app.code(site)).submit("Turn it on").await;
    page.assert_status(200).assert_text("Your recovery codes");
    let codes: Vec<String> = codes_on(&page);
    assert_eq!(codes.len(), 10, "{page:?}");
    // The mail about it is written before any other.
    drop(site.mails().await);
    next_code(site);
    (app, codes)
}

/// The recovery codes on a page.
pub(crate) fn codes_on(page: &Page) -> Vec<String> {
    page.find_all(".codes code").iter().map(|code| code.text()).collect()
}

/// Waits until apps show the next code.
pub(crate) fn next_code(site: &TestApp) {
    site.advance(Duration::seconds(30));
}

/// Types the password, and stands before the second step.
pub(crate) async fn halfway(site: &TestApp, email: &str) -> Browser {
    let mut browser = site.browser();
    log_in(&mut browser, email, TestApp::PASSWORD).await.assert_redirected_to("/login/second");
    browser
}

/// Types a code there.
pub(crate) async fn enter(browser: &mut Browser, code: &str) -> Page {
    browser.fill("Code", code).submit("Log in").await
}

/// Types the code and trusts the device.
pub(crate) async fn enter_and_trust(browser: &mut Browser, code: &str) -> Page {
    browser.fill("Code", code).check("Trust this device").submit("Log in").await
}
