//! What nobody should send to the panel, at every address of it: forgeries, too much, the wrong method, and values for what
//! they may not change.

mod bodies;
mod fields;
mod forgeries;
mod methods;
mod models;

use flaskboost::testing::{Browser, TestApp};
use http::Method;
use sea_orm::{ConnectionTrait, Statement};

use crate::tokens::token_of;
use crate::visitors::{filled_in, plant, routes, shop};

/// Requests of every kind that writes.
struct Door {
    method: Method,
    path: String,
}

/// Every address of the panel to which something is posted, about the first of everything.
fn writes() -> Vec<Door> {
    let writes = routes().into_iter().filter(|(_, method, _)| !method.is_safe());
    writes.map(|(_, method, pattern)| Door { method, path: filled_in(&pattern, "1") }).collect()
}

/// The shop with two items, an administrator, and a token of theirs.
async fn opened() -> (TestApp, Browser, String) {
    let site = TestApp::with(shop(), |settings| {
        settings.server.body_limit_bytes = LIMIT;
        settings.server.upload_limit_bytes = LIMIT;
    })
    .await;
    let _ = site.log_in_with_role("owner@example.org", "owner").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    plant(&site).await;
    let token = token_of(&mut root).await;
    (site, root, token)
}

/// The longest body, in bytes, that these sites take.
const LIMIT: usize = 20_000;

/// What the panel could have changed: the items, the people, what was held back, and the trail of it all.
async fn state(site: &TestApp) -> String {
    let mut state = String::new();
    for sql in [
        "SELECT CAST(COUNT(*) AS TEXT) || ' items worth ' || CAST(SUM(price) AS TEXT) AS it FROM panel_items",
        "SELECT MIN(title) || ' to ' || MAX(title) AS it FROM panel_items",
        "SELECT CAST(COUNT(*) AS TEXT) || ' people, ' || MIN(role) || ' to ' || MAX(role) AS it FROM users",
        "SELECT CAST(COUNT(*) AS TEXT) || ' grants' AS it FROM user_permissions",
        "SELECT CAST(COUNT(*) AS TEXT) || ' addresses' AS it FROM mail_suppressions",
        "SELECT CAST(COUNT(*) AS TEXT) || ' deeds' AS it FROM audit_entries",
    ] {
        let statement = Statement::from_string(site.db().get_database_backend(), sql);
        let row = site.db().query_one_raw(statement).await.expect("an answer").expect("a row");
        state += &format!("{}\n", row.try_get::<String>("", "it").expect("a text"));
    }
    state
}
