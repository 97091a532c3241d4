//! [`Days`]: the years, months and days that a list has rows of.

use chrono::{DateTime, Datelike, Days as Number, Months, NaiveDate, NaiveTime, SecondsFormat, Utc};
use sea_orm::{ConnectionTrait, Value};

use super::asked::Asked;
use super::conditions::{Conditions, is_open};
use super::filter::Test;
use super::listing::Listing;
use super::query;
use crate::admin::models::{ColumnFacts, Direction, Kind, text_of, value_of};
use crate::error::Result;

/// Of how many years is asked whether they have rows, and how many are shown: the latest.
const MOST_YEARS: i32 = 120;
const MOST_LINKS: usize = 31;

/// The years, or the months of a year, or the days of a month.
#[derive(Debug, Clone, Default)]
pub(in crate::admin) struct Days {
    /// What the list is narrowed to: the year, then the month.
    pub(in crate::admin) above: Vec<Day>,
    pub(in crate::admin) links: Vec<Day>,
    /// Whether only some of the rows were looked at.
    pub(in crate::admin) is_partial: bool,
}

/// A year, a month or a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Day {
    /// `2026`, `2026-03` or `2026-03-14`.
    pub(in crate::admin) name: String,
    /// Its first and its last value, as an address has them.
    pub(in crate::admin) from: String,
    pub(in crate::admin) to: String,
    pub(in crate::admin) is_current: bool,
}

/// Some days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Year(i32),
    Month(i32, u32),
    Day(NaiveDate),
}

impl Listing<'_> {
    /// The years, months or days above the list, if the model has them and whoever asks may know them: with no more
    /// than three statements.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn days(&self, asked: &Asked) -> Result<Option<Days>> {
        let facts = self.shelf.facts();
        let place = facts.days.filter(|place| is_open(self.shelf, self.actor, *place));
        let Some((place, column)) = place.and_then(|place| Some((place, facts.columns.get(place)?))) else {
            return Ok(None);
        };
        let current = current(asked, place);
        let others = self.conditions(&asked.without(place));
        if others.is_nothing {
            return Ok(None);
        }
        // An index knows of every row; so it answers only for all of them.
        let is_by_index = others.is_everything && self.indexes.finds(place);
        let spans = match current {
            Some(Span::Year(year)) => months(year),
            Some(Span::Month(year, month)) => days(year, month),
            Some(Span::Day(day)) => days(day.year(), day.month()),
            None => self.years(column, &others, is_by_index).await?,
        };
        let conditions = match (is_by_index, current) {
            (false, Some(_)) => self.conditions(&asked.within(place, column, &spans)),
            _ => others,
        };
        let links = self.filled(column, &conditions, spans, is_by_index).await?;
        let links: Vec<Day> = links.into_iter().map(|span| span.day(column, current)).collect();
        let above = match current {
            Some(Span::Day(day)) => vec![Span::Year(day.year()), Span::Month(day.year(), day.month())],
            Some(Span::Month(year, month)) => vec![Span::Year(year), Span::Month(year, month)],
            Some(span) => vec![span],
            None => Vec::new(),
        };
        let above = above.into_iter().map(|span| span.day(column, current)).collect();
        Ok(Some(Days { above, links, is_partial: !is_by_index }))
    }

    /// The years from that of the first row to that of the last one.
    async fn years(&self, column: &ColumnFacts, conditions: &Conditions, is_by_index: bool) -> Result<Vec<Span>> {
        let mut edges = Vec::new();
        for way in [Direction::Ascending, Direction::Descending] {
            let conditions = Conditions { is_everything: is_by_index, ..conditions.clone() };
            let statement = query::edge(self.shelf, &conditions, column, way);
            let Some(row) = self.db.query_one(&statement).await? else { return Ok(Vec::new()) };
            let row = self.shelf.read(&row)?;
            let place = self.shelf.facts().place_of(column.name).unwrap_or_default();
            edges.extend(row.values.get(place).and_then(day_of));
        }
        let [first, last] = edges.as_slice() else { return Ok(Vec::new()) };
        let first = first.year().max(last.year().saturating_sub(MOST_YEARS - 1));
        Ok((first..=last.year()).map(Span::Year).collect())
    }

    /// Those that have rows, at most [`MOST_LINKS`] and the latest of them.
    async fn filled(
        &self,
        column: &ColumnFacts,
        conditions: &Conditions,
        spans: Vec<Span>,
        is_by_index: bool,
    ) -> Result<Vec<Span>> {
        let values: Vec<(Span, (Value, Value))> =
            spans.into_iter().filter_map(|span| Some((span, span.values(column)?))).collect();
        if values.is_empty() {
            return Ok(Vec::new());
        }
        let pairs: Vec<(Value, Value)> = values.iter().map(|(_, values)| values.clone()).collect();
        let statement = query::filled(self.shelf, conditions, column, &pairs, is_by_index);
        let Some(row) = self.db.query_one(&statement).await? else { return Ok(Vec::new()) };
        let mut filled = Vec::new();
        for (place, (span, _)) in values.into_iter().enumerate() {
            if row.try_get::<i32>("", &format!("{}{place}", query::SPAN))? == 1 {
                filled.push(span);
            }
        }
        Ok(filled.split_off(filled.len().saturating_sub(MOST_LINKS)))
    }
}

