//! [`Facet`]: how many rows of a list have which value of a column.

use std::time::Duration;

use sea_orm::QueryResult;

use super::asked::Asked;
use super::conditions::is_open;
use super::listing::Listing;
use super::query::{self, FEW, VALUE};
use crate::admin::models::{Counting, Facts, Kind};
use crate::error::Result;

/// How long counting by one column may take.
const PATIENCE: Duration = Duration::from_millis(500);

/// How many values are shown: the commonest.
const MOST: u64 = 20;

/// How many rows of a list have which value of a column.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Facet {
    pub(in crate::admin) column: usize,
    /// Nothing when it took too long.
    pub(in crate::admin) counts: Option<Counts>,
}

/// The values of a column and how many rows have each, the commonest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Counts {
    /// Values as an address has them; nothing for rows without one.
    pub(in crate::admin) values: Vec<(Option<String>, u64)>,
    /// Whether there are more rows than were looked at.
    pub(in crate::admin) is_partial: bool,
}

/// Whether rows can be counted by this column: it is a filter, and has few values, or those of another model.
pub(in crate::admin) fn has_facets(facts: &Facts, place: usize) -> bool {
    let column = facts.columns.get(place);
    let is_countable = column.is_some_and(|column| match column.kind {
        Kind::Flag | Kind::Choice(_) => true,
        Kind::Whole | Kind::Text { .. } => column.refers.is_some(),
        _ => false,
    });
    is_countable && facts.filters.contains(&place)
}

impl Listing<'_> {
    /// The rows of the list counted by each column that is to be counted now, whatever is asked of that column itself:
    /// one statement for each.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn facets(&self, asked: &Asked) -> Result<Vec<Facet>> {
        let facts = self.shelf.facts();
        let mut facets = Vec::new();
        for (place, when) in &facts.facets {
            let is_now = *when == Counting::Always || asked.is_counted;
            let Some(column) = facts.columns.get(*place).filter(|_| is_now && has_facets(facts, *place)) else {
                continue;
            };
            if !is_open(self.shelf, self.actor, *place) {
                continue;
            }
            let conditions = self.conditions(&asked.without(*place));
            if conditions.is_nothing {
                continue;
            }
            let statement = query::facet(self.shelf, &conditions, column, MOST);
            let rows = self.db.query_all_within(&statement, PATIENCE).await?;
            let counts = rows.map(|rows| counts(&column.kind, &rows)).transpose()?;
            facets.push(Facet { column: *place, counts });
        }
        Ok(facets)
    }
}

fn counts(kind: &Kind, rows: &[QueryResult]) -> Result<Counts> {
    let number = |row: &QueryResult, name: &str| -> Result<u64> {
        Ok(u64::try_from(row.try_get::<i64>("", name)?).unwrap_or_default())
    };
    let mut counts = Counts { values: Vec::new(), is_partial: false };
    for row in rows {
        counts.is_partial |= number(row, "candidates")? > FEW;
        let value = match kind {
            Kind::Flag => {
                row.try_get::<Option<i32>>("", VALUE)?.map(|flag| if flag == 1 { "yes" } else { "no" }.to_owned())
            }
            Kind::Whole => row.try_get::<Option<i64>>("", VALUE)?.map(|number| number.to_string()),
            _ => row.try_get::<Option<String>>("", VALUE)?,
        };
        let found = number(row, "found")?;
        if found > 0 {
            counts.values.push((value, found));
        }
    }
    Ok(counts)
}
