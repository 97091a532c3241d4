//! Everybody who has an account.

use flaskboost::form::Form;
use flaskboost::model::Page;
use flaskboost::view::View;
use models::{NewPerson, Person};
use serde::Serialize;

/// One page of people.
#[derive(Default, Serialize, View)]
#[view("users/index.html", json)]
pub struct Index {
    /// The people, by last and first name.
    pub people: Page<Person>,
}

/// The form in which an administrator creates a user.
#[derive(Default, Serialize, View)]
#[view("users/new.html")]
pub struct New {
    /// The form.
    pub form: Form<NewPerson>,
}
