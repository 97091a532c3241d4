//! What a model says about the foot of its list, and about groups in it.

use super::AdminSpec;
use crate::admin::models::{AdminModel, Facts, Kind, Listed, Summary};
use crate::policy::ColumnOf;

impl<M: AdminModel> AdminSpec<M> {
    /// Says something of a column in the foot of the list: over all rows of it, as it is searched and filtered, on this
    /// page and the others. Call it once for each. Whoever may not read the column of every row does not see it.
    ///
    /// Sums and averages are of numbers, ranges of numbers and days. Where more than 10 000 rows would have to be looked
    /// at, the foot says so. A column that the list does not show, or that cannot be summed up so, is an error at the
    /// start (FB9606).
    pub fn summary(mut self, column: ColumnOf<M>, summary: Summary) -> Self {
        let place = self.place(column);
        self.typed.facts.summaries.push((place, summary));
        self
    }

    /// Puts a head above rows that have the same value in this column, wherever the list is ordered by it.
    ///
    /// A column by which no list can be ordered is an error at the start (FB9606).
    pub fn group_by(mut self, column: ColumnOf<M>) -> Self {
        self.typed.facts.group = Some(self.place(column));
        self
    }
}

/// Takes out what cannot be so, and says it.
pub(super) fn judge(facts: &mut Facts) {
    for (place, summary) in std::mem::take(&mut facts.summaries) {
        let Some(column) = facts.columns.get(place) else { continue };
        let is_figure = column.kind.is_figure() && column.refers.is_none();
        let why = match summary {
            _ if !facts.list.contains(&Listed::Column(place)) => "the list does not show it",
            Summary::Sum | Summary::Average if !is_figure => "it is no number",
            Summary::Range if !is_figure && column.kind != Kind::Date => "it is neither a number nor a day",
            _ => {
                facts.summaries.push((place, summary));
                continue;
            }
        };
        facts.mistakes.push(format!("`{}.{}` cannot be summed up in the list: {why}", facts.name, column.name));
    }
    let group = facts.group.and_then(|place| facts.columns.get(place));
    if let Some(column) = group.filter(|column| column.is_secret || !column.kind.has_order()) {
        facts.mistakes.push(format!("`{}.{}` makes no groups: no list is ordered by it", facts.name, column.name));
        facts.group = None;
    }
}
