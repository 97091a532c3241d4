//! The page of a list.

mod days_view;
mod facet_view;
mod filter_field;
mod foot_view;
mod head;
mod line;
#[expect(clippy::module_inception, reason = "the noun of this folder is the list itself")]
mod list;
mod pencil;
mod trouble;
mod view_bar;
mod way_view;

pub(in crate::admin) use list::List;
pub(in crate::admin) use pencil::{Entry, Pencil};
pub(in crate::admin) use trouble::{Lost, Trouble};
pub(in crate::admin) use view_bar::{Refused as RefusedView, Seen, ViewBar};
