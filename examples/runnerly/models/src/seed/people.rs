//! The demo people.

use flaskboost::accounts::{NewUser, User};
use flaskboost::auth::{Passwords, Role};
use flaskboost::clock::Clock;
use flaskboost::db::Tx;
use flaskboost::error::Result;

use crate::profile;
use crate::profile_form::ProfileForm;

/// Who is there once the seed has run.
pub(crate) const DEMO: &str = "demo@runnerly.test";

/// Who administers the demo.
pub(crate) const ADMIN: &str = "admin@runnerly.test";

/// The password of all of them; a production site is never seeded.
const PASSWORD: &str = "run with me 2026";

/// Somebody who runs.
pub(crate) struct Member {
    email: &'static str,
    firstname: &'static str,
    lastname: &'static str,
    age: i32,
    is_admin: bool,
    /// How many runs they have done.
    pub(crate) runs: u32,
}

const fn member(email: &'static str, firstname: &'static str, lastname: &'static str, age: i32, runs: u32) -> Member {
    Member { email, firstname, lastname, age, is_admin: false, runs }
}

/// Everybody.
pub(crate) const MEMBERS: [Member; 6] = [
    member(DEMO, "Dana", "Moyo", 34, 40),
    Member { is_admin: true, ..member(ADMIN, "Ada", "Lindqvist", 41, 6) },
    member("bongani@runnerly.test", "Bongani", "Zulu", 28, 8),
    member("carla@runnerly.test", "Carla", "Brunner", 52, 5),
    member("emeka@runnerly.test", "Emeka", "Obi", 37, 0),
    member("fleur@runnerly.test", "Fleur", "d'Arc & Söhne", 45, 3),
];

impl Member {
    /// Makes the account and the profile.
    pub(crate) async fn join(&self, tx: &Tx, passwords: &Passwords, clock: &Clock) -> Result<User> {
        let name = format!("{} {}", self.firstname, self.lastname);
        let role = if self.is_admin { Role::ADMIN } else { Role::USER };
        let account = NewUser { name, password: Some(PASSWORD.to_owned()), role, ..NewUser::new(self.email) };
        let user = User::create(tx, passwords, clock, account).await?;
        let profile = ProfileForm {
            firstname: Some(self.firstname.to_owned()),
            lastname: Some(self.lastname.to_owned()),
            age: Some(self.age),
            max_hr: Some(220 - self.age),
            ..ProfileForm::default()
        };
        profile::Model::save(tx, user.id, profile).await?;
        Ok(user)
    }
}
