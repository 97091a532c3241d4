//! The models of the accounts: people, the links that are mailed to them, and the rules of each flow.

mod address;
mod api_migrations;
mod api_secret;
mod api_token;
mod api_tokens;
mod auth_event;
mod event_kind;
mod grant;
mod leaving;
mod log_in;
mod magic_link;
mod migrations;
mod network;
mod new_address;
mod new_event;
mod new_user;
mod password;
mod people;
mod refresh_token;
mod sign_up;
mod stored_hash;
mod token;
mod user;

#[cfg(test)]
mod tests;

pub(crate) use api_secret::{ApiSecret, Sort};
pub use api_token::{ApiTokenKind, Model as ApiToken};
pub(crate) use api_tokens::{ACCESS_LIFE, Handed, Renewal, Wish};
pub use auth_event::Model as AuthEvent;
pub(crate) use auth_event::is_of_nobody;
pub use event_kind::EventKind;
pub(crate) use log_in::LogIn;
pub(crate) use magic_link::MAGIC_LINK_MINUTES;
pub use migrations::migrations;
pub(crate) use new_address::{Move, Moved, UNDO_DAYS};
pub use new_event::NewEvent;
pub use new_user::NewUser;
pub(crate) use people::People;
pub(crate) use sign_up::SignUp;
pub use user::Model as User;

/// The entity behind [`User`], for models that belong to one: an app's own model crate can relate to it and join it.
pub mod users {
    pub use super::user::{Column, Entity, Model, PrimaryKey, Relation};
}
