//! [`DaysView`]: years, months and days, as links that narrow a list.

use serde::Serialize;

use crate::admin::models::Facts;
use crate::admin::models::listing::{Asked, Day, Days};

/// Years, months and days, as links that narrow a list.
#[derive(Debug, Serialize)]
pub(super) struct DaysView {
    label: String,
    /// The query of the list of all days, and what lies above those that are shown.
    all: Option<String>,
    above: Vec<DayLink>,
    links: Vec<DayLink>,
    is_partial: bool,
}

#[derive(Debug, Serialize)]
struct DayLink {
    name: String,
    query: String,
    is_current: bool,
}

impl DaysView {
    pub(super) fn new(facts: &Facts, asked: &Asked, days: &Days) -> Option<Self> {
        let column = facts.columns.get(facts.days?)?;
        let parts = ["", ".by", ".from", ".to"];
        let own = parts.map(|part| format!("f.{}{part}", column.name));
        let [_, _, from, to] = &own;
        let link = |day: &Day| DayLink {
            name: day.name.clone(),
            query: asked.query_without(&own, &[(from, &day.from), (to, &day.to)]),
            is_current: day.is_current,
        };
        Some(Self {
            label: column.label.clone(),
            all: (!days.above.is_empty()).then(|| asked.query_without(&own, &[])),
            above: days.above.iter().map(link).collect(),
            links: days.links.iter().map(link).collect(),
            is_partial: days.is_partial,
        })
    }
}
