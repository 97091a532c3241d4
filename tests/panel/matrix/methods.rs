//! An address answers to the methods that it has, and to no others.

use std::collections::{BTreeMap, BTreeSet};

use http::Method;

use super::{opened, state};
use crate::tokens::{FORM, with_token};
use crate::visitors::{filled_in, routes};

const METHODS: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

#[tokio::test]
async fn every_address_refuses_the_methods_that_it_does_not_have() {
    let (site, mut root, sound) = opened().await;
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, method, pattern) in routes() {
        known.entry(filled_in(&pattern, "1")).or_default().insert(method.to_string());
    }
    let before = state(&site).await;
    let mut refused = 0;
    for (path, methods) in &known {
        for method in METHODS.iter().filter(|method| !methods.contains(method.as_str())) {
            for browser in [&mut root, &mut site.browser()] {
                let page = browser.request(with_token(method, path, &sound, FORM, "title=Mine")).await;
                let status = page.status().as_u16();
                assert!(matches!(status, 303 | 403 | 404 | 405), "{method} {path}: {page:?}");
                refused += 1;
            }
            let page = root.request(with_token(method, path, &sound, FORM, "title=Mine")).await;
            assert_eq!(page.status(), 405, "{method} {path}: {page:?}");
        }
    }
    assert!(refused > 100, "{refused}");
    assert_eq!(state(&site).await, before);
}
