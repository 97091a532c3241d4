//! What stands above a list: the views that people keep, the numbers beside choices, the days, and the search of words.

mod counting;
mod days;
mod letters;
mod saving;
mod sharing;

use flaskboost::admin::{Admin, SharedViews, Staff};
use flaskboost::app::App;
use flaskboost::auth::Permission;
use flaskboost::testing::{Browser, Page, TestApp};
use http::Method;

use crate::app;
use crate::tokens::{FORM, token_on, with_token};
use letters::Model as Letter;

/// A site with a panel over letters and their senders. A clerk sees their own letters, a reader all, an editor shares
/// views too.
fn post_office() -> App {
    office(|admin| admin.model::<Letter>().model::<letters::sender::Model>())
}

fn office(admin: impl FnOnce(Admin) -> Admin) -> App {
    let roles = app::models::roles()
        .role("clerk")
        .above("user")
        .may(Permission::view::<Staff>())
        .role("reader")
        .above("clerk")
        .may(Permission::view::<Letter>())
        .may(Permission::view::<letters::sender::Model>())
        .role("editor")
        .above("reader")
        .may(Permission::edit::<SharedViews>());
    crate::site_with_admin(admin).migrations(letters::migrations).roles(roles)
}

/// The site with some letters, and an administrator.
async fn opened() -> (TestApp, Browser) {
    let site = TestApp::new(post_office()).await;
    letters::plant(site.db()).await;
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

/// The heads of the rows of a list.
fn titles(page: &Page) -> Vec<String> {
    page.find_all("tbody th").iter().map(|head| head.text().trim().to_owned()).collect()
}

/// Posts fields with the token of the page that is open.
async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = token_on(&browser.visit("/admin/letters?view=all").await);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    browser.request(with_token(&Method::POST, path, &token, FORM, body)).await
}

async fn listed(browser: &mut Browser, query: &str) -> Vec<String> {
    let page = browser.visit(&format!("/admin/letters?{query}")).await;
    page.assert_status(200);
    titles(&page)
}
