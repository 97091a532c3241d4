//! Signing up.

use super::sent;
use crate::accounts::Accounts;
use crate::accounts::{forms, views};
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Form;
use crate::http::Caller;
use crate::session::Session;

pub(in crate::accounts) async fn new(accounts: Accounts) -> Result<views::SignUp> {
    require_open(&accounts)?;
    Ok(views::SignUp::default())
}

pub(in crate::accounts) async fn create(
    accounts: Accounts,
    session: Session,
    caller: Caller,
    form: Form<forms::SignUp>,
) -> Result<Reply> {
    require_open(&accounts)?;
    let hashed = form.save(async |input| {
        let (email, password) = (input.email, input.password.expose());
        // A password that is refused counts as well: finding out that it is bad is work.
        accounts.limits.request(caller.client()).await?;
        accounts.people.check_password("password", password, email.as_str()).await?;
        Ok((email, accounts.people.hash(password).await?))
    });
    match hashed.await? {
        Ok((email, hash)) => {
            let code = accounts.open_code().await?;
            sent::note(&session, email.as_str(), views::Purpose::Confirm, code.clone()).await?;
            accounts.sign_up_later(email.into_string(), hash, code, caller)?;
            Ok(Redirect::to("accounts.sent").into())
        }
        Err(form) => Ok(views::SignUp { form }.invalid()),
    }
}

/// Where strangers may not sign up, there is no such page.
fn require_open(accounts: &Accounts) -> Result<()> {
    if accounts.people.is_open() { Ok(()) } else { Err(Error::from_status(http::StatusCode::NOT_FOUND)) }
}
