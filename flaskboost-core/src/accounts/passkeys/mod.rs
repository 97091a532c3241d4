//! Passkeys: logging in with a key that a device keeps and a finger, a face or a PIN unlocks.
//!
//! A passkey counts as both factors: the device is had, and whoever uses it was verified by it. It is bound to the
//! name of the site, so that no other site can ask for it. The challenge that it signs is kept here, known to one
//! session, and answered once within five minutes. Nothing asks where a passkey comes from (attestation): nobody here
//! would judge the answer.

mod controllers;
mod forms;
mod keys;
mod limits;
mod notices;
mod obstacle;
mod place;
mod routes;
mod verifier;
mod views;

pub(super) use keys::Passkeys;
pub use place::passkeys_at;
pub(super) use routes::routes;

use crate::settings::Settings;

/// Whether there are passkeys on this site.
#[must_use]
pub fn has_passkeys(settings: &Settings) -> bool {
    settings.accounts.passkeys
}
