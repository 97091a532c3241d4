//! The pages of the panel.

mod activity;
mod frame;
mod history;
mod home;

pub(super) use activity::{Activity, Event};
pub(super) use frame::Frame;
pub(super) use history::{Difference, History, Moment, Refused, Step};
pub(super) use home::Home;
