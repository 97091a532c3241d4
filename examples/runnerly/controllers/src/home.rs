//! The front page.

use flaskboost::auth::CurrentUser;
use flaskboost::controller::{Redirect, Reply};
use views::home;

/// Shows strangers what Runnerly is, and members their dashboard.
pub(crate) async fn index(user: Option<CurrentUser>) -> Reply {
    match user {
        Some(_) => Redirect::to("dashboard").into(),
        None => home::Index {}.into(),
    }
}
