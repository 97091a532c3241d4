//! What is changed in a list itself.

mod cells;
mod chores;
mod order;
mod sums;
mod wrong;

use flaskboost::admin::Staff;
use flaskboost::app::App;
use flaskboost::auth::Permission;
use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::{ConnectionTrait, Statement};

use crate::app;
use chores::Model as Chore;

/// A site with a list of chores. An `editor` may change all of them but not how long they take, an `owner` their own.
fn house() -> App {
    let roles = app::models::roles()
        .role("owner")
        .above("user")
        .may(Permission::view::<Staff>())
        .role("reader")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<Chore>())
        .role("editor")
        .above("reader")
        .may(Permission::edit::<Chore>());
    crate::site_with_admin(|admin| admin.model::<Chore>()).migrations(chores::migrations).roles(roles)
}

/// The site with three chores, numbered from 1 on.
async fn opened() -> (TestApp, Browser) {
    let site = TestApp::new(house()).await;
    run(
        &site,
        "INSERT INTO chores (title, place, minutes, is_done, room) VALUES \
         ('Sweep', 10, 20, false, 'Kitchen'), ('Dust', 20, 15, true, 'Kitchen'), ('Iron', 30, 45, false, 'Hall')",
    )
    .await;
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

/// Changes the database behind everybody's back.
async fn run(site: &TestApp, sql: &str) {
    site.db().execute_unprepared(sql).await.expect("a change");
}

/// The values of a query of one column, as texts with blanks between.
async fn ask(site: &TestApp, sql: &str) -> String {
    let db = site.db();
    let statement =
        Statement::from_string(db.get_database_backend(), format!("SELECT CAST(it AS TEXT) AS it FROM ({sql}) AS t"));
    let rows = db.query_all_raw(statement).await.expect("an answer");
    let texts = rows.iter().map(|row| row.try_get::<Option<String>>("", "it").expect("a text"));
    texts.map(|text| text.unwrap_or_else(|| "NULL".to_owned())).collect::<Vec<_>>().join(" ")
}

/// What the hidden fields of a page hold that go to the form with this id.
fn hidden(page: &Page, form: &str) -> Vec<(String, String)> {
    let own = page.find_all(&format!("form#{form} input[type=hidden]"));
    let other = page.find_all("input[type=hidden]").into_iter().filter(|one| one.attribute("form") == Some(form));
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    own.into_iter().chain(other).filter_map(|one| Some(pair(one.attribute("name")?, one.attribute("value")?))).collect()
}

/// Posts fields with what the form with this id hides on the page where the browser is.
async fn forge(browser: &mut Browser, form: &str, to: &str, fields: &[(&str, &str)]) -> Page {
    let mut all = hidden(browser.page(), form);
    all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(to, &all).await
}
