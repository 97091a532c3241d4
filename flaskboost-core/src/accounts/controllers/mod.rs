//! Each page parses, asks the models, and chooses a view.

pub(super) mod account;
pub(super) mod confirm;
pub(super) mod login;
pub(super) mod password;
pub(super) mod reset;
pub(super) mod sent;
pub(super) mod signup;
