//! How a program is recognised by what it shows, and gets its next pair.

use http::StatusCode;

use super::Accounts;
use super::models::{ApiSecret, EventKind, Handed, Renewal, Sort, User};
use crate::error::{Error, Result};
use crate::http::Caller;

/// What a program shows with requests.
const SHOWN: [Sort; 2] = [Sort::Personal, Sort::Access];

/// The owner of a token and what was granted to them, the key of the token, and its scopes.
type Borne = (User, Vec<String>, String, Vec<String>);

impl Accounts {
    /// Who shows this, and how far the token reaches.
    ///
    /// What is no token by its form is refused at once: nothing is compared, so there is nothing to guess.
    pub(super) async fn bearer(&self, text: &str, caller: &Caller) -> Result<Option<Borne>> {
        let Some(secret) = ApiSecret::parse(text, &SHOWN) else { return Ok(None) };
        let counted = self.limits.token(caller.client()).await?;
        let Some((user, grants, token)) = self.people.bearer_of(&secret, caller).await? else { return Ok(None) };
        self.limits.right_token(counted).await?;
        let (scopes, key) = (token.scope_names().map(str::to_owned).collect(), token.key());
        Ok(Some((user, grants, key, scopes)))
    }

    /// The next pair for an app.
    ///
    /// # Errors
    ///
    /// - The token is not valid, or was used before: 401, one answer for every reason. Then the owner is told.
    /// - It was used a moment ago: 409.
    /// - There were too many wrong ones from this network: 429.
    pub(super) async fn renew(&self, text: &str, caller: &Caller) -> Result<Handed> {
        let secret = ApiSecret::parse(text.trim(), &[Sort::Refresh]).ok_or_else(invalid)?;
        let counted = self.limits.token(caller.client()).await?;
        match self.people.renew_api_token(&secret).await? {
            Renewal::Done(pair) => {
                self.limits.right_token(counted).await?;
                Ok(*pair)
            }
            Renewal::Raced => {
                self.limits.right_token(counted).await?;
                Err(raced())
            }
            Renewal::Reused(owner, token) => {
                self.note_about(EventKind::TokenReused, owner.id, caller, &token.name);
                self.tell_of_reuse(*owner, *token, caller.clone());
                Err(invalid())
            }
            Renewal::Invalid => Err(invalid()),
        }
    }
}

fn invalid() -> Error {
    let message = "This refresh token is not valid: it is unknown, used, revoked or expired.";
    Error::new(StatusCode::UNAUTHORIZED, "FB5411", message)
        .with_hint("The owner of the account has to make a new token for this app, on the page of the account.")
}

fn raced() -> Error {
    Error::conflict("This refresh token was used a moment ago.")
        .with_code("FB5409")
        .with_hint("Another part of this app renewed it: use the pair that it got.")
}
