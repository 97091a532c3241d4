//! [`FootView`]: the foot of a list.

use serde::Serialize;

use crate::admin::models::listing::{Figure, Foot};
use crate::admin::models::{Facts, Listed, Summary};

/// The foot of a list: what is said of each of its columns.
#[derive(Debug, Default, Serialize)]
pub(super) struct FootView {
    /// Whether there are too many rows to be summed up.
    is_too_long: bool,
    /// For each column of the list.
    cells: Vec<Vec<Sum>>,
}

/// One figure.
#[derive(Debug, Serialize)]
struct Sum {
    /// `sum`, `average`, `range` or `count`.
    kind: &'static str,
    text: String,
    to: Option<String>,
}

impl FootView {
    /// The foot, if there is something in it.
    pub(super) fn new(facts: &Facts, foot: &Foot) -> Option<Self> {
        match foot {
            Foot::Nothing => None,
            Foot::TooMany => Some(Self { is_too_long: true, cells: Vec::new() }),
            Foot::Figures(figures) => {
                let of = |listed: &Listed| match listed {
                    Listed::Column(place) => figures.iter().filter(|one| one.column == *place).map(Sum::of).collect(),
                    Listed::Computed(_) => Vec::new(),
                };
                Some(Self { is_too_long: false, cells: facts.list.iter().map(of).collect() })
            }
        }
    }
}

impl Sum {
    fn of(figure: &Figure) -> Self {
        let kind = match figure.summary {
            Summary::Sum => "sum",
            Summary::Average => "average",
            Summary::Range => "range",
            Summary::Count => "count",
        };
        Self { kind, text: figure.text.clone(), to: figure.to.clone() }
    }
}
