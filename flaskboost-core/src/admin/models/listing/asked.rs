//! [`Asked`]: what an address asks of a list.

use super::conditions::is_open;
use super::filter::Filter;
use super::words::Word;
use crate::admin::models::{Direction, Facts, Listed, Shelf};
use crate::auth::{Action, Actor};
use crate::error::{Error, Result};
use crate::policy::Extent;

/// How many rows a page can have.
const SIZES: [u32; 6] = [20, 50, 100, 200, 500, 1000];

/// What an address asks of a list: nothing that whoever asks could not read anyway.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Asked {
    /// What was searched for, as it was written.
    pub(in crate::admin) search: String,
    pub(super) words: Vec<Word>,
    /// Where it is searched for.
    pub(super) searched: Vec<usize>,
    pub(in crate::admin) filters: Vec<Filter>,
    /// The order that was asked for; empty when none was.
    pub(in crate::admin) order: Vec<(usize, Direction)>,
    pub(in crate::admin) place: Place,
    /// How many rows a page should have.
    pub(in crate::admin) rows: Option<u32>,
    /// Whether it asks for what is in the trash, and not for the rest.
    pub(in crate::admin) is_trash: bool,
    /// The pairs that say which rows and in which order, without the page.
    pub(in crate::admin) pairs: Vec<(String, String)>,
    /// Whether rows are to be counted by their values.
    pub(in crate::admin) is_counted: bool,
    /// Whether the address asks for nothing at all: then it is that of the list itself.
    is_bare: bool,
}

/// Which part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) enum Place {
    Page(u32),
    After(String),
    Before(String),
    Last,
}

impl Asked {
    /// Reads the query of an address.
    ///
    /// # Errors
    ///
    /// - It asks for a column that is not in the list, that whoever asks may not read, or that there is not: 400.
    /// - It asks for something else that there is not: 400.
    /// - It asks for the trash, and they may delete nothing: 403.
    pub(in crate::admin) fn read(shelf: &dyn Shelf, actor: &Actor, query: &[(String, String)]) -> Result<Self> {
        let facts = shelf.facts();
        let open = |places: &[usize]| -> Vec<usize> {
            places.iter().copied().filter(|place| is_open(shelf, actor, *place)).collect()
        };
        let (mut search, mut order, mut place, mut rows) = (String::new(), Vec::new(), Place::Page(1), None);
        let (mut filters, mut pairs, mut is_trash) = (Vec::new(), Vec::new(), false);
        for (name, value) in query.iter().filter(|(_, value)| !value.is_empty()) {
            let is_kept = match (name.as_str(), value.as_str()) {
                ("q", _) => {
                    search.clone_from(value);
                    true
                }
                ("order", _) => {
                    order = read_order(facts, &open(&sortable(facts)), value)?;
                    true
                }
                ("rows", _) => {
                    rows = Some(read_size(value)?);
                    false
                }
                ("page", _) => {
                    place = Place::Page(value.parse().ok().filter(|page| *page > 0).ok_or_else(refused)?);
                    false
                }
                ("after", _) => {
                    place = Place::After(value.clone());
                    false
                }
                ("before", _) => {
                    place = Place::Before(value.clone());
                    false
                }
                ("trash", "1") if facts.trash.is_some() => {
                    if matches!(shelf.extent_with_trash(actor, Action::DELETE), Extent::Nothing) {
                        return Err(actor.refusal());
                    }
                    is_trash = true;
                    true
                }
                // The list as it is, and not the view with which it begins for somebody.
                ("view", "all") | ("counts", "1") => true,
                ("last", "1") => {
                    place = Place::Last;
                    false
                }
                _ => {
                    filters.push((name.strip_prefix("f.").ok_or_else(refused)?, value.as_str()));
                    true
                }
            };
            if is_kept {
                pairs.push((name.clone(), value.clone()));
            }
        }
        let filters = Filter::all(facts, &open(&facts.filters), &filters)?;
        let is_counted = pairs.iter().any(|(name, _)| name == "counts");
        let (words, searched) = (Word::all(&search), open(&facts.search));
        let is_bare = query.is_empty();
        Ok(Self { search, words, searched, filters, order, place, rows, is_trash, pairs, is_counted, is_bare })
    }

    /// Reads what a view keeps.
    ///
    /// # Errors
    ///
    /// - As [`Asked::read`] refuses an address.
    pub(in crate::admin) fn of_view(shelf: &dyn Shelf, actor: &Actor, query: &str) -> Result<Self> {
        let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Self::read(shelf, actor, &query)
    }

