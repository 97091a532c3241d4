//! What was found in all models.

use serde::Serialize;

use super::Frame;
use crate::admin::models::{Facts, Hit};
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("admin/search.html")]
pub(in crate::admin) struct Search {
    pub(in crate::admin) frame: Frame,
    /// What was looked for.
    pub(in crate::admin) q: String,
    pub(in crate::admin) found: Vec<Found>,
}

/// What was found in one model.
#[derive(Serialize)]
pub(in crate::admin) struct Found {
    name: &'static str,
    label: String,
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    key: String,
    name: String,
}

impl Found {
    pub(in crate::admin) fn new(facts: &Facts, hits: Vec<Hit>) -> Self {
        let rows = hits.into_iter().map(|Hit { key, name }| Line { key, name });
        Self { name: facts.name, label: facts.plural.clone(), rows: rows.collect() }
    }
}
