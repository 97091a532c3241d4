//! Where requests to the panel meet its models and views.

pub(super) mod activity;
pub(super) mod api;
pub(super) mod bulk;
pub(super) mod choices;
pub(super) mod delete;
pub(super) mod edits;
pub(super) mod export;
pub(super) mod history;
pub(super) mod home;
pub(super) mod imports;
pub(super) mod jobs;
pub(super) mod language;
pub(super) mod list;
pub(super) mod mail;
pub(super) mod new;
pub(super) mod notices;
pub(super) mod order;
mod refusing;
pub(super) mod row;
pub(super) mod saved_views;
pub(super) mod search;
pub(super) mod tasks;
pub(super) mod trash;
mod undo;
