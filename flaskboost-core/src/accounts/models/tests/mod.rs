//! The rules by which people come and go, on a database in memory.

mod password;
mod second_factor;
mod sign_up;
mod users;

use chrono::DateTime;

use super::{LogIn, NewUser, People, SignUp, User};
use crate::auth::{PasswordRules, Passwords};
use crate::clock::Clock;
use crate::db::trail::Trail;
use crate::db::{Db, Migrations};
use crate::error::Result;
use crate::random::Random;
use crate::seal::Seal;
use crate::settings::{AccountsSettings, DatabaseSettings, Runtime};

pub(super) const PASSWORD: &str = "correct horse battery";

pub(super) async fn people() -> People {
    let db = Db::connect("sqlite::memory:", &DatabaseSettings::default()).await.unwrap();
    let migrations = Migrations::default()
        .with(crate::session::migrations)
        .with(crate::db::trail::migrations)
        .with(super::migrations);
    migrations.apply(&db, Runtime::Testing, false).await.unwrap();
    let clock = Clock::fixed(DateTime::from_timestamp(1_700_000_000, 0).unwrap());
    let db = db.with_trail(Trail::new(*b"the secret key of these tests", clock.clone()));
    let random = Random::seeded(1);
    let passwords = Passwords::new(random.clone(), Some(2));
    let rules = PasswordRules::new(12, "FlaskBoost");
    let seal = Seal::new(b"the secret key of these tests", random.clone());
    People::new(db, passwords, rules, clock, (random, seal), AccountsSettings::default())
}

impl People {
    pub(super) async fn log_in(&self, email: &str, password: &str) -> Result<Option<User>> {
        match self.enter(email, password).await? {
            LogIn::Admitted(user) => Ok(Some(user)),
            LogIn::Refused(..) => Ok(None),
        }
    }

    pub(super) async fn join(&self, email: &str, password: &str) -> SignUp {
        let hash = self.passwords.hash(password).await.unwrap();
        self.sign_up(email, "Ann", &hash).await.unwrap()
    }

    /// Signs up and gives back the token of the mail.
    pub(super) async fn ask_to_join(&self, email: &str, password: &str) -> String {
        match self.join(email, password).await {
            SignUp::Unconfirmed(_, token) => token,
            other => panic!("{other:?}"),
        }
    }

    pub(super) async fn member(&self, email: &str) -> User {
        let new = NewUser { password: Some(PASSWORD.to_owned()), ..NewUser::new(email) };
        User::create(&self.db, &self.passwords, &self.clock, new).await.unwrap()
    }
}