impl Asked {
    /// The same, and of a column only what lies within these.
    fn within(&self, place: usize, column: &ColumnFacts, spans: &[Span]) -> Self {
        let mut asked = self.without(place);
        let ends = spans.first().zip(spans.last());
        if let Some((Some((from, _)), Some((_, to)))) =
            ends.map(|(first, last)| (first.values(column), last.values(column)))
        {
            for test in [Test::From(from), Test::To(to)] {
                asked.filters.push(super::Filter { column: place, test, text: String::new(), names: Vec::new() });
            }
        }
        asked
    }
}

impl Span {
    /// Its first day, and the one after its last.
    fn bounds(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Year(year) => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?)),
            Self::Month(year, month) => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                Some((first, first.checked_add_months(Months::new(1))?))
            }
            Self::Day(day) => Some((day, day.checked_add_days(Number::new(1))?)),
        }
    }

    /// The same as values of a column.
    fn values(self, column: &ColumnFacts) -> Option<(Value, Value)> {
        let (from, to) = self.bounds()?;
        let value = |day: NaiveDate| {
            let text = if column.kind == Kind::Date { day.to_string() } else { midnight(day) };
            value_of(&ColumnFacts { is_nullable: false, ..column.clone() }, &text).ok()
        };
        Some((value(from)?, value(to)?))
    }

    fn day(self, column: &ColumnFacts, current: Option<Self>) -> Day {
        let name = match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Day(day) => day.to_string(),
        };
        let (from, to) = self.ends(column).unwrap_or_default();
        Day { name, from, to, is_current: current == Some(self) }
    }

    /// Its first and its last value, as an address has them. Of a moment that is the last one before midnight.
    fn ends(self, column: &ColumnFacts) -> Option<(String, String)> {
        let (from, to) = self.bounds()?;
        if column.kind == Kind::Date {
            return Some((from.to_string(), to.pred_opt()?.to_string()));
        }
        let last = to.and_time(NaiveTime::MIN).and_utc() - chrono::Duration::nanoseconds(1);
        Some((midnight(from), last.to_rfc3339_opts(SecondsFormat::Nanos, true)))
    }
}

fn months(year: i32) -> Vec<Span> {
    (1..=12).map(|month| Span::Month(year, month)).collect()
}

fn days(year: i32, month: u32) -> Vec<Span> {
    (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day)).map(Span::Day).collect()
}

fn midnight(day: NaiveDate) -> String {
    day.and_time(NaiveTime::MIN).and_utc().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The day of a value, in UTC.
fn day_of(value: &Value) -> Option<NaiveDate> {
    text_of(value)?.get(..10)?.parse().ok()
}

/// The year, month or day to which the list is narrowed, if it is to one of these.
fn current(asked: &Asked, place: usize) -> Option<Span> {
    let (mut from, mut to) = (None, None);
    for filter in asked.filters.iter().filter(|filter| filter.column == place) {
        match &filter.test {
            Test::From(value) => from = Some(instant(value)?),
            Test::To(value) => to = Some(instant(value)?),
            _ => return None,
        }
    }
    let (from, to) = (from?, to?);
    let day = from.date_naive();
    let spans = [Span::Year(day.year()), Span::Month(day.year(), day.month()), Span::Day(day)];
    spans.into_iter().find(|span| {
        span.bounds().is_some_and(|(first, after)| {
            let end = after.and_time(NaiveTime::MIN).and_utc();
            // A form keeps thousandths of a second; a day ends with the day.
            first.and_time(NaiveTime::MIN).and_utc() == from && to < end && end - to <= reach(&to)
        })
    })
}

/// How far before midnight the last value of a day may lie: a whole day for a column of days.
fn reach(to: &DateTime<Utc>) -> chrono::Duration {
    if to.time() == NaiveTime::MIN { chrono::Duration::days(1) } else { chrono::Duration::milliseconds(1) }
}

fn instant(value: &Value) -> Option<DateTime<Utc>> {
    let text = text_of(value)?;
    match DateTime::parse_from_rfc3339(&text) {
        Ok(moment) => Some(moment.with_timezone(&Utc)),
        Err(_) => text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN).and_utc()),
    }
}
