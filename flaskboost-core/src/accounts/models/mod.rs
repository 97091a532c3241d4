//! The models of the accounts: people, the links that are mailed to them, and the rules of each flow.

mod address;
mod api_migrations;
mod api_secret;
mod api_token;
mod api_tokens;
mod auth_event;
mod care;
#[cfg(feature = "passkeys")]
mod challenge;
mod event_kind;
mod factor_migrations;
mod grant;
mod identity;
mod identity_migration;
mod last_admin;
mod leaving;
mod log_in;
mod magic_link;
mod mail_code;
mod mail_code_migrations;
mod migrations;
mod network;
mod new_address;
mod new_event;
mod new_user;
mod passkey;
mod passkey_migrations;
#[cfg(feature = "passkeys")]
mod passkey_owner;
#[cfg(feature = "passkeys")]
mod passkeys;
mod password;
mod people;
#[cfg(feature = "oauth")]
mod provider_log_in;
mod recovery_code;
mod refresh_token;
mod second_factor;
mod sign_up;
mod staff;
mod stored_hash;
mod token;
mod totp;
mod trusted_device;
mod user;
mod user_policy;

#[cfg(test)]
mod tests;

pub(crate) use api_secret::{ApiSecret, Sort};
pub use api_token::{ApiTokenKind, Model as ApiToken};
pub(crate) use api_tokens::{ACCESS_LIFE, Handed, Renewal, Wish};
pub use auth_event::Model as AuthEvent;
pub(crate) use auth_event::is_of_nobody;
#[cfg(feature = "passkeys")]
pub(crate) use challenge::Ceremony;
pub use event_kind::EventKind;
pub(crate) use log_in::LogIn;
pub(crate) use magic_link::MAGIC_LINK_MINUTES;
pub(crate) use mail_code::{CODE_MINUTES, CodeLink};
pub use migrations::migrations;
pub(crate) use new_address::{Move, Moved, UNDO_DAYS};
pub use new_event::NewEvent;
pub use new_user::NewUser;
#[cfg(feature = "passkeys")]
pub(crate) use passkey::Model as Passkey;
#[cfg(feature = "passkeys")]
pub(crate) use passkeys::{Added, MOST, NewPasskey, Removed};
pub(crate) use people::People;
#[cfg(feature = "oauth")]
pub(crate) use provider_log_in::{Entrance, Linked};
pub(crate) use second_factor::{Known, SetUp};
pub(crate) use sign_up::SignUp;
pub(crate) use trusted_device::TrustedDevice;
pub use user::Model as User;

/// The entity behind [`User`], for models that belong to one: an app's own model crate can relate to it and join it.
pub mod users {
    pub use super::user::{Column, Entity, Model, PrimaryKey, Relation};
}
