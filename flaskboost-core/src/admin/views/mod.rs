//! The pages of the panel.

mod activity;
mod brood;
mod bulk;
mod conflict;
mod control;
mod delete;
mod form;
mod frame;
mod gone;
mod history;
mod home;
mod kin;
mod list;
mod refused;

pub(super) use activity::{Activity, Event};
pub(super) use brood::{Brood, Chick};
pub(super) use bulk::{Bulk, Obstacle};
pub(super) use conflict::{Conflict, Line};
pub(super) use control::{Control, id_of};
pub(super) use delete::{Delete, Fallen};
pub(super) use form::{Form, Group, Item, Shown};
pub(super) use frame::Frame;
pub(super) use gone::{Gone, Typed};
pub(super) use history::{Difference, History, Moment, Outdated, Step};
pub(super) use home::Home;
pub(super) use kin::Kin;
pub(super) use list::List;
pub(super) use refused::Refused;
