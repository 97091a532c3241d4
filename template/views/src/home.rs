//! The front page.

use flaskboost::view::View;
use serde::Serialize;

/// What to do next with a new app.
#[derive(Default, Serialize, View)]
#[view("home/index.html")]
pub struct Index {}
