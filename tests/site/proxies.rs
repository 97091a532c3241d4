//! Whom the site believes about where a request comes from: nobody, unless the settings say so.

use flaskboost::settings::Settings;

use crate::visitors::{get_with, site, site_with};

/// The test browser comes from 127.0.0.1.
fn trust_this_machine(settings: &mut Settings) {
    settings.server.trusted_proxies = vec!["127.0.0.1".parse().expect("a network")];
}

#[tokio::test]
async fn nobody_is_believed_by_default() {
    let site = site().await;
    for (name, value) in [("x-forwarded-for", "1.2.3.4"), ("x-real-ip", "1.2.3.4"), ("forwarded", "for=1.2.3.4")] {
        let page = site.browser().request(get_with("/client", name, value)).await;
        page.assert_status(200).assert_text("127.0.0.1").assert_no_text("1.2.3.4");
    }
}

#[tokio::test]
async fn a_trusted_proxy_says_who_is_asking() {
    let site = site_with(trust_this_machine).await;
    for (forwarded, client) in [
        ("1.2.3.4", "1.2.3.4"),
        // What a visitor claims stands before what the proxy saw.
        ("6.6.6.6, 1.2.3.4", "1.2.3.4"),
        ("1.2.3.4, 127.0.0.1", "1.2.3.4"),
        ("2001:db8::7", "2001:db8::7"),
        ("nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("1.2.3.4, nonsense", "127.0.0.1"),
    ] {
        let page = site.browser().request(get_with("/client", "x-forwarded-for", forwarded)).await;
        assert_eq!(page.text(), client, "{forwarded}");
    }
}

#[tokio::test]
async fn plain_http_is_sent_on_to_https_when_a_trusted_proxy_reports_it() {
    let site = site_with(|settings| {
        trust_this_machine(settings);
        settings.server.redirect_https = true;
    })
    .await;
    let ask = async |path: &str, proto: &str| site.browser().request(get_with(path, "x-forwarded-proto", proto)).await;
    let page = ask("/shelves?page=2", "http").await;
    page.assert_status(308).assert_header("location", "https://127.0.0.1:5000/shelves?page=2");
    ask("/shelves", "https").await.assert_status(200);
    site.browser().visit("/shelves").await.assert_status(200);
    // Where it leads is the address of the settings, whatever host was asked.
    let mut request = get_with("//evil.example/x", "x-forwarded-proto", "http");
    request.headers_mut().insert("host", http::HeaderValue::from_static("evil.example"));
    let page = site.browser().request(request).await;
    page.assert_status(308).assert_header("location", "https://127.0.0.1:5000/evil.example/x");
}

#[tokio::test]
async fn what_an_untrusted_peer_says_of_https_is_ignored() {
    let site = site_with(|settings| settings.server.redirect_https = true).await;
    let page = site.browser().request(get_with("/shelves", "x-forwarded-proto", "http")).await;
    page.assert_status(200);
}
