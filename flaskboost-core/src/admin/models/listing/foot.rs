//! [`Foot`]: what the foot of a list says of all its rows.

use sea_orm::QueryResult;
use sea_orm::prelude::Decimal;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, SelectStatement};

use super::conditions::{Conditions, column_of, is_open};
use crate::admin::models::{ColumnFacts, Kind, Shelf, Summary};
use crate::auth::Actor;
use crate::error::Result;

/// Whole numbers are added in two parts, so that no engine overflows.
const HALF: i64 = 1 << 31;

/// How many digits after the point a mean of whole numbers has.
const DIGITS: u32 = 2;

/// What the foot of a list says.
#[derive(Debug, Clone, Default)]
pub(in crate::admin) enum Foot {
    /// There is nothing to say.
    #[default]
    Nothing,
    /// There are too many rows to look at.
    TooMany,
    Figures(Vec<Figure>),
}

/// One figure in it.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Figure {
    pub(in crate::admin) column: usize,
    pub(in crate::admin) summary: Summary,
    /// The first, and of a range the last.
    pub(in crate::admin) text: String,
    pub(in crate::admin) to: Option<String>,
}

/// What this person may know of it.
pub(super) fn wanted(shelf: &dyn Shelf, actor: &Actor) -> Vec<(usize, Summary)> {
    let summaries = shelf.facts().summaries.iter().copied();
    summaries.filter(|(place, _)| is_open(shelf, actor, *place)).collect()
}

/// Adds to the count of a list what is needed for the foot.
pub(super) fn ask(
    select: &mut SelectStatement,
    shelf: &dyn Shelf,
    conditions: &Conditions,
    wanted: &[(usize, Summary)],
) {
    let facts = shelf.facts();
    for (number, (place, summary)) in wanted.iter().enumerate() {
        let Some(column) = facts.columns.get(*place) else { continue };
        let value = || -> Expr { Expr::case(conditions.all.clone(), column_of(facts, column)).into() };
        let mut add = |part: &str, expression: Expr| {
            select.expr_as(expression, Alias::new(name(number, part)));
        };
        add("count", Func::count(value()).into());
        match summary {
            Summary::Count => {}
            Summary::Range => {
                add("from", Expr::from(Func::min(value())).cast_as("text"));
                add("to", Expr::from(Func::max(value())).cast_as("text"));
            }
            Summary::Sum | Summary::Average if column.kind == Kind::Whole => {
                add("high", Expr::from(Func::sum(value().div(Expr::val(HALF)))).cast_as("text"));
                add("low", Expr::from(Func::sum(value().modulo(Expr::val(HALF)))).cast_as("text"));
            }
            Summary::Sum | Summary::Average => {
                add("sum", Expr::from(Func::sum(value())).cast_as("text"));
            }
        }
    }
}

/// Reads it again.
pub(super) fn read(shelf: &dyn Shelf, wanted: &[(usize, Summary)], row: &QueryResult) -> Result<Foot> {
    if wanted.is_empty() {
        return Ok(Foot::Nothing);
    }
    let mut figures = Vec::new();
    for (number, (place, summary)) in wanted.iter().enumerate() {
        let Some(column) = shelf.facts().columns.get(*place) else { continue };
        let text = |part: &str| -> Result<String> {
            Ok(row.try_get::<Option<String>>("", &name(number, part))?.unwrap_or_default())
        };
        let count = row.try_get::<i64>("", &name(number, "count"))?;
        let figure = |text: String, to| Figure { column: *place, summary: *summary, text, to };
        if *summary == Summary::Count {
            figures.push(figure(count.to_string(), None));
        } else if count == 0 {
            // Nothing stands there: there is neither a sum nor a mean.
        } else if *summary == Summary::Range {
            figures.push(figure(short(column, text("from")?), Some(short(column, text("to")?))));
        } else if column.kind == Kind::Whole {
            let part = |part: &str| -> Result<i128> { Ok(text(part)?.parse().unwrap_or_default()) };
            let sum = part("high")? * i128::from(HALF) + part("low")?;
            let is_sum = *summary == Summary::Sum;
            figures.push(figure(if is_sum { sum.to_string() } else { mean(sum, i128::from(count)) }, None));
        } else {
            let sum = text("sum")?;
            let is_sum = *summary == Summary::Sum;
            figures.push(figure(if is_sum { short(column, sum) } else { quotient(column, &sum, count) }, None));
        }
    }
    Ok(Foot::Figures(figures))
}

fn name(number: usize, part: &str) -> String {
    format!("flaskboost_{part}_{number}")
}

/// A number with the digits that its column has: SQLite adds decimals as numbers that are not exact.
fn short(column: &ColumnFacts, text: String) -> String {
    let decimal = column.decimal.filter(|_| column.kind == Kind::Decimal);
    match (decimal, read_decimal(&text)) {
        (Some((_, after)), Some(number)) => format!("{:.1$}", number.round_dp(after), after as usize),
        _ => text,
    }
}

fn read_decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).ok().or_else(|| Decimal::from_scientific(text).ok())
}

/// A mean of whole numbers.
fn mean(sum: i128, count: i128) -> String {
    let scale = 10_i128.pow(DIGITS);
    let scaled = sum * scale;
    let half = if scaled < 0 { -count / 2 } else { count / 2 };
    let rounded = (scaled + half) / count;
    let sign = if rounded < 0 { "-" } else { "" };
    let (whole, part) = (rounded.abs() / scale, rounded.abs() % scale);
    format!("{sign}{whole}.{part:02}")
}

/// A mean of other numbers.
fn quotient(column: &ColumnFacts, sum: &str, count: i64) -> String {
    let exact = read_decimal(sum).and_then(|sum| sum.checked_div(Decimal::from(count)));
    let digits = column.decimal.map_or(DIGITS, |(_, after)| Ord::max(after, DIGITS));
    match exact {
        Some(mean) => format!("{:.1$}", mean.round_dp(digits), digits as usize),
        None => sum
            .parse::<f64>()
            .map_or_else(|_| sum.to_owned(), |sum| format!("{}", sum / f64::from(u32::try_from(count).unwrap_or(1)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_to_the_nearest() {
        assert_eq!(mean(10, 4), "2.50");
        assert_eq!(mean(2, 3), "0.67");
        assert_eq!(mean(-2, 3), "-0.67");
        assert_eq!(mean(-1, 1000), "0.00");
        assert_eq!(mean(i128::from(i64::MAX) * 10_000, 10_000), format!("{}.00", i64::MAX));
    }
}
