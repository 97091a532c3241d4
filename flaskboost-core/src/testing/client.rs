//! Sends requests to the site inside this process, as a browser words them.

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use tower::ServiceExt;

use crate::clock::Clock;
use crate::db::fetched;
use crate::testing::address::Address;
use crate::testing::bound::Bound;
use crate::testing::cookies::Jar;
use crate::testing::forms::Paper;
use crate::testing::html::Document;
use crate::testing::page::{Answer, Page, is_html};

/// As many as a person would wait for.
const MAX_REDIRECTS: usize = 10;

const USER_AGENT: &str = "Mozilla/5.0 (FlaskBoost test browser)";
const ACCEPT_PAGE: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// One visitor's connection to the site: where it is, and the cookies.
#[derive(Clone)]
pub(crate) struct Client {
    site: Router,
    pub(crate) origin: String,
    pub(crate) clock: Clock,
    pub(crate) jar: Jar,
    pub(crate) bound: Bound,
}

/// A request on its way; it can be sent again after a redirect.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    pub(crate) method: Method,
    pub(crate) address: Address,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Outgoing {
    pub(crate) fn get(address: Address) -> Self {
        Self { method: Method::GET, address, headers: HeaderMap::new(), body: Bytes::new() }
    }

    pub(crate) fn post(address: Address, content_type: &str, body: Bytes) -> Self {
        let mut post = Self { method: Method::POST, address, headers: HeaderMap::new(), body };
        post.set(header::CONTENT_TYPE, content_type);
        post
    }

    /// # Panics
    ///
    /// When the value cannot stand in a header.
    #[track_caller]
    pub(crate) fn set(&mut self, name: HeaderName, value: &str) {
        match HeaderValue::from_str(value) {
            Ok(value) => self.headers.insert(name, value),
            Err(_) => panic!("{value:?} cannot be the value of the header {name}"),
        };
    }
}

impl Client {
    pub(crate) fn new(site: Router, origin: &str, clock: Clock) -> Self {
        Self {
            site,
            origin: Address::origin_of(origin).to_owned(),
            clock,
            jar: Jar::default(),
            bound: Bound::default(),
        }
    }

    /// Sends a request and follows redirects within the site.
    pub(crate) async fn go(&mut self, mut outgoing: Outgoing) -> Page {
        let mut redirects = Vec::new();
        loop {
            let answer = self.exchange(outgoing.clone()).await;
            let location = answer.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
            let next = match location {
                Some(location) if answer.status.is_redirection() => outgoing.address.join(&self.origin, location).ok(),
                _ => None,
            };
            let Some(next) = next else {
                return Page::new(Answer { redirects, ..answer });
            };
            redirects.push(outgoing.address.clone());
            assert!(
                redirects.len() <= MAX_REDIRECTS,
                "more than {MAX_REDIRECTS} redirects: {} -> {next}",
                redirects.iter().map(Address::as_str).collect::<Vec<_>>().join(" -> ")
            );
            outgoing = redirected(outgoing, answer.status, next);
        }
    }

    async fn exchange(&mut self, outgoing: Outgoing) -> Answer {
        let mut request = Request::new(Body::from(outgoing.body));
        *request.method_mut() = outgoing.method;
        *request.uri_mut() = match outgoing.address.as_str().parse() {
            Ok(uri) => uri,
            Err(why) => panic!("`{}` is not an address: {why}", outgoing.address),
        };
        *request.headers_mut() = outgoing.headers;
        self.send(request).await
    }

    /// Sends one request as it is, with what is missing of a browser's headers; keeps the cookies.
    pub(crate) async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let method = request.method().clone();
        let target = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let address = Address::root().join(&self.origin, &target).unwrap_or_else(|_| Address::root());
        self.complete(&mut request, address.path());
        let site = self.site.clone();
        let ((parts, body), fetched) = fetched(async move {
            let Ok(response) = site.oneshot(request).await;
            let (parts, body) = response.into_parts();
            (parts, to_bytes(body, usize::MAX).await)
        })
        .await;
        self.keep_cookies(&parts.headers, address.path());
        let body = match body {
            Ok(body) => body,
            Err(why) => panic!("the body of {method} {address} broke off: {why}"),
        };
        if let Some(why) = self.bound.broken_by(address.path(), &parts.headers, &fetched) {
            panic!("{method} {address} {why}");
        }
        let document =
            if is_html(&parts.headers) { Document::parse(&String::from_utf8_lossy(&body)) } else { Document::empty() };
        Answer {
            method,
            address,
            redirects: Vec::new(),
            status: parts.status,
            headers: parts.headers,
            extensions: parts.extensions,
            body,
            paper: Paper::of(&document),
            document,
        }
    }

    /// Adds what a browser sends of itself; what the test has set stays.
    fn complete(&mut self, request: &mut Request<Body>, path: &str) {
        let host = self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host);
        let mut wanted = vec![
            (header::HOST, host.to_owned()),
            (header::USER_AGENT, USER_AGENT.to_owned()),
            (header::ACCEPT, ACCEPT_PAGE.to_owned()),
            (HeaderName::from_static("sec-fetch-site"), "same-origin".to_owned()),
        ];
        if !request.method().is_safe() {
            wanted.push((header::ORIGIN, self.origin.clone()));
        }
        if let Some(cookies) = self.jar.header(path, self.clock.now()) {
            wanted.push((header::COOKIE, cookies));
        }
        for (name, value) in wanted {
            if !request.headers().contains_key(&name) {
                let value = HeaderValue::from_str(&value)
                    .unwrap_or_else(|_| panic!("{value:?} cannot be the value of the header {name}"));
                request.headers_mut().insert(name, value);
            }
        }
        let visitor = SocketAddr::from((Ipv4Addr::LOCALHOST, 49_152));
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(visitor));
        }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap, path: &str) {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        for header in headers.get_all(header::SET_COOKIE) {
            let text = String::from_utf8_lossy(header.as_bytes());
            if let Err(why) = self.jar.store(&text, host, path, self.clock.now()) {
                panic!("{why}");
            }
        }
    }
}

/// The next request: 307 and 308 repeat this one, all others ask for a page.
fn redirected(outgoing: Outgoing, status: StatusCode, next: Address) -> Outgoing {
    let repeats = matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
    if repeats || outgoing.method.is_safe() {
        return Outgoing { address: next, ..outgoing };
    }
    let mut get = Outgoing::get(next);
    for name in [header::ACCEPT, header::REFERER] {
        if let Some(value) = outgoing.headers.get(&name) {
            get.headers.insert(name, value.clone());
        }
    }
    get
}
