//! The page of one's own account.

use crate::accounts::{Accounts, User, views};
use crate::auth::CurrentUser;
use crate::error::{Error, Result};

pub(in crate::accounts) async fn show(accounts: Accounts, user: CurrentUser) -> Result<views::Account> {
    let user: User = accounts.people.find(user.id()).await?.ok_or_else(Error::unauthorized)?;
    Ok(views::Account { email: user.email, name: user.name, since: user.created_at })
}
