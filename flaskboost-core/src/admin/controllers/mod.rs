//! Where requests to the panel meet its models and views.

pub(super) mod bulk;
pub(super) mod export;
pub(super) mod home;
pub(super) mod list;
