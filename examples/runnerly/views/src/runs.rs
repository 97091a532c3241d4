//! Runs: all of them, one of them, a new one.

use flaskboost::form::Form;
use flaskboost::model::Page;
use flaskboost::view::View;
use models::{NewRun, RunCard, RunDetails};
use serde::Serialize;

/// One page of somebody's runs.
#[derive(Default, Serialize, View)]
#[view("runs/index.html", json)]
pub struct Index {
    /// The runs, newest first.
    pub runs: Page<RunCard>,
}

/// One run with its pictures.
#[derive(Default, Serialize, View)]
#[view("runs/show.html", json)]
pub struct Show {
    /// The run.
    pub run: RunDetails,
}

/// The form that takes a GPX file.
#[derive(Default, Serialize, View)]
#[view("runs/new.html")]
pub struct New {
    /// The form.
    pub form: Form<NewRun>,
}
