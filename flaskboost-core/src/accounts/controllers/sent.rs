//! "Check your mail."

use serde::{Deserialize, Serialize};

use crate::accounts::views;
use crate::controller::{Redirect, Reply};
use crate::error::Result;
use crate::session::Session;

/// Where the session keeps the address that was typed, so that it stands in no URL and no log.
const KEY: &str = "accounts.sent";

#[derive(Serialize, Deserialize)]
struct Noted {
    email: String,
    purpose: views::Purpose,
}

pub(in crate::accounts) async fn show(session: Session) -> Result<Reply> {
    match session.get::<Noted>(KEY).await? {
        Some(Noted { email, purpose }) => Ok(views::Sent { email, purpose }.into()),
        None => Ok(Redirect::to("accounts.login").into()),
    }
}

/// Remembers which address was typed, known or not.
pub(super) async fn note(session: &Session, email: &str, purpose: views::Purpose) -> Result<()> {
    session.set(KEY, &Noted { email: email.to_owned(), purpose }).await
}

/// Forgets it; somebody has logged in.
pub(super) async fn forget(session: &Session) -> Result<()> {
    session.remove(KEY).await
}
