//! Where requests to the panel meet its models and views.

pub(super) mod home;
pub(super) mod jobs;
pub(super) mod language;
pub(super) mod mail;
pub(super) mod search;
