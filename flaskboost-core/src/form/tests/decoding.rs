//! Bodies: three kinds, the same names, and limits.

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::routing::post as route;
use http::header::CONTENT_TYPE;
use serde_json::json;
use tower::ServiceExt;

use super::sending::{MULTIPART, URL_ENCODED, multipart, post, problem};
use crate::error::Error;
use crate::form::{Form, Upload};

#[derive(Form, Debug)]
struct Import {
    title: String,
    #[field(accept = ".gpx, image/*", max_len = 20, min_len = 1)]
    track: Upload,
    notes: Option<String>,
}

#[derive(Form, Debug)]
struct Search {
    q: Option<String>,
}

async fn refused(content_type: &str, body: impl Into<Body>) -> (u16, &'static str) {
    let error = post::<Search>(content_type, body).await.unwrap_err();
    (error.status().as_u16(), error.code())
}

#[tokio::test]
async fn a_file_comes_with_its_name_and_type() {
    let body = multipart(&[("title", None, "Läufe".as_bytes()), ("track", Some(r"C:\runs\..\a b.GPX"), b"<gpx/>")]);
    let import = post::<Import>(MULTIPART, body).await.unwrap().check().unwrap();
    assert_eq!(import.title, "Läufe");
    assert_eq!(import.track.file_name, "a b.GPX");
    assert_eq!(import.track.content_type.as_deref(), Some("application/gpx+xml"));
    assert_eq!(&import.track.bytes[..], b"<gpx/>");
}

#[tokio::test]
async fn a_file_obeys_its_rules() {
    for (name, content, message) in [
        ("", b"".as_slice(), "Choose a file."),
        ("a.exe", b"x", "Choose a file of this kind: .gpx, image/*."),
        (".gpx", b"x", "Choose a file of this kind: .gpx, image/*."),
        ("a.gpx", b"", "This file is empty. Choose another one."),
        ("a.gpx", b"123456789012345678901", "Choose a file of at most 20 bytes."),
    ] {
        let body = multipart(&[("title", None, b"x"), ("track", Some(name), content)]);
        let form = post::<Import>(MULTIPART, body).await.unwrap().check().unwrap_err();
        assert_eq!(form.problems(), problem("track", message), "{name}");
    }
    let text = multipart(&[("title", Some("x.gpx"), b"x"), ("track", None, b"x")]);
    let form = post::<Import>(MULTIPART, text).await.unwrap().check().unwrap_err();
    assert_eq!(form.problems()[0].1, "Send text here, not a file.");
    assert_eq!(form.problems()[1].1, "Send a file here, not text.");
}

#[tokio::test]
async fn other_kinds_of_body_are_refused() {
    for content_type in ["text/plain", "application/xml", "", "application/x-www-form-urlencoded; charset=iso-8859-1"] {
        assert_eq!(refused(content_type, "q=a").await, (415, "FB3415"), "{content_type}");
    }
    let bare = Request::post("/").body(Body::empty()).unwrap();
    assert_eq!(Form::<Search>::from_request(bare, &()).await.unwrap_err().status(), 415);
    assert!(post::<Search>("application/x-www-form-urlencoded; charset=UTF-8", "q=a").await.is_ok());
    assert!(post::<Search>("application/merge-patch+json", "{}").await.is_ok());
}

#[tokio::test]
async fn broken_bodies_are_refused() {
    assert_eq!(refused(URL_ENCODED, "q=%FF%FE").await, (400, "FB3400"));
    assert_eq!(refused(URL_ENCODED, "%FF=a").await, (400, "FB3400"));
    assert_eq!(refused("application/json", "{").await, (400, "FB3400"));
    assert_eq!(refused("application/json", b"{\"q\": \"\xff\"}".to_vec()).await, (400, "FB3400"));
    assert_eq!(refused("application/json", "[1]").await, (400, "FB3400"));
    assert_eq!(refused("application/json", "{\"q\": [[1]]}").await, (400, "FB3400"));
    assert_eq!(refused("multipart/form-data", "q").await, (400, "FB3400"));
    assert_eq!(
        refused(MULTIPART, "--XX\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nhalf").await,
        (400, "FB3400")
    );
    assert_eq!(
        refused(MULTIPART, "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--\r\n").await,
        (400, "FB3400")
    );
    assert_eq!(refused(MULTIPART, multipart(&[("q", None, b"\xff")])).await, (400, "FB3400"));
}

