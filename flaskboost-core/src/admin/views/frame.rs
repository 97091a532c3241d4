//! [`Frame`]: what stands around every page.

use std::sync::Arc;

use serde::Serialize;

use crate::admin::models::Shelf;

/// What stands around every page: the models that somebody may see.
#[derive(Debug, Default, Serialize)]
pub(in crate::admin) struct Frame {
    models: Vec<Entry>,
    /// Whether they may see what happened in all models.
    has_activity: bool,
}

/// A link to the list of a model.
#[derive(Debug, Serialize)]
struct Entry {
    name: &'static str,
    label: String,
    is_current: bool,
}

impl Frame {
    pub(in crate::admin) fn new<'a>(
        shelves: impl Iterator<Item = &'a Arc<dyn Shelf>>,
        current: Option<&'static str>,
    ) -> Self {
        let models = shelves.map(|shelf| {
            let facts = shelf.facts();
            Entry { name: facts.name, label: facts.plural.clone(), is_current: current == Some(facts.name) }
        });
        Self { models: models.collect(), has_activity: false }
    }

    pub(in crate::admin) fn with_activity(self, has_activity: bool) -> Self {
        Self { has_activity, ..self }
    }
}
