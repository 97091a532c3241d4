//! The front page of the panel.

use serde::Serialize;

use super::{Chart, Frame};
use crate::admin::models::{Facts, Overview};
use crate::admin::{Card, News};
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("admin/home.html")]
pub(in crate::admin) struct Home {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) models: Vec<ModelCard>,
    /// The cards of the app.
    pub(in crate::admin) cards: Vec<Card>,
    /// What happened lately, for those who may know it.
    pub(in crate::admin) news: Option<Vec<News>>,
}

/// One model, and how many rows it has.
#[derive(Serialize)]
pub(in crate::admin) struct ModelCard {
    name: &'static str,
    label: String,
    count: u64,
    is_more: bool,
    may_create: bool,
    chart: Option<Chart>,
}

impl ModelCard {
    pub(in crate::admin) fn new(facts: &Facts, overview: Overview, may_create: bool) -> Self {
        let chart = overview.days.map(|days| {
            Chart::new(days.into_iter().map(|(day, count)| (day.format("%Y-%m-%d").to_string(), count)).collect())
        });
        Self {
            name: facts.name,
            label: facts.plural.clone(),
            count: overview.count,
            is_more: overview.is_more,
            may_create,
            chart,
        }
    }
}