#[tokio::test]
async fn too_much_is_refused() {
    let many = "q=a&".repeat(1001);
    assert_eq!(refused(URL_ENCODED, many).await, (413, "FB3413"));
    assert!(post::<Search>(URL_ENCODED, "x=a&".repeat(1000)).await.is_ok());
    assert_eq!(refused(URL_ENCODED, format!("{}=a", "q".repeat(201))).await, (400, "FB3400"));
    assert_eq!(refused(URL_ENCODED, "a.b.c.d.e.f.g=1").await, (400, "FB3400"));
    assert_eq!(refused(URL_ENCODED, format!("q={}", "a".repeat(1_048_577))).await, (413, "FB3413"));
    let text = "a".repeat(1_048_577);
    assert_eq!(refused(MULTIPART, multipart(&[("q", None, text.as_bytes())])).await, (413, "FB3413"));
    let parts: Vec<(&str, Option<&str>, &[u8])> = vec![("q", None, b"a"); 1001];
    assert_eq!(refused(MULTIPART, multipart(&parts)).await, (413, "FB3413"));
    assert_eq!(refused("application/json", json!({"q": vec![1; 1001]}).to_string()).await, (413, "FB3413"));
    assert_eq!(refused("application/json", json!({"q": vec![json!({}); 1001]}).to_string()).await, (413, "FB3413"));
    let deep = (0..7).fold(json!(1), |inner, _| json!({ "a": inner }));
    assert_eq!(refused("application/json", deep.to_string()).await, (400, "FB3400"));
    let bottomless = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    assert_eq!(refused("application/json", bottomless).await, (400, "FB3400"));
}

#[tokio::test]
async fn the_limit_of_the_route_is_obeyed() {
    async fn handler(form: Form<Search>) -> Result<String, Error> {
        Ok(form.check().map(|search| search.q.unwrap_or_default()).unwrap_or_default())
    }
    let app = axum::Router::new().route("/", route(handler)).layer(DefaultBodyLimit::max(1000));
    let bodies = [
        (URL_ENCODED, format!("q={}", "a".repeat(2000)).into_bytes()),
        ("application/json", json!({"q": "a".repeat(2000)}).to_string().into_bytes()),
        (MULTIPART, multipart(&[("q", None, "a".repeat(2000).as_bytes())])),
        (MULTIPART, multipart(&[("x", Some("a.gpx"), "a".repeat(2000).as_bytes())])),
    ];
    for (content_type, body) in bodies {
        let chunks: Vec<Result<Vec<u8>, std::io::Error>> = body.chunks(300).map(|chunk| Ok(chunk.to_vec())).collect();
        let body = Body::from_stream(futures_util::stream::iter(chunks));
        let request = Request::post("/").header(CONTENT_TYPE, content_type).body(body).unwrap();
        assert_eq!(app.clone().oneshot(request).await.unwrap().status(), 413, "{content_type}");
    }
}

#[tokio::test]
async fn a_search_reads_the_query() {
    let get = |uri: &str| Request::get(uri.to_owned()).body(Body::empty()).unwrap();
    let form = Form::<Search>::from_request(get("/?q=5+km"), &()).await.unwrap();
    assert!(form.is_submitted());
    assert_eq!(form.check().unwrap().q.as_deref(), Some("5 km"));
    assert!(!Form::<Search>::from_request(get("/"), &()).await.unwrap().is_submitted());
}
