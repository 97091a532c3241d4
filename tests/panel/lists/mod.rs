//! The list of a model: what it shows, to whom, and how much of a table it reads.

mod bulk;
mod export;
mod films;
mod filtering;
mod large;
mod pages;
mod searching;
mod secrets;
mod showing;
mod studios;

use flaskboost::admin::Staff;
use flaskboost::app::App;
use flaskboost::auth::{Action, Permission};
use flaskboost::testing::{Browser, Page, TestApp};

use crate::app;
use films::Model as Film;
use studios::Model as Studio;

/// A site with a panel over films and studios. A clerk sees studios that are open and the films that are theirs, a
/// curator all films, but not what they cost.
pub(super) fn cinema() -> App {
    let roles = app::models::roles()
        .role("clerk")
        .above("user")
        .may(Permission::view::<Staff>())
        .role("curator")
        .above("clerk")
        .may(Permission::view::<Film>())
        .may(Permission::edit::<Film>())
        .permission(Permission::to::<Film>(Action::DELETE));
    crate::site_with_admin(|admin| admin.model::<Film>().model::<Studio>()).migrations(films::migrations).roles(roles)
}

/// The site with some films, and an administrator.
async fn opened() -> (TestApp, Browser) {
    let site = TestApp::new(cinema()).await;
    studios::plant(site.db()).await;
    films::plant(site.db()).await;
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

/// The heads of the rows of a list.
fn titles(page: &Page) -> Vec<String> {
    page.find_all("tbody th").iter().map(|head| head.text().trim().to_owned()).collect()
}

async fn listed(browser: &mut Browser, query: &str) -> Vec<String> {
    let page = browser.visit(&format!("/admin/films?{query}")).await;
    page.assert_status(200);
    titles(&page)
}
