//! "Check your mail."

use serde::{Deserialize, Serialize};

use crate::accounts::{Accounts, forms, views};
use crate::controller::{Redirect, Reply};
use crate::error::Result;
use crate::form::Form;
use crate::session::Session;

/// Where the session keeps the address that was typed, so that it stands in no URL and no log.
const KEY: &str = "accounts.sent";

/// How many mails a browser may have asked for whose codes it may type.
const MOST: usize = 3;

/// What the session remembers of a mail: the address, known or not, and what its code is found by.
#[derive(Serialize, Deserialize)]
pub(super) struct Noted {
    pub(super) email: String,
    pub(super) purpose: views::Purpose,
    /// The handles of the codes, the newest first.
    #[serde(default)]
    pub(super) codes: Vec<String>,
}

pub(in crate::accounts) async fn show(accounts: Accounts, session: Session) -> Result<Reply> {
    let Some(noted) = noted(&session).await? else { return Ok(Redirect::to("accounts.login").into()) };
    let mut takes_code = false;
    if accounts.people.has_mail_codes() {
        for handle in &noted.codes {
            takes_code |= accounts.people.has_tries(handle).await?;
        }
    }
    Ok(page(noted, takes_code.then(|| accounts.with_box(Form::empty()))).into())
}

/// The page, with the field for the code if there is a form.
pub(super) fn page(noted: Noted, form: Option<Form<forms::EnterCode>>) -> views::Sent {
    let Noted { email, purpose, .. } = noted;
    views::Sent { email, purpose, takes_code: form.is_some(), form: form.unwrap_or_default() }
}

/// What the session remembers, if it asked for a mail.
pub(super) async fn noted(session: &Session) -> Result<Option<Noted>> {
    session.get(KEY).await
}

/// Remembers which address was typed, known or not, and the handle of the code that goes with the mail. The codes of
/// earlier mails to the same address still count: when the newest was not sent, the one before is what there is.
pub(super) async fn note(session: &Session, email: &str, purpose: views::Purpose, code: Option<String>) -> Result<()> {
    let before = noted(session).await?.filter(|noted| noted.email == email && noted.purpose == purpose);
    let earlier = before.map(|noted| noted.codes).unwrap_or_default();
    let codes = code.into_iter().chain(earlier).take(MOST).collect();
    session.set(KEY, &Noted { email: email.to_owned(), purpose, codes }).await
}

/// Forgets it; somebody has logged in.
pub(super) async fn forget(session: &Session) -> Result<()> {
    session.remove(KEY).await
}
