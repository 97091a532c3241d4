//! What a new development database holds, so that no page is empty at the first start.

use flaskboost::accounts::{NewUser, User};
use flaskboost::auth::Passwords;
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::error::Result;

use crate::note;
use crate::note_form::NoteForm;

// CANDY: the demo user; a production site is never seeded.
/// The address with which the demo user logs in.
pub const DEMO_EMAIL: &str = "demo@example.com";

/// The password of the demo user.
pub const DEMO_PASSWORD: &str = "a demo with notes";

/// The demo notes, oldest first.
const NOTES: [(&str, &str); 3] = [
    ("Where a page comes from", "A controller asks a model, fills a view and is done. The template draws the view."),
    ("Where a table comes from", "A migration makes it, a model speaks for it, and nobody else touches it."),
    ("What to do next", "Rename this model, or write your own beside it. The tests show how."),
];

/// Fills the database with a demo user and a few notes. A second call finds them and changes nothing.
///
/// # Errors
///
/// - The database refuses something.
pub async fn seed(db: &Db, passwords: &Passwords, clock: &Clock) -> Result<()> {
    db.transaction(async |tx| {
        if User::find_by_email(tx, DEMO_EMAIL).await?.is_some() {
            return Ok(());
        }
        let demo =
            NewUser { name: "Demo".to_owned(), password: Some(DEMO_PASSWORD.to_owned()), ..NewUser::new(DEMO_EMAIL) };
        let user = User::create(tx, passwords, clock, demo).await?;
        for (title, body) in NOTES {
            let input = NoteForm { title: title.to_owned(), body: body.to_owned() };
            note::Model::create(tx, user.id, input, clock.now()).await?;
        }
        Ok(())
    })
    .await
}
