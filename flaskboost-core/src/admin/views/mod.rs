//! The pages of the panel.

mod activity;
mod brood;
mod bulk;
mod chart;
mod conflict;
mod control;
mod delete;
mod form;
mod frame;
mod gone;
mod history;
mod home;
mod jobs;
mod kin;
mod list;
mod mail;
mod refused;
mod search;

pub(super) use activity::{Activity, Event};
pub(super) use brood::{Brood, Chick};
pub(super) use bulk::{Bulk, Obstacle};
pub(super) use chart::Chart;
pub(super) use conflict::{Conflict, Line};
pub(super) use control::{Control, id_of};
pub(super) use delete::{Delete, Fallen};
pub(super) use form::{Form, Group, Item, Shown};
pub use frame::Frame;
pub(super) use gone::{Gone, Typed};
pub(super) use history::{Difference, History, Moment, Outdated, Step};
pub(super) use home::{Home, ModelCard};
pub(super) use jobs::{Job, JobLine, Jobs, Pace, Schedule, ScheduleLine};
pub(super) use kin::Kin;
pub(super) use list::{List, RefusedView, Seen, ViewBar};
pub(super) use mail::{HeldBack, Mail, MailLine};
pub(super) use refused::Refused;
pub(super) use search::{Found, Search};
