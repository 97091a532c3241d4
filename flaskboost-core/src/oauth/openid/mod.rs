//! OpenID Connect: who somebody is, from a provider that says so under a signature.

mod claims;
mod description;
mod id_token;
mod id_token_error;
mod jws;
mod keys;
#[expect(clippy::module_inception, reason = "the noun of this folder is one provider of OpenID Connect")]
mod openid;
mod person;

#[cfg(test)]
mod tests;

pub use id_token_error::IdTokenError;
pub use openid::{Arrival, OpenId};
pub use person::Person;
