//! [`FacetView`]: the values of a column, and how many rows of a list have each.

use serde::Serialize;

use crate::admin::models::listing::{Asked, Facet, Labels, Test, is_open};
use crate::admin::models::{ColumnFacts, Counting, Facts, Kind, Shelf, value_of};
use crate::auth::Actor;

/// The values of a column, and how many rows of a list have each.
#[derive(Debug, Serialize)]
pub(super) struct FacetView {
    label: String,
    choices: Vec<FacetChoice>,
    is_given_up: bool,
    is_partial: bool,
}

/// One of the values: the query of the list that is narrowed to it.
#[derive(Debug, Serialize)]
struct FacetChoice {
    text: String,
    /// `yes`, `no`, `empty` or `text`.
    kind: &'static str,
    count: u64,
    query: String,
    is_current: bool,
}

impl FacetView {
    pub(super) fn all(facts: &Facts, asked: &Asked, facets: &[Facet], labels: &Labels) -> Vec<Self> {
        let views = facets.iter().filter_map(|facet| {
            let column = facts.columns.get(facet.column)?;
            let counts = facet.counts.as_ref();
            let values = counts.map(|counts| counts.values.as_slice()).unwrap_or_default();
            let choices =
                values.iter().map(|(value, count)| FacetChoice::new(column, asked, labels, value.as_deref(), *count));
            Some(Self {
                label: column.label.clone(),
                choices: choices.collect(),
                is_given_up: counts.is_none(),
                is_partial: counts.is_some_and(|counts| counts.is_partial),
            })
        });
        views.collect()
    }

    /// Where to go for the numbers, if there are some that whoever looks has not asked for yet.
    pub(super) fn offer(shelf: &dyn Shelf, actor: &Actor, asked: &Asked) -> Option<String> {
        let mut facets = shelf.facts().facets.iter();
        let is_more = facets.any(|(place, when)| *when == Counting::Asked && is_open(shelf, actor, *place));
        (is_more && !asked.is_counted).then(|| asked.query_with(&[("counts", "1")]))
    }
}

impl FacetChoice {
    fn new(column: &ColumnFacts, asked: &Asked, labels: &Labels, value: Option<&str>, count: u64) -> Self {
        let name = format!("f.{}", column.name);
        let by = format!("{name}.by");
        let own = [name.clone(), by.clone(), format!("{name}.from"), format!("{name}.to")];
        let added = match value {
            Some(value) => (name.as_str(), value),
            None => (by.as_str(), "empty"),
        };
        let (kind, text) = match (&column.kind, value) {
            (_, None) => ("empty", String::new()),
            (Kind::Flag, Some("yes")) => ("yes", String::new()),
            (Kind::Flag, Some(_)) => ("no", String::new()),
            (_, Some(value)) => {
                let label = column.refers.and_then(|model| labels.get(model, value));
                ("text", label.map_or_else(|| value.to_owned(), |label| label.title.clone()))
            }
        };
        let filters = asked.filters.iter();
        let is_current = filters.filter(|filter| filter.names.first().is_some_and(|known| own.contains(known))).any(
            |filter| match (&filter.test, value) {
                (Test::Is(known), Some(value)) => value_of(column, value).is_ok_and(|value| value == *known),
                (Test::Empty, None) => true,
                _ => false,
            },
        );
        Self { text, kind, count, query: asked.query_without(&own, &[added]), is_current }
    }
}
