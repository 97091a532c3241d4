//! The pages of the panel.

mod bulk;
mod frame;
mod home;
mod list;

pub(super) use bulk::{Bulk, Obstacle};
pub(super) use frame::Frame;
pub(super) use home::Home;
pub(super) use list::List;
