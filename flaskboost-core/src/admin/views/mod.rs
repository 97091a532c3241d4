//! The pages of the panel.

mod activity;
mod frame;
mod history;
mod brood;
mod conflict;
mod control;
mod delete;
mod form;
mod frame;
mod gone;
mod home;
mod kin;
mod refused;

pub(super) use activity::{Activity, Event};
pub(super) use frame::Frame;
pub(super) use history::{Difference, History, Moment, Outdated, Step};
pub(super) use brood::{Brood, Chick};
pub(super) use conflict::{Conflict, Line};
pub(super) use control::{Control, id_of};
pub(super) use delete::{Delete, Fallen};
pub(super) use form::{Form, Group, Item, Shown};
pub(super) use frame::Frame;
pub(super) use gone::{Gone, Typed};
pub(super) use home::Home;
pub(super) use kin::Kin;
pub(super) use refused::Refused;
