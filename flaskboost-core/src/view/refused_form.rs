//! What is wrong with the form in a view, read from what the form tells its template.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::Drawing;
use crate::model::Invalid;

/// A form as every template gets it.
#[derive(Deserialize)]
struct Form {
    fields: Vec<Field>,
    errors: Vec<String>,
}

#[derive(Deserialize)]
struct Field {
    name: String,
    errors: Vec<String>,
}

/// The errors of the forms in a view; `None` when there is no form, or nothing is wrong with it.
pub(super) fn errors_of(drawing: &dyn Drawing) -> Option<Invalid> {
    let data: BTreeMap<String, Value> = serde_json::from_slice(&drawing.json().ok()?).ok()?;
    let forms = data.into_values().filter_map(|value| serde_json::from_value::<Form>(value).ok());
    let errors: Vec<(String, String)> = forms.flat_map(Form::errors).collect();
    (!errors.is_empty()).then_some(Invalid { errors })
}

impl Form {
    /// Those of the whole form first, as a page shows them.
    fn errors(self) -> Vec<(String, String)> {
        let whole = self.errors.into_iter().map(|message| (String::new(), message));
        let beside = self
            .fields
            .into_iter()
            .flat_map(|Field { name, errors }| errors.into_iter().map(move |message| (name.clone(), message)));
        whole.chain(beside).collect()
    }
}
