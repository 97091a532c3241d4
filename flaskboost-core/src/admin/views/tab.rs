//! [`Tab`]: a part of a form.

use serde::Serialize;

use super::{Group, Item};
use crate::admin::models::Facts;

/// A part of a form.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Tab {
    number: usize,
    title: String,
    /// How much speaks against what is in it.
    complaints: usize,
}

impl Tab {
    /// The parts that have something in them.
    pub(in crate::admin) fn of(facts: &Facts, groups: &[Group]) -> Vec<Self> {
        let parts = facts.tabs.iter().enumerate().filter_map(|(number, tab)| {
            let mut own = groups.iter().filter(|group| group.tab == Some(number)).peekable();
            own.peek()?;
            let fields = own.flat_map(|group| &group.items).map(|item| match item {
                Item::Field(control) => control.complaints(),
                Item::Shown(_) => 0,
            });
            Some(Self { number, title: tab.title.clone(), complaints: fields.sum() })
        });
        parts.collect()
    }
}
