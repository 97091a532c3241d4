//! The page of a list.

mod days_view;
mod facet_view;
mod filter_field;
mod head;
mod line;
#[expect(clippy::module_inception, reason = "the noun of this folder is the list itself")]
mod list;
mod view_bar;
mod way_view;

pub(in crate::admin) use list::List;
pub(in crate::admin) use view_bar::{Refused as RefusedView, Seen, ViewBar};
