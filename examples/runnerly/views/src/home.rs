//! The front page, for people who are not logged in.

use flaskboost::view::View;
use serde::Serialize;

/// What Runnerly is, and the way in.
#[derive(Default, Serialize, View)]
#[view("home/index.html")]
pub struct Index {}
