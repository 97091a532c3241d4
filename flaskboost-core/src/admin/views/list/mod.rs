//! The page of a list.

mod filter_field;
mod foot_view;
mod head;
mod line;
#[expect(clippy::module_inception, reason = "the noun of this folder is the list itself")]
mod list;
mod pencil;
mod trouble;
mod way_view;

pub(in crate::admin) use list::List;
pub(in crate::admin) use pencil::{Entry, Pencil};
pub(in crate::admin) use trouble::{Lost, Trouble};
