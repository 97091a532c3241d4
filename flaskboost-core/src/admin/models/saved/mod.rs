//! What people keep of a list: its search, filters, order and rows, under a name.

mod migrations;
mod saved_view;
mod wish;

pub(super) use migrations::migrations;
pub(in crate::admin) use saved_view::Model as SavedView;
pub(in crate::admin) use wish::{Refusal, Wish};
