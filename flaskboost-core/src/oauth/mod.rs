//! Sends people to another service and back, and speaks to it in their name: a client of OAuth 2, and log-in with any
//! provider of OpenID Connect.
//!
//! Every journey has a state that works once, for ten minutes, in the session and for the person that it was begun
//! with, and a proof (PKCE) that whoever brings the code back is who asked for it. What a service answers is taken
//! within limits of time and size, and no redirect of it is followed.
//!
//! Deliberately absent: the implicit flow and the password of the person, which current practice forbids, and
//! storing tokens, which is the work of a model of the app.

mod answers;
mod callback;
mod client;
mod error;
mod granted;
mod journeys;
mod leave;
#[expect(clippy::module_inception, reason = "the noun of this floor is what all clients come from")]
mod oauth;
mod openid;
mod registration;
mod tokens;

pub use callback::Callback;
pub use client::OAuthClient;
pub use error::Error;
pub use granted::Granted;
pub use leave::Leave;
pub use oauth::OAuth;
pub use openid::{Arrival, IdTokenError, OpenId, Person};
pub use tokens::Tokens;
