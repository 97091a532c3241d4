//! What the pages say about the trash.

use serde::Serialize;

use crate::admin::models::{Facts, Row, text_of};

/// How a row goes into the trash.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct TrashWay {
    /// After how many days it is deleted for good; 0 stands for never.
    days: u32,
}

/// That a row is in the trash.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct InTrash {
    /// Since when.
    at: String,
    days: u32,
    /// Whether they may take it out, or delete it for good.
    may_leave: bool,
}

/// What a list says about the trash of its model.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct TrashPart {
    days: u32,
    /// Whether the list is the trash.
    is_open: bool,
}

impl TrashWay {
    pub(in crate::admin) fn of(facts: &Facts) -> Self {
        Self { days: days_of(facts) }
    }
}

impl InTrash {
    /// None when the row is not in the trash.
    pub(in crate::admin) fn of(facts: &Facts, row: &Row, may_leave: bool) -> Option<Self> {
        let at = row.values.get(facts.trash?.column).and_then(text_of)?;
        Some(Self { at, days: days_of(facts), may_leave })
    }
}

impl TrashPart {
    pub(in crate::admin) fn new(facts: &Facts, is_open: bool) -> Self {
        Self { days: days_of(facts), is_open }
    }
}

fn days_of(facts: &Facts) -> u32 {
    facts.trash.and_then(|trash| trash.days).unwrap_or_default()
}
