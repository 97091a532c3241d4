//! What a new development database holds, so that no page is empty at the first start.

use flaskboost::accounts::{NewUser, User};
use flaskboost::auth::{Passwords, Role};
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::error::Result;

use crate::note;
use crate::note_form::NoteForm;
use crate::roles::MODERATOR;

// CANDY: the demo users; a production site is never seeded.
/// The address with which the demo user logs in, who has the notes.
pub const DEMO_EMAIL: &str = "demo@example.com";

/// Somebody of each role, to try the site with.
pub const DEMO_USERS: [(&str, Role); 4] = [
    (DEMO_EMAIL, Role::USER),
    ("moderator@example.com", MODERATOR),
    ("service@example.com", Role::SERVICE),
    ("admin@example.com", Role::ADMIN),
];

/// The password of all of them.
pub const DEMO_PASSWORD: &str = "a demo with notes";

/// The demo notes, oldest first.
const NOTES: [(&str, &str); 3] = [
    ("Where a page comes from", "A controller asks a model, fills a view and is done. The template draws the view."),
    ("Where a table comes from", "A migration makes it, a model speaks for it, and nobody else touches it."),
    ("What to do next", "Rename this model, or write your own beside it. The tests show how."),
];

/// Fills the database with demo users and a few notes. A second call finds them and changes nothing.
///
/// # Errors
///
/// - The database refuses something.
pub async fn seed(db: &Db, passwords: &Passwords, clock: &Clock) -> Result<()> {
    db.transaction(async |tx| {
        if User::find_by_email(tx, DEMO_EMAIL).await?.is_some() {
            return Ok(());
        }
        for (email, role) in DEMO_USERS {
            let name = format!("Demo {role}");
            let demo = NewUser { name, role, password: Some(DEMO_PASSWORD.to_owned()), ..NewUser::new(email) };
            let user = User::create(tx, passwords, clock, demo).await?;
            let notes = if email == DEMO_EMAIL { &NOTES[..] } else { &[] };
            for (title, body) in notes {
                let input = NoteForm { title: (*title).to_owned(), body: (*body).to_owned() };
                note::Model::create(tx, user.id, input, clock.now()).await?;
            }
        }
        Ok(())
    })
    .await
}
