//! Static files: hashed addresses, ETags, compression, and nothing from outside of the folder.

use axum::body::Body;
use http::Request;

use crate::visitors::{get_with, site, site_with};

#[tokio::test]
async fn a_page_names_files_by_their_content_and_those_may_be_kept_for_ever() {
    let site = site().await;
    let mut anybody = site.browser();
    let page = anybody.visit("/").await;
    let images = page.find_all("main img");
    let source = images.first().and_then(|image| image.attribute("src")).expect("an image").to_owned();
    assert!(
        source.starts_with("/static/dot.")
            && source.ends_with(".svg")
            && source.len() == "/static/dot.0123456789.svg".len()
    );
    let file = anybody.visit(&source).await;
    file.assert_status(200).assert_header("cache-control", "public, max-age=31536000, immutable");
    file.assert_header("content-type", "image/svg+xml; charset=utf-8");
    let plain = anybody.visit("/static/dot.svg").await;
    plain.assert_status(200).assert_header("cache-control", "no-cache");
    assert_eq!(plain.bytes(), file.bytes());
    anybody.visit(&source.replace("/static/dot.", "/static/dot.0000000000.")).await.assert_status(404);
}

#[tokio::test]
async fn a_file_that_the_browser_has_is_not_sent_again() {
    let site = site().await;
    let mut anybody = site.browser();
    for path in ["/static/site.css", "/static/flaskboost.css"] {
        let etag = anybody.visit(path).await.header("etag").expect("an ETag").to_owned();
        for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".to_owned()] {
            let page = anybody.request(get_with(path, "if-none-match", &known)).await;
            page.assert_status(304).assert_header("etag", &etag);
            assert!(page.bytes().is_empty());
        }
        anybody.request(get_with(path, "if-none-match", "\"other\"")).await.assert_status(200);
    }
}

#[tokio::test]
async fn no_address_leaves_the_folder() {
    let site = site().await;
    let mut thief = site.browser();
    for path in [
        "/static/../templates/home.html",
        "/static/../../Cargo.toml",
        "/static/%2e%2e/templates/home.html",
        "/static/%2E%2E%2Ftemplates%2Fhome.html",
        "/static/..%2f..%2fCargo.toml",
        "/static/..%5c..%5cCargo.toml",
        "/static/..\\templates\\home.html",
        "/static/%252e%252e/templates/home.html",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/site.css/",
        "/static/site.css%00.svg",
        "/static/",
        "/static",
        "/static/%ff",
        "/templates/home.html",
        "/settings/default.toml",
        "/Cargo.toml",
    ] {
        // A browser would tidy these addresses up; a thief sends them as they are.
        let Ok(request) = Request::get(path).body(Body::empty()) else { continue };
        let page = thief.request(request).await;
        page.assert_status(404);
        assert!(!page.html().contains("extends") && !page.html().contains("[package]"), "{path}: {page:?}");
    }
}

#[tokio::test]
async fn only_reading_is_answered() {
    let site = site().await;
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let request = Request::builder().method(method).uri("/static/site.css").body(Body::empty()).unwrap();
        site.browser().request(request).await.assert_status(405);
    }
    let head = Request::head("/static/site.css").body(Body::empty()).unwrap();
    let page = site.browser().request(head).await;
    page.assert_status(200).assert_header("content-length", "28");
    assert!(page.bytes().is_empty());
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_ask() {
    let site = site().await;
    let mut anybody = site.browser();
    for path in ["/static/flaskboost.css", "/login", "/shelves"] {
        let page = anybody.request(get_with(path, "accept-encoding", "gzip, deflate, br")).await;
        page.assert_status(200).assert_header("content-encoding", "gzip");
        assert_eq!(page.bytes()[..2], [0x1f, 0x8b], "{path}");
        assert!(
            page.headers().get_all("vary").iter().any(|vary| vary.to_str().unwrap().contains("accept-encoding")),
            "{path}"
        );
        let plain = anybody.request(get_with(path, "accept-encoding", "identity")).await;
        assert_eq!(plain.header("content-encoding"), None);
        assert!(plain.bytes().len() > page.bytes().len(), "{path}");
        assert_eq!(anybody.visit(path).await.header("content-encoding"), None);
    }
    let off = site_with(|settings| settings.server.compression = false).await;
    let page = off.browser().request(get_with("/static/flaskboost.css", "accept-encoding", "gzip")).await;
    assert_eq!(page.header("content-encoding"), None);
}
