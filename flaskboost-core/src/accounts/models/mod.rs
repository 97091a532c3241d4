//! The models of the accounts: people, the links that are mailed to them, and the rules of each flow.

mod address;
mod grant;
mod log_in;
mod migrations;
mod new_user;
mod password;
mod people;
mod sign_up;
mod stored_hash;
mod token;
mod user;

#[cfg(test)]
mod tests;

pub use migrations::migrations;
pub use new_user::NewUser;
pub(crate) use people::People;
pub(crate) use sign_up::SignUp;
pub use user::Model as User;

/// The entity behind [`User`], for models that belong to one: an app's own model crate can relate to it and join it.
pub mod users {
    pub use super::user::{Column, Entity, Model, PrimaryKey, Relation};
}
