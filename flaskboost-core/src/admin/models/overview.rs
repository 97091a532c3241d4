//! How many rows a model has, and how many of each day, for the front page.

use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::sea_query::{Asterisk, Condition, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, Value};

use super::{ColumnFacts, Facts, Kind, Shelf, value_of};
use crate::auth::{Action, Actor};
use crate::db::Db;
use crate::error::Result;
use crate::policy::Extent;

/// How many rows are looked at: no page counts a table of millions.
const MOST: u64 = 10_000;

/// How many days a chart has.
const DAYS: u64 = 30;

/// How many rows of a model somebody may see, as far as ten thousand were looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::admin) struct Overview {
    pub(in crate::admin) count: u64,
    /// Whether there may be more, of which nothing is known.
    pub(in crate::admin) is_more: bool,
    /// How many of each of the last thirty days, the oldest first, if the model has a chart that they may see.
    pub(in crate::admin) days: Option<Vec<(NaiveDate, u64)>>,
}

/// Looks at the newest ten thousand rows, in one statement.
pub(in crate::admin) async fn overview(
    db: &Db,
    shelf: &dyn Shelf,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Overview> {
    let facts = shelf.facts();
    let visible = match shelf.extent(actor, Action::VIEW) {
        Extent::Nothing => return Ok(Overview::default()),
        Extent::Everything => Condition::all(),
        Extent::Rows(condition) => condition,
    };
    let is_readable = |place: &usize| matches!(shelf.extent_to_read(actor, *place), Extent::Everything);
    let chart = facts.chart.filter(is_readable).and_then(|place| facts.columns.get(place));
    let days: Vec<NaiveDate> = chart.map(|_| last_days(now.date_naive())).unwrap_or_default();
    let mut query = Query::select();
    query.expr_as(Func::count(Expr::col(Asterisk)), "looked_at");
    query.expr_as(count_if(visible.clone()), "seen");
    for (number, day) in days.iter().enumerate() {
        if let Some(column) = chart
            && let Some(on_day) = on_day(facts, column, *day)
        {
            query.expr_as(count_if(Condition::all().add(visible.clone()).add(on_day)), format!("day_{number}"));
        }
    }
    query.from_subquery(newest(facts, MOST + 1), facts.table.clone());
    let Some(row) = db.query_one(&query).await? else { return Ok(Overview::default()) };
    let number = |name: &str| -> Result<u64> {
        let count = row.try_get::<Option<i64>>("", name)?.unwrap_or_default();
        Ok(u64::try_from(count).unwrap_or_default())
    };
    let counted = days.iter().enumerate().map(|(place, day)| Ok((*day, number(&format!("day_{place}"))?)));
    let counted = counted.collect::<Result<Vec<_>>>()?;
    Ok(Overview {
        count: Ord::min(number("seen")?, MOST),
        is_more: number("looked_at")? > MOST,
        days: chart.is_some().then_some(counted),
    })
}

/// The newest rows of a table, by their keys.
pub(super) fn newest(facts: &Facts, most: u64) -> SelectStatement {
    let mut query = Query::select();
    query.column(Asterisk).from(facts.table.clone()).limit(most);
    for column in facts.keys.iter().filter_map(|place| facts.columns.get(*place)) {
        query.order_by((facts.table.clone(), column.name), Order::Desc);
    }
    query
}

fn last_days(today: NaiveDate) -> Vec<NaiveDate> {
    (0..DAYS).rev().filter_map(|ago| today.checked_sub_days(Days::new(ago))).collect()
}

fn count_if(condition: Condition) -> Expr {
    let one: Expr = Expr::case(condition, 1).finally(0).into();
    Func::sum(one).into()
}

fn on_day(facts: &Facts, column: &ColumnFacts, day: NaiveDate) -> Option<Condition> {
    let begins = |day: NaiveDate| -> Option<Value> {
        let text = match column.kind {
            Kind::Date => day.to_string(),
            _ => format!("{day}T00:00:00Z"),
        };
        value_of(column, &text).ok()
    };
    let place = || Expr::col((facts.table.clone(), column.name));
    let next = day.checked_add_days(Days::new(1))?;
    Some(Condition::all().add(place().gte(begins(day)?)).add(place().lt(begins(next)?)))
}
