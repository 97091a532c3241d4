//! A pressed button sends what a browser would send.

use axum::Router;
use axum::extract::Multipart;
use axum::response::Html;
use axum::routing::get;
use http::{Request, header};

use crate::testing::Browser;
use crate::testing::tests::site::{sent_body, visitor_of};

#[tokio::test]
async fn boxes_lists_and_disabled_controls_follow_the_rules() {
    let mut anna = visitor_of(
        r#"<form method="post" action="/echo">
          <input type="checkbox" name="plain" checked><input type="checkbox" name="off" value="1">
          <input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
          <select name="first"><option disabled>no<option value="a">A<option value="b">B</select>
          <select name="chosen"><option>A<option selected>B</select>
          <select name="many" multiple><option selected>x<option selected>y<option>z</select>
          <select name="none" multiple><option>x</select>
          <select name="hint"><option disabled selected value="">Choose</select>
          <input name="gone" value="1" disabled><input value="nameless"><input type="reset" name="reset">
          <fieldset disabled><legend><input name="legend" value="l"></legend><input name="inner" value="1"></fieldset>
          <datalist><input name="listed" value="1"></datalist><input name="readonly" value="r" readonly>
          <button name="other" value="1">Other</button><button name="go" value="yes">Go</button>
        </form><input form="nothing" name="far" value="1">"#,
    )
    .await;
    let page = anna.submit("Go").await;
    let expected = "plain=on&r=2&first=a&chosen=B&many=x&many=y&legend=l&readonly=r&go=yes";
    assert_eq!(sent_body(&page), expected);
}

#[tokio::test]
async fn checking_and_choosing_change_what_is_sent() {
    let mut anna = visitor_of(
        r#"<form method="post" action="/echo">
          <label><input type="checkbox" name="a"> Remember me</label>
          <label><input type="checkbox" name="b" checked> News</label>
          <label><input type="radio" name="r" value="1" checked> One</label>
          <label><input type="radio" name="r" value="2"> Two</label>
          <label for="s">Sex</label><select id="s" name="s"><option value="f">Female<option value="m">Male</select>
          <label for="m">Days</label><select id="m" name="m" multiple><option selected>Mon<option>Tue</select>
          <input type="submit" value="Save">
        </form>"#,
    )
    .await;
    let page = anna
        .check("Remember me")
        .uncheck("News")
        .check("Two")
        .select("Sex", "Male")
        .select("Days", "Tue")
        .submit("Save")
        .await;
    assert_eq!(sent_body(&page), "a=on&r=2&s=m&m=Mon&m=Tue");
}

#[tokio::test]
async fn a_control_elsewhere_can_belong_to_a_form() {
    let body = r#"<form id="f" method="post" action="/echo"></form>
        <label>Name <input form="f" name="name"></label><button form="f" formaction="/echo?x=1">Send</button>"#;
    let mut anna = visitor_of(body).await;
    let page = anna.fill("Name", "Anna").submit("Send").await;
    assert_eq!((page.url(), sent_body(&page).as_str()), ("/echo?x=1", "name=Anna"));
}

#[tokio::test]
async fn a_get_form_replaces_the_query() {
    let body = r#"<form action="/echo?old=1#x"><label>Find <input name="q"></label><button>Go</button></form>"#;
    let page = visitor_of(body).await.fill("Find", "a b").submit("Go").await;
    page.assert_status(200);
    assert_eq!(page.url(), "/echo?q=a+b");
}

#[tokio::test]
async fn the_headers_are_a_browser_s() {
    let form = r#"<form method="post" action="/echo"><button>Go</button></form>"#;
    let page = visitor_of(form).await.click("Go").await;
    page.assert_text("origin: http://127.0.0.1:5000")
        .assert_text("referer: http://127.0.0.1:5000/page")
        .assert_text("sec-fetch-site: same-origin")
        .assert_text("host: 127.0.0.1:5000")
        .assert_text("accept: text/html")
        .assert_text("user-agent: Mozilla/5.0");
}

#[tokio::test]
async fn a_raw_request_keeps_its_own_headers_and_the_page_in_the_browser() {
    let mut anna = visitor_of("<p>home</p>").await;
    let request = Request::post("/echo")
        .header("sec-fetch-site", "cross-site")
        .header(header::ORIGIN, "https://evil.example")
        .body("raw".into())
        .unwrap();
    let page = anna.request(request).await;
    page.assert_text("sec-fetch-site: cross-site").assert_text("origin: https://evil.example");
    anna.page().assert_text("home");
    anna.get_json("/echo").await.assert_text("accept: application/json");
    let posted = anna.post("/echo", &[("a", "b c"), ("d", "ä")]).await;
    assert_eq!(sent_body(&posted), "a=b+c&d=%C3%A4");
}

#[tokio::test]
async fn a_file_is_sent_in_parts_with_the_hidden_field_first() {
    async fn parts(mut form: Multipart) -> String {
        let mut told = Vec::new();
        while let Some(field) = form.next_field().await.unwrap() {
            let name = field.name().unwrap().to_owned();
            let file = field.file_name().map(str::to_owned);
            let kind = field.content_type().map(str::to_owned);
            told.push(format!("{name} {file:?} {kind:?} {:?}", field.bytes().await.unwrap()));
        }
        told.join("\n")
    }
    let form = r#"<form method="post" enctype="multipart/form-data"><input type="hidden" name="csrf_token" value="t">
        <label>GPX file <input type="file" name="gpx"></label><label>Photo <input type="file" name="photo"></label>
        <label>Note <textarea name="note"></textarea></label><button>Upload</button></form>"#;
    let mut anna = Browser::new(Router::new().route("/runs", get(async move || Html(form)).post(parts)));
    let _ = anna.visit("/runs").await;
    let page = anna.attach("GPX file", "run\".gpx", &b"<gpx>\r\n\0"[..]).fill("Note", "a\nb").submit("Upload").await;
    assert_eq!(
        page.text(),
        "csrf_token None None b\"t\"\n\
         gpx Some(\"run%22.gpx\") Some(\"application/gpx+xml\") b\"<gpx>\\r\\n\\0\"\n\
         photo Some(\"\") Some(\"application/octet-stream\") b\"\"\n\
         note None None b\"a\\r\\nb\""
    );
}
