//! Where requests to the panel meet its models and views.

pub(super) mod activity;
pub(super) mod history;
pub(super) mod home;
