//! Where requests to the panel meet its models and views.

pub(super) mod home;
