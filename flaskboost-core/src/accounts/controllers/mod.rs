//! Each page parses, asks the models, and chooses a view.

pub(super) mod account;
pub(super) mod activity;
pub(super) mod again;
pub(super) mod code;
pub(super) mod confirm;
pub(super) mod devices;
pub(super) mod leaving;
pub(super) mod login;
#[cfg(feature = "oauth")]
pub(super) mod login_with;
pub(super) mod magic_link;
pub(super) mod new_address;
pub(super) mod password;
#[cfg(feature = "oauth")]
pub(super) mod providers;
pub(super) mod refresh;
pub(super) mod reset;
pub(super) mod second_factor;
pub(super) mod second_step;
pub(super) mod sent;
pub(super) mod signup;
pub(super) mod tokens;
