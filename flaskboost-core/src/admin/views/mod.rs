//! The pages of the panel.

mod chart;
mod frame;
mod home;
mod jobs;
mod mail;
mod search;

pub(super) use chart::Chart;
pub use frame::Frame;
pub(super) use home::{Home, ModelCard};
pub(super) use jobs::{Job, JobLine, Jobs, Pace, Schedule, ScheduleLine};
pub(super) use mail::{HeldBack, Mail, MailLine};
pub(super) use search::{Found, Search};
