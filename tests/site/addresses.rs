//! Addresses that nobody would follow a link to: page numbers, parameters and bytes that make no sense.

use crate::app::models::Shelf;
use crate::doors::{Door, Keys};
use crate::visitors::{ANN, get_with, site};

/// A handful of bytes that databases, file systems and terminals stumble over.
const STRANGE: [&str; 12] = [
    "%00",
    "a%00b",
    "%FF%FE",
    "%C3%28",
    "..%2F..%2Fetc",
    "%2E%2E",
    "%0D%0Aset-cookie:x",
    "'%20OR%201=1--",
    "%F0%9F%8F%83",
    "%25",
    "%7B%7B7*7%7D%7D",
    "-1",
];

#[tokio::test]
async fn a_page_number_that_makes_no_sense_is_a_400() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for list in ["/shelves", "/notes"] {
        for number in ["0", "-1", "x", "", "1.5", "1e3", "4294967296", "99999999999999999999", "%00", "%FF", "1%202"] {
            let page = ann.visit(&format!("{list}?page={number}")).await;
            page.assert_status(400).assert_text("The page in the address must be a whole number from 1 on.");
            let problem: serde_json::Value = ann.get_json(&format!("{list}?page={number}")).await.json();
            assert_eq!(problem["code"], "FB0400");
        }
    }
}

#[tokio::test]
async fn a_page_after_the_last_is_empty() {
    let site = site().await;
    for number in 1..=6 {
        Shelf::create(site.db(), &format!("Shelf {number}")).await.unwrap();
    }
    let mut anybody = site.browser();
    anybody.visit("/shelves").await.assert_text("Shelf 5").assert_no_text("Shelf 6");
    anybody.visit("/shelves?page=2").await.assert_text("Shelf 6").assert_no_text("Shelf 5");
    for number in ["3", "4294967295"] {
        anybody.visit(&format!("/shelves?page={number}")).await.assert_status(200).assert_no_text("Shelf 1");
    }
}

#[tokio::test]
async fn a_parameter_of_another_type_is_no_address() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for list in ["/shelves", "/notes"] {
        for id in [
            "abc",
            "1.5",
            "1e3",
            "0x1",
            "%31x",
            "99999999999999999999",
            "%20",
            "1%2F2",
            "0",
            "-1",
            "9223372036854775807",
        ] {
            ann.visit(&format!("{list}/{id}")).await.assert_status(404);
        }
    }
    ann.visit("/faults/slow/soon").await.assert_status(404);
    ann.visit("/shelves/").await.assert_status(404);
    ann.request(get_with("//shelves", "accept", "text/html")).await.assert_status(404);
}

#[tokio::test]
async fn strange_bytes_in_a_parameter_break_nothing() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all().iter().filter(|door| door.pattern.contains('{')) {
        let (before, rest) = door.pattern.split_once('{').unwrap();
        let after = rest.split_once('}').unwrap().1;
        for strange in STRANGE {
            let (mut browser, token) = keys.to(door);
            let path = format!("{before}{strange}{after}");
            let request = crate::visitors::with_token(&door.method, &path, token, crate::visitors::FORM, "");
            let page = browser.request(request).await;
            assert!(page.status().is_client_error(), "{} {path}: {page:?}", door.method);
        }
    }
}

#[tokio::test]
async fn strange_bytes_in_a_query_break_nothing() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all()
        .iter()
        .filter(|door| !door.is_write() && !door.name.starts_with("faults.") && door.name != "dev.reload")
    {
        for strange in STRANGE {
            let (mut browser, _) = keys.to(door);
            let path = format!("{}?page={strange}&next={strange}&{strange}={strange}", door.path);
            let page = browser.visit(&path).await;
            assert!(!page.status().is_server_error(), "{path}: {page:?}");
        }
    }
}

#[tokio::test]
async fn strange_headers_break_nothing() {
    let site = site().await;
    for name in [
        "accept",
        "cookie",
        "host",
        "content-type",
        "if-none-match",
        "x-forwarded-for",
        "x-csrf-token",
        "accept-encoding",
        "referer",
    ] {
        for value in [
            "",
            ",",
            ";",
            "=",
            "\"",
            "*/*;q=nan",
            "text/html;q=-1,application/json;q=9e99",
            "session=",
            "session==;;visitor",
            "a,b;c=d",
        ] {
            let page = site.browser().request(get_with("/shelves/new", name, value)).await;
            assert!(!page.status().is_server_error(), "{name}: {value:?}: {page:?}");
        }
    }
}

#[tokio::test]
async fn what_was_typed_is_shown_as_text() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}";
    ann.visit("/notes/new").await.assert_status(200);
    let page = ann.fill("Title", nasty).submit("Write").await;
    page.assert_status(200).assert_text(nasty);
    assert!(page.find_all("img[src=x]").is_empty() && !page.html().contains("<script>alert"), "{page:?}");
    ann.visit("/notes/new").await.assert_status(200);
    let page = ann.fill("Title", "").fill("Text", nasty).submit("Write").await;
    page.assert_status(422);
    assert_eq!(page.field_value("Text"), nasty);
}
