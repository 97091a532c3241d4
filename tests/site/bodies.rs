//! Bodies that no form of ours would send: too large, of another kind, not text, too many fields, too deep.

use axum::body::{Body, Bytes};
use flaskboost::testing::TestApp;
use serde_json::json;

use crate::doors::{Door, Keys};
use crate::visitors::{ANN, FORM, form, site, site_with, token_of, with_token};

const BODY_LIMIT: usize = 20_000;
const UPLOAD_LIMIT: usize = 40_000;

async fn narrow_site() -> TestApp {
    site_with(|settings| {
        settings.server.body_limit_bytes = BODY_LIMIT;
        settings.server.upload_limit_bytes = UPLOAD_LIMIT;
    })
    .await
}

fn limit_of(door: &Door) -> usize {
    if door.name == "files.create" { UPLOAD_LIMIT } else { BODY_LIMIT }
}

#[tokio::test]
async fn every_form_refuses_a_body_that_is_too_large() {
    let site = narrow_site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        let (mut browser, token) = keys.to(&door);
        let large = limit_of(&door) + 1;
        let text = "x".repeat(large);
        for (kind, body) in [(FORM, format!("title={text}")), ("application/json", format!("{{\"title\":\"{text}\"}}"))]
        {
            let page = browser.request(with_token(&door.method, &door.path, token, kind, body)).await;
            page.assert_status(413).assert_text("FB3413");
        }
        let multipart = format!("--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n{text}\r\n--b--\r\n");
        let kind = "multipart/form-data; boundary=b";
        browser.request(with_token(&door.method, &door.path, token, kind, multipart)).await.assert_status(413);
    }
}

#[tokio::test]
async fn a_body_without_a_length_is_cut_off_where_it_becomes_too_large() {
    let site = narrow_site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        let (mut browser, token) = keys.to(&door);
        let chunks = (0..1000).map(|_| Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1000])));
        let body = Body::from_stream(futures_util::stream::iter(chunks));
        browser.request(with_token(&door.method, &door.path, token, FORM, body)).await.assert_status(413);
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_its_token_is_found() {
    let site = narrow_site().await;
    let keys = Keys::of(&site).await;
    for door in Door::protected() {
        let (mut browser, token) = keys.to(&door);
        let filler = "x".repeat(limit_of(&door));
        let fields = [("csrf_token", token), ("title", filler.as_str())];
        browser.request(form(&door.method, &door.path, &fields)).await.assert_status(413);
    }
}

#[tokio::test]
async fn every_form_refuses_a_body_of_another_kind() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        for kind in
            ["text/plain", "application/xml", "text/html", "application/x-www-form-urlencoded; charset=utf-16", "", "ü"]
        {
            let (mut browser, token) = keys.to(&door);
            let page = browser.request(with_token(&door.method, &door.path, token, kind, "title=x")).await;
            page.assert_status(415).assert_text("FB3415");
        }
    }
}

#[tokio::test]
async fn every_form_refuses_bytes_that_are_not_text() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        let bodies: [(&str, &[u8]); 5] = [
            (FORM, b"title=%ff%fe&email=%c3%28"),
            (FORM, b"title=\xff\xfe"),
            (FORM, b"%ff=title"),
            ("application/json", b"{\"title\":\"\xff\"}"),
            (
                "multipart/form-data; boundary=b",
                b"--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n\xff\r\n--b--\r\n",
            ),
        ];
        for (kind, body) in bodies {
            let (mut browser, token) = keys.to(&door);
            let page = browser.request(with_token(&door.method, &door.path, token, kind, body)).await;
            page.assert_status(400).assert_text("FB3400");
        }
    }
}

#[tokio::test]
async fn no_form_lets_a_nul_through_to_the_database() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        let names =
            ["title", "text", "shelf_id", "name", "email", "password", "current_password", "code", "next", "file"];
        let all: Vec<(&str, &str)> = names.iter().map(|name| (*name, "a\0b@example.org and more")).collect();
        let (mut browser, token) = keys.to(&door);
        let pairs = form_urlencoded::Serializer::new(String::new()).extend_pairs(&all).finish();
        let page = browser.request(with_token(&door.method, &door.path, token, FORM, pairs)).await;
        // Where nothing was begun, there is nothing to go on with, whatever stands in the form.
        let is_halfway = ["accounts.second_factor_save", "accounts.second_step_save"].contains(&door.name.as_str());
        assert!(page.status().is_client_error() || is_halfway, "{door:?}: {page:?}");
        for (name, value) in all {
            let (mut browser, token) = keys.to(&door);
            let body = json!({"title": "x", "name": "x", "email": ANN, "password": "a b c d e f g h", name: value})
                .to_string();
            let page = browser.request(with_token(&door.method, &door.path, token, "application/json", body)).await;
            assert!(!page.status().is_server_error(), "{door:?} {name}: {page:?}");
        }
    }
}

