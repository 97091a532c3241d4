//! [`WayView`]: the way to the other pages of a list.

use serde::Serialize;

use crate::admin::models::listing::{Asked, Way};

/// The way to the other pages of a list: queries, where there is such a page.
#[derive(Debug, Default, Serialize)]
pub(super) struct WayView {
    is_numbered: bool,
    number: u64,
    pages: u64,
    total: u64,
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    last: Option<String>,
    /// How many rows were looked at, if there may be more to be found.
    searched: Option<u64>,
    is_everything: bool,
}

impl WayView {
    pub(super) fn new(asked: &Asked, way: &Way) -> Self {
        match way {
            Way::Numbered { number, pages, total } => {
                let to = |number: u64| asked.query_with(&[("page", &number.to_string())]);
                Self {
                    is_numbered: true,
                    number: *number,
                    pages: *pages,
                    total: *total,
                    first: (*number > 1).then(|| to(1)),
                    previous: (*number > 1).then(|| to(number - 1)),
                    next: (number < pages).then(|| to(number + 1)),
                    last: (number < pages).then(|| to(*pages)),
                    ..Self::default()
                }
            }
            Way::Onward { previous, next, searched, is_everything } => Self {
                first: previous.is_some().then(|| asked.query_with(&[])),
                previous: previous.as_ref().map(|cursor| asked.query_with(&[("before", cursor)])),
                next: next.as_ref().map(|cursor| asked.query_with(&[("after", cursor)])),
                last: next.is_some().then(|| asked.query_with(&[("last", "1")])),
                searched: *searched,
                is_everything: *is_everything,
                ..Self::default()
            },
        }
    }
}
