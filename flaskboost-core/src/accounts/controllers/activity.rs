//! What happened to one's account.

use crate::accounts::{Accounts, AuthEvent, views};
use crate::auth::CurrentUser;
use crate::error::Result;
use crate::model::PageNumber;

pub(in crate::accounts) async fn index(
    accounts: Accounts,
    user: CurrentUser,
    number: PageNumber,
) -> Result<views::Activity> {
    let page = AuthEvent::page_of(&accounts.journal.db, user.id(), number).await?;
    Ok(views::Activity { events: page.map(views::EventLine::from) })
}
