//! Cookies are kept, sent and forgotten as in a browser.

use axum::Router;
use axum::extract::Path;
use axum::response::AppendHeaders;
use axum::routing::get;
use chrono::{DateTime, Duration};
use http::{HeaderMap, header};

use crate::clock::Clock;
use crate::testing::Browser;
use crate::testing::cookies::Jar;

fn noon() -> DateTime<chrono::Utc> {
    DateTime::from_timestamp(1_768_471_200, 0).unwrap()
}

fn jar_with(header: &str, page: &str) -> Jar {
    let mut jar = Jar::default();
    jar.store(header, "127.0.0.1", page, noon()).unwrap();
    jar
}

#[tokio::test]
async fn a_cookie_comes_back_until_it_is_cleared() {
    let site = Router::new()
        .route("/set/{value}", get(async |Path(value): Path<String>| AppendHeaders([(header::SET_COOKIE, value)])))
        .route(
            "/tell",
            get(async |headers: HeaderMap| match headers.get(header::COOKIE) {
                Some(cookies) => cookies.to_str().unwrap().to_owned(),
                None => "none".to_owned(),
            }),
        );
    let clock = Clock::fixed(noon());
    let mut anna = Browser::at("http://127.0.0.1:5000", site, clock.clone());
    anna.visit("/set/session=abc; Path=%2F; HttpOnly; SameSite=Lax; Secure; Max-Age=60").await.assert_status(200);
    assert_eq!(anna.visit("/tell").await.text(), "session=abc");
    let cookie = anna.cookie("session").unwrap().clone();
    assert!(cookie.is_http_only() && cookie.is_secure());
    assert_eq!((cookie.value(), cookie.same_site()), ("abc", Some("Lax")));

    let mut thief = anna.clone();
    clock.advance(Duration::seconds(61)).unwrap();
    assert!(anna.cookie("session").is_none());
    assert_eq!(anna.visit("/tell").await.text(), "none");

    thief.set_cookie("session", "forged");
    assert_eq!(thief.visit("/tell").await.text(), "session=forged");
    thief.clear_cookies();
    assert_eq!(thief.visit("/tell").await.text(), "none");
}

#[test]
fn max_age_zero_and_a_past_date_remove() {
    for gone in [
        "a=; Path=/; Max-Age=0",
        "a=; Path=/; Max-Age=-9223372036854775808",
        "a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    ] {
        let mut jar = jar_with("a=1; Path=/", "/");
        jar.store(gone, "127.0.0.1", "/", noon()).unwrap();
        assert_eq!(jar.header("/", noon()), None, "{gone}");
    }
    let mut jar = jar_with("a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "/");
    assert_eq!(jar.header("/", noon()).as_deref(), Some("a=1"), "Max-Age wins");
    assert!(jar_with("a=1; Max-Age=9223372036854775807", "/").header("/", noon()).is_some());
}

#[test]
fn a_path_limits_where_it_is_sent() {
    let mut jar = jar_with("a=1; Path=/admin", "/");
    jar.store("a=2", "127.0.0.1", "/runs/new", noon()).unwrap();
    jar.store("b=3; Path=/", "127.0.0.1", "/runs/new", noon()).unwrap();
    let sent = |jar: &mut Jar, path| jar.header(path, noon()).unwrap();
    assert_eq!(sent(&mut jar, "/admin"), "a=1; b=3");
    assert_eq!(sent(&mut jar, "/admin/users"), "a=1; b=3");
    assert_eq!(sent(&mut jar, "/administer"), "b=3");
    assert_eq!(sent(&mut jar, "/runs/1"), "a=2; b=3");
}

#[test]
fn what_a_browser_would_refuse_is_told() {
    let cases = [
        ("no pair", "it has no name"),
        ("=value", "it has no name"),
        ("__Host-s=1; Path=/", "it is not Secure"),
        ("__Host-s=1; Path=/x; Secure", "a __Host- cookie has Path=/ and no Domain"),
        ("s=1; SameSite=None", "it is not Secure"),
        ("s=1; Domain=evil.example", "its Domain is not this site's"),
    ];
    for (header, why) in cases {
        let error = Jar::default().store(header, "127.0.0.1", "/", noon()).unwrap_err();
        assert_eq!(error, format!("a browser would refuse this cookie, because {why}: {header}"));
    }
    let long = format!("s={}", "x".repeat(4096));
    assert!(Jar::default().store(&long, "127.0.0.1", "/", noon()).is_err());
}
