//! [`Kin`]: the model that a page is about.

use serde::Serialize;

use crate::admin::models::Facts;

/// The model that a page is about: its name in addresses, and what people call one of it and many.
#[derive(Debug, Default, Serialize)]
pub(in crate::admin) struct Kin {
    name: &'static str,
    singular: String,
    plural: String,
}

impl Kin {
    pub(in crate::admin) fn of(facts: &Facts) -> Self {
        Self { name: facts.name, singular: facts.singular.clone(), plural: facts.plural.clone() }
    }
}
