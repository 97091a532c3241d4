//! The pages of one row, on models of every kind.

mod changing;
mod choosing;
mod deleting;
mod kinds;
mod meeting;
mod refusing;
mod tables;
mod wide;
pub(crate) mod zoo;

use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::{ConnectionTrait, Statement};

use crate::tokens::token_on;

/// A value of the database as text, by a query of one column.
async fn ask(site: &TestApp, sql: &str) -> String {
    let db = site.db();
    let statement = Statement::from_string(db.get_database_backend(), format!("SELECT CAST(({sql}) AS TEXT) AS it"));
    let row = db.query_one_raw(statement).await.expect("an answer").expect("a row");
    row.try_get::<Option<String>>("", "it").expect("a text").unwrap_or_else(|| "NULL".to_owned())
}

/// Changes the database behind everybody's back.
async fn run(site: &TestApp, sql: &str) {
    site.db().execute_unprepared(sql).await.expect("a change");
}

/// What the open form holds, to be sent with some of it replaced; of the fields of the form only those that are hidden.
fn hidden(page: &Page) -> Vec<(String, String)> {
    let inputs = page.find_all("form.admin-form input[type=hidden]");
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    inputs.iter().filter_map(|one| Some(pair(one.attribute("name")?, one.attribute("value")?))).collect()
}

/// Posts fields with a sound token and with what the form of this page hides, whatever the form itself would send.
async fn forge(browser: &mut Browser, page: &str, to: &str, fields: &[(&str, &str)]) -> Page {
    let form = browser.visit(page).await;
    let mut all = hidden(&form);
    if all.iter().all(|(name, _)| name != "csrf_token") {
        all.insert(0, ("csrf_token".to_owned(), token_on(&form)));
    }
    all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(to, &all).await
}
