//! Links lead where a browser would go.

use crate::testing::address::{Address, Elsewhere};

const SITE: &str = "http://127.0.0.1:5000";

fn from(page: &str, reference: &str) -> String {
    let page = Address::root().join(SITE, page).unwrap();
    page.join(SITE, reference).unwrap().to_string()
}

#[test]
fn a_reference_is_followed_from_its_page() {
    let cases = [
        ("/runs/3?a=1", "/users", "/users"),
        ("/runs/3?a=1", "", "/runs/3?a=1"),
        ("/runs/3?a=1", "#top", "/runs/3?a=1"),
        ("/runs/3?a=1", "?page=2", "/runs/3?page=2"),
        ("/runs/3", "4", "/runs/4"),
        ("/runs/3", "../users/1", "/users/1"),
        ("/runs/3", "../../../x", "/x"),
        ("/runs/", "./new#name", "/runs/new"),
        ("/runs/3", ".", "/runs/"),
        ("/", "http://127.0.0.1:5000/confirm/abc?x=1", "/confirm/abc?x=1"),
        ("/runs", "http://127.0.0.1:5000", "/"),
        ("/runs", "http://127.0.0.1:5000?x=1", "/?x=1"),
        ("/", "/größe und mehr", "/gr%C3%B6%C3%9Fe%20und%20mehr"),
        ("/", "/a%20b?next=/x:y", "/a%20b?next=/x:y"),
        ("/runs/3", "?next=http://127.0.0.1:5000/", "/runs/3?next=http://127.0.0.1:5000/"),
    ];
    for (page, reference, expected) in cases {
        assert_eq!(from(page, reference), expected, "{reference:?} on {page}");
    }
}

#[test]
fn another_site_is_elsewhere() {
    for reference in
        ["https://evil.example/", "//evil.example/x", "/\\evil.example", "http://127.0.0.1:5000.evil.example/"]
    {
        let joined = Address::root().join(SITE, reference);
        assert_eq!(joined, Err(Elsewhere::OtherSite(reference.to_owned())));
    }
    for reference in ["mailto:anna@example.org", "javascript:alert(1)"] {
        let joined = Address::root().join(SITE, reference);
        assert_eq!(joined, Err(Elsewhere::NotHttp(reference.to_owned())));
    }
}
