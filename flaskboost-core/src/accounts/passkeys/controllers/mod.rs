//! Each page parses, asks the models, and chooses a view.

pub(super) mod adding;
pub(super) mod entering;
pub(super) mod list;

use http::StatusCode;

use super::verifier::Verifier;
use crate::accounts::Accounts;
use crate::error::{Error, Result};

/// Where there are no passkeys, there are no such pages.
fn require_open(accounts: &Accounts) -> Result<()> {
    if accounts.people.has_passkeys() { Ok(()) } else { Err(Error::from_status(StatusCode::NOT_FOUND)) }
}

/// Where passkeys cannot work, nothing can be asked of them.
fn require_verifier(accounts: &Accounts) -> Result<&Verifier> {
    require_open(accounts)?;
    accounts.passkeys.verifier().map_err(|_| Error::from_status(StatusCode::NOT_FOUND))
}
