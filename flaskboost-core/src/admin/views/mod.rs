//! The pages of the panel.

mod frame;
mod home;

pub(super) use frame::Frame;
pub(super) use home::Home;
