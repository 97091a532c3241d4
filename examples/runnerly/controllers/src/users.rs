//! Everybody who has an account: names for members, everything else for administrators.

use flaskboost::auth::{CurrentUser, Passwords};
use flaskboost::clock::Clock;
use flaskboost::controller::{Redirect, Replies, Reply};
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::form::Form;
use flaskboost::model::PageNumber;
use models::{NewPerson, Person};
use views::users;

/// Lists people, a page at a time.
pub(crate) async fn index(db: Db, user: CurrentUser, page: PageNumber) -> Result<users::Index> {
    let people = Person::page(&db, page).await?;
    Ok(users::Index { people: if user.is_admin() { people } else { people.map(Person::in_public) } })
}

/// Shows the form for a new user.
pub(crate) async fn new() -> users::New {
    users::New::default()
}

/// Creates a user.
pub(crate) async fn create(db: Db, passwords: Passwords, clock: Clock, form: Form<NewPerson>) -> Result<Reply> {
    match form.save(async |input| Person::create(&db, &passwords, &clock, input).await).await? {
        Ok(user) => Ok(Redirect::to("users.index").flash(format!("{} may log in now.", user.email)).into()),
        Err(form) => Ok(users::New { form }.invalid()),
    }
}
