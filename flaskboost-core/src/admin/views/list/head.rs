//! [`Head`]: the head of a column of a list.

use serde::Serialize;

use crate::admin::models::listing::{Asked, Found, Way};
use crate::admin::models::{Direction, Facts, Listed};

/// By how many columns a click orders at most.
const MOST: usize = 3;

/// The head of a column of a list.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    label: String,
    is_figure: bool,
    /// `ascending` or `descending`; nothing when the list is not ordered by it.
    order: Option<&'static str>,
    /// Whether it is what the list is ordered by first.
    is_first: bool,
    /// Where the list is ordered by it.
    href: Option<String>,
}

impl Head {
    pub(super) fn all(facts: &Facts, asked: &Asked, found: &Found) -> Vec<Self> {
        facts.list.iter().map(|listed| Self::of(facts, asked, found, *listed)).collect()
    }

    fn of(facts: &Facts, asked: &Asked, found: &Found, listed: Listed) -> Self {
        let (label, shown, order) = match listed {
            Listed::Column(place) => {
                let column = facts.columns.get(place);
                (column.map(|column| column.label.clone()), column, Some(place))
            }
            Listed::Computed(place) => {
                let computed = facts.computed.get(place);
                (computed.map(|computed| computed.label.clone()), None, computed.and_then(|computed| computed.order))
            }
        };
        let place = order.filter(|place| found.orders.contains(place));
        let direction = |place: usize| found.order.iter().find(|(other, _)| *other == place).map(|(_, way)| *way);
        let order = place.and_then(direction);
        let is_first = place.is_some() && found.order.first().map(|(place, _)| *place) == place;
        Self {
            label: label.unwrap_or_default(),
            is_figure: shown.is_some_and(|column| column.kind.is_figure() && column.refers.is_none()),
            order: order.map(|way| if way == Direction::Ascending { "ascending" } else { "descending" }),
            is_first,
            href: place.map(|place| ordered_by(facts, asked, found, place)),
        }
    }
}

/// The query by which the list is ordered by this column first, and then as it was; the other way if it already is.
fn ordered_by(facts: &Facts, asked: &Asked, found: &Found, place: usize) -> String {
    let way = match found.order.first() {
        Some((first, Direction::Ascending)) if *first == place => Direction::Descending,
        _ => Direction::Ascending,
    };
    // A large table is ordered by one index.
    let is_large = matches!(found.way, Way::Onward { .. });
    let others = asked.order.iter().copied().filter(|(other, _)| *other != place && !is_large);
    let order = std::iter::once((place, way)).chain(others).take(MOST).filter_map(|(place, way)| {
        let name = facts.columns.get(place)?.name;
        Some(if way == Direction::Descending { format!("-{name}") } else { name.to_owned() })
    });
    let order = order.collect::<Vec<_>>().join(",");
    asked.query_without(&["order".to_owned()], &[("order", &order)])
}
