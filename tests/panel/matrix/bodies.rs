//! A body that is too large, or that is no form, is refused at every address of the panel.

use axum::body::{Body, Bytes};
use http::Request;

use super::{LIMIT, opened, state, writes};
use crate::tokens::{FORM, with_token};

#[tokio::test]
async fn every_write_that_is_too_large_is_refused() {
    let (site, mut root, sound) = opened().await;
    let before = state(&site).await;
    let text = "x".repeat(LIMIT);
    for door in writes() {
        // The token stands in the body, as the page of a form has it, so that the body must be read.
        for (kind, body) in
            [(FORM, format!("csrf_token={sound}&title={text}")), (FORM, format!("title={text}&csrf_token={sound}"))]
        {
            let request = Request::builder().method(&door.method).uri(&door.path).header("content-type", kind);
            let page = root.request(request.body(body.into()).expect("a request")).await;
            assert_eq!(page.status(), 413, "{} {} with {kind}: {page:?}", door.method, door.path);
        }
        // Nobody knows how long this one is before it is over.
        let chunks = (0..100).map(|_| Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1000])));
        let body = Body::from_stream(futures_util::stream::iter(chunks));
        let request = Request::builder().method(&door.method).uri(&door.path).header("content-type", FORM);
        let page = root.request(request.body(body).expect("a request")).await;
        assert_eq!(page.status(), 413, "{} {} without an end: {page:?}", door.method, door.path);
    }
    assert_eq!(state(&site).await, before);
}

#[tokio::test]
async fn what_is_no_form_fails_nowhere() {
    let (_site, mut root, sound) = opened().await;
    for door in writes() {
        for (kind, body) in [
            (FORM, &b"\xff\xfe=\x00&=&&&%zz=%"[..]),
            ("application/json", b"{\"title\":"),
            ("text/plain", b"title=Mine"),
            ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\n"),
            ("", b""),
        ] {
            let page = root.request(with_token(&door.method, &door.path, &sound, kind, body.to_vec())).await;
            assert!(page.status().as_u16() < 500, "{} {} with {kind}: {page:?}", door.method, door.path);
        }
    }
}