    /// What a view keeps of it: no page, and so many rows on each.
    pub(in crate::admin) fn as_view(&self, rows: Option<u32>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.own_pairs());
        if let Some(rows) = rows.filter(|rows| SIZES.contains(rows)) {
            query.append_pair("rows", &rows.to_string());
        }
        query.finish()
    }

    /// Whether it asks for the same rows in the same order.
    pub(in crate::admin) fn is_like(&self, other: &Self) -> bool {
        let sorted = |asked: &Self| {
            let mut pairs: Vec<(String, String)> = asked.own_pairs().cloned().collect();
            pairs.sort();
            pairs
        };
        sorted(self) == sorted(other)
    }

    /// Whether it asks for all rows, in the order in which they come.
    pub(in crate::admin) fn is_plain(&self) -> bool {
        self.own_pairs().next().is_none()
    }

    fn own_pairs(&self) -> impl Iterator<Item = &(String, String)> {
        self.pairs.iter().filter(|(name, _)| name != "view" && name != "counts")
    }

    /// The same without what it asks of a column.
    pub(super) fn without(&self, column: usize) -> Self {
        let mut asked = self.clone();
        asked.filters.retain(|filter| filter.column != column);
        asked
    }

    /// Whether it asks for some of the rows only.
    pub(in crate::admin) fn is_narrowed(&self) -> bool {
        !self.words.is_empty() || !self.filters.is_empty()
    }

    /// The query of the same list, with some names left out and others added.
    pub(in crate::admin) fn query_without(&self, names: &[String], added: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.pairs.iter().filter(|(name, _)| !names.contains(name)));
        query.extend_pairs(added);
        let query = query.finish();
        // The plain address may be that of a view.
        if query.is_empty() && !self.is_bare { "view=all".to_owned() } else { query }
    }

    /// The query of this very page.
    pub(in crate::admin) fn here(&self) -> String {
        let rows = self.rows.map(|rows| rows.to_string());
        let mut added: Vec<(&str, &str)> = rows.iter().map(|rows| ("rows", rows.as_str())).collect();
        let number;
        match &self.place {
            Place::Page(1) => {}
            Place::Page(page) => {
                number = page.to_string();
                added.push(("page", &number));
            }
            Place::After(cursor) => added.push(("after", cursor)),
            Place::Before(cursor) => added.push(("before", cursor)),
            Place::Last => added.push(("last", "1")),
        }
        self.query_with(&added)
    }

    /// The address of this very page of the list of a model.
    pub(in crate::admin) fn address(&self, model: &str) -> String {
        let here = self.here();
        if here.is_empty() { format!("/admin/{model}") } else { format!("/admin/{model}?{here}") }
    }

    /// The query of the same list, with others added.
    pub(in crate::admin) fn query_with(&self, added: &[(&str, &str)]) -> String {
        self.query_without(&[], added)
    }
}

/// The sizes that a page may have.
pub(in crate::admin) fn sizes() -> &'static [u32] {
    &SIZES
}

/// The columns by which a list may be ordered.
pub(super) fn sortable(facts: &Facts) -> Vec<usize> {
    let listed = facts.list.iter().filter_map(|listed| match listed {
        Listed::Column(place) => Some(*place),
        Listed::Computed(place) => facts.computed.get(*place)?.order,
    });
    let places = listed.chain(facts.filters.iter().copied()).chain(facts.search.iter().copied());
    let has_order =
        |place: &usize| facts.columns.get(*place).is_some_and(|column| column.kind.has_order() && !column.is_secret);
    places.filter(has_order).collect()
}

fn read_order(facts: &Facts, open: &[usize], text: &str) -> Result<Vec<(usize, Direction)>> {
    let mut order: Vec<(usize, Direction)> = Vec::new();
    for part in text.split(',') {
        let (name, direction) = match part.strip_prefix('-') {
            Some(name) => (name, Direction::Descending),
            None => (part, Direction::Ascending),
        };
        let place = facts.place_of(name).filter(|place| open.contains(place)).ok_or_else(|| {
            Error::bad_request("This list cannot be ordered by that.").with_hint("Use the heads of its columns.")
        })?;
        if order.iter().all(|(known, _)| *known != place) {
            order.push((place, direction));
        }
    }
    Ok(order)
}

fn read_size(text: &str) -> Result<u32> {
    let size = text.parse().ok().filter(|size| SIZES.contains(size));
    size.ok_or_else(|| {
        Error::bad_request("A page cannot have this number of rows.").with_hint("Choose one of the list.")
    })
}

fn refused() -> Error {
    Error::bad_request("This list knows nothing of what stands after the ? in the address.")
        .with_hint("Go to the first page of the list.")
}
