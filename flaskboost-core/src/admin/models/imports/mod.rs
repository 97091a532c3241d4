//! Rows from a file of CSV: what was sent, which of its columns mean what, what would change, and what did.

mod chunk;
mod failed_lines;
mod import;
mod line;
mod mapping;
mod migrations;
mod reading;
mod tally;
mod work;

pub(in crate::admin) use failed_lines::failed_lines;
pub(in crate::admin) use import::Model as Import;
pub(in crate::admin) use mapping::{Mapping, Targets, is_importable};
pub(in crate::admin) use migrations::migrations;
pub(in crate::admin) use reading::{Delimiter, Table, Unreadable};
pub(in crate::admin) use tally::{Cell, Shown, Tally};
pub(in crate::admin) use work::work_lines;
