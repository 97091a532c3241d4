//! [`Found`]: a part of a list, and the ways to the others.

use super::foot::Foot;
use crate::admin::models::{Direction, Row};

/// A part of a list.
#[derive(Debug)]
pub(in crate::admin) struct Found {
    pub(in crate::admin) rows: Vec<Row>,
    pub(in crate::admin) way: Way,
    /// In which order they are.
    pub(in crate::admin) order: Vec<(usize, Direction)>,
    /// By which columns somebody may order them.
    pub(in crate::admin) orders: Vec<usize>,
    /// What stands in its foot.
    pub(in crate::admin) foot: Foot,
}

/// The way to the other parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) enum Way {
    /// The rows are few: their number is known, and the pages have numbers.
    Numbered { number: u64, pages: u64, total: u64 },
    /// The rows are many: from here on to what comes before and after.
    Onward {
        /// From where to go back; nothing when this is the beginning.
        previous: Option<String>,
        /// From where to go on; nothing when this is the end.
        next: Option<String>,
        /// How many rows were looked at, if not all that could be on this page were found among them.
        searched: Option<u64>,
        /// Whether every row of the table is in the list.
        is_everything: bool,
    },
}