#[tokio::test]
async fn every_form_refuses_two_thousand_fields() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        let (mut browser, token) = keys.to(&door);
        let many: String = (0..2000).map(|number| format!("f{number}=1&")).collect();
        let page = browser.request(with_token(&door.method, &door.path, token, FORM, many)).await;
        page.assert_status(413).assert_text("FB3413");
        let list = json!({"title": vec![1; 2000]}).to_string();
        let page = browser.request(with_token(&door.method, &door.path, token, "application/json", list)).await;
        page.assert_status(413).assert_text("FB3413");
        let parts: String =
            (0..2000).map(|n| format!("--b\r\nContent-Disposition: form-data; name=\"f{n}\"\r\n\r\n1\r\n")).collect();
        let kind = "multipart/form-data; boundary=b";
        let page =
            browser.request(with_token(&door.method, &door.path, token, kind, format!("{parts}--b--\r\n"))).await;
        page.assert_status(413).assert_text("FB3413");
    }
}

#[tokio::test]
async fn every_form_refuses_what_is_nested_too_deep() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        let deep = "{\"a\":".repeat(100) + "1" + &"}".repeat(100);
        let deeper = "{\"a\":".repeat(20_000) + "1" + &"}".repeat(20_000);
        let list = "[".repeat(20_000) + &"]".repeat(20_000);
        let kinds = [(FORM, "a.a.a.a.a.a.a.a=1".to_owned()), ("application/json", deep), ("application/json", deeper)];
        for (kind, body) in kinds.into_iter().chain([("application/json", format!("{{\"title\":{list}}}"))]) {
            let (mut browser, token) = keys.to(&door);
            let page = browser.request(with_token(&door.method, &door.path, token, kind, body)).await;
            page.assert_status(400).assert_text("FB3400");
        }
    }
}

#[tokio::test]
async fn every_form_refuses_a_body_that_is_broken() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::forms() {
        let bodies = [
            ("application/json", "{\"title\":"),
            ("application/json", "[]"),
            ("application/json", "null"),
            ("application/json", ""),
            ("multipart/form-data", "title=x"),
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx"),
            ("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n"),
        ];
        for (kind, body) in bodies {
            let (mut browser, token) = keys.to(&door);
            let page = browser.request(with_token(&door.method, &door.path, token, kind, body)).await;
            page.assert_status(400).assert_text("FB3400");
        }
    }
}

#[tokio::test]
async fn an_upload_is_taken_up_to_its_limit_and_no_further() {
    let site = narrow_site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/files/new").await.assert_status(200);
    let page = ann.attach("File", "small.txt", vec![b'x'; 20_000]).submit("Send").await;
    page.assert_status(200).assert_text("Got 20000 bytes of small.txt.");
    // Within the limit of the route, over the limit of the field.
    let page = ann.attach("File", "larger.txt", vec![b'x'; 20_001]).submit("Send").await;
    page.assert_status(422);
    assert!(!page.field_errors("File").is_empty(), "{page:?}");
    let page = ann.visit("/files/new").await;
    page.assert_status(200);
    ann.attach("File", "large.txt", vec![b'x'; UPLOAD_LIMIT]).submit("Send").await.assert_status(413);
}

#[tokio::test]
async fn an_upload_of_another_kind_or_none_is_refused_beside_the_field() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for (name, content) in [("page.html", "<script>"), ("txt", "x"), ("../../etc/passwd", "x")] {
        ann.visit("/files/new").await.assert_status(200);
        let page = ann.attach("File", name, content).submit("Send").await;
        page.assert_status(422);
        assert!(!page.field_errors("File").is_empty(), "{name}: {page:?}");
    }
    ann.visit("/files/new").await.assert_status(200);
    ann.submit("Send").await.assert_status(422).assert_field_error("File", "Choose a file.");
    ann.visit("/files/new").await.assert_status(200);
    let page = ann.attach("File", "..\\folder/notes.txt", "x").submit("Send").await;
    page.assert_status(200).assert_text("Got 1 bytes of notes.txt.");
}

#[tokio::test]
async fn the_token_of_an_upload_must_stand_first() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_of(&mut ann).await;
    let field =
        |name: &str, value: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc\r\n";
    for (parts, status) in
        [([field("csrf_token", &token), file.into()], 303), ([file.into(), field("csrf_token", &token)], 403)]
    {
        let request = http::Request::post("/files").header("content-type", "multipart/form-data; boundary=b");
        let page = ann.request(request.body((parts.concat() + "--b--\r\n").into()).unwrap()).await;
        page.assert_status(status);
    }
}
