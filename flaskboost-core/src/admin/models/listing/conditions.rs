//! [`Conditions`]: which rows a list has, and which of them one index finds.

use sea_orm::Value;
use sea_orm::sea_query::extension::postgres::PgExpr;
use sea_orm::sea_query::extension::sqlite::SqliteExpr;
use sea_orm::sea_query::{ArrayType, Condition, Expr, ExprTrait, LikeExpr};

use super::asked::Asked;
use super::filter::Test;
use super::indexes::Indexes;
use super::words::Word;
use crate::admin::models::{ColumnFacts, Facts, Kind, Shelf, value_of};
use crate::auth::{Action, Actor};
use crate::db::Engine;
use crate::policy::Extent;

/// Which rows a list has.
#[derive(Debug, Clone)]
pub(super) struct Conditions {
    /// All of them.
    pub(super) all: Condition,
    /// Those that one index answers, all about the same column.
    pub(super) by_index: Option<(usize, Condition)>,
    /// Whether no row fulfils them, because whoever asks sees nothing.
    pub(super) is_nothing: bool,
    /// Whether every row fulfils them.
    pub(super) is_everything: bool,
}

/// Whether somebody may ask for rows by this column: only if they may read it of every row. Otherwise the answer would
/// tell what they may not read.
pub(in crate::admin) fn is_open(shelf: &dyn Shelf, actor: &Actor, column: usize) -> bool {
    let is_secret = shelf.facts().columns.get(column).is_none_or(|column| column.is_secret);
    !is_secret && matches!(shelf.extent_to_read(actor, column), Extent::Everything)
}

impl Conditions {
    pub(super) fn new(shelf: &dyn Shelf, actor: &Actor, engine: Engine, indexes: &Indexes, asked: &Asked) -> Self {
        let facts = shelf.facts();
        let mut all = Condition::all();
        let extent = if asked.is_trash {
            all = all.add(in_trash(facts));
            shelf.extent_with_trash(actor, Action::DELETE)
        } else {
            shelf.extent(actor, Action::VIEW)
        };
        let sees_everything = matches!(extent, Extent::Everything);
        let is_nothing = matches!(extent, Extent::Nothing);
        match extent {
            Extent::Everything => {}
            Extent::Nothing => all = all.add(nothing()),
            Extent::Rows(condition) => all = all.add(condition),
        }
        for filter in &asked.filters {
            if let Some(column) = facts.columns.get(filter.column) {
                all = all.add(tested(engine, facts, column, &filter.test));
            }
        }
        for word in &asked.words {
            all = all.add(found(engine, facts, &asked.searched, word));
        }
        let by_index = by_index(engine, facts, indexes, &bounds(shelf, actor, asked));
        Self { all, by_index, is_nothing, is_everything: sees_everything && !asked.is_narrowed() && !asked.is_trash }
    }
}

/// A column with its table, so that a join makes no doubt.
pub(super) fn column_of(facts: &Facts, column: &ColumnFacts) -> Expr {
    Expr::col((facts.table.clone(), column.name))
}

/// That a row is in the trash.
fn in_trash(facts: &Facts) -> Expr {
    let column = facts.trash.and_then(|trash| facts.columns.get(trash.column));
    column.map_or_else(nothing, |column| column_of(facts, column).is_not_null())
}

fn nothing() -> Expr {
    Expr::val(1).eq(0)
}

/// A condition about one column that an index could answer.
enum Bound {
    Is(Value),
    From(Value),
    To(Value),
}

fn bounds(shelf: &dyn Shelf, actor: &Actor, asked: &Asked) -> Vec<(usize, Bound)> {
    let facts = shelf.facts();
    let pins = shelf.pins(actor, Action::VIEW).into_iter().map(|(column, value)| (column, Bound::Is(value)));
    let filters = asked.filters.iter().filter_map(|filter| match &filter.test {
        Test::Is(value) => Some((filter.column, Bound::Is(value.clone()))),
        Test::From(value) => Some((filter.column, Bound::From(value.clone()))),
        Test::To(value) => Some((filter.column, Bound::To(value.clone()))),
        Test::Contains(_) | Test::Empty | Test::Filled => None,
    });
    let words = asked.words.iter().filter_map(|word| match (word, asked.searched.as_slice()) {
        (Word::Equals(text), [column]) => {
            let value = exactly(facts.columns.get(*column)?, text)?;
            Some((*column, Bound::Is(value)))
        }
        _ => None,
    });
    pins.chain(filters).chain(words).collect()
}

/// What the best index answers: one value is better than a range, and a value that only one row has is best. One index
/// only: the engine would look through the rows of one of them for those of the other, without an end.
fn by_index(engine: Engine, facts: &Facts, indexes: &Indexes, bounds: &[(usize, Bound)]) -> Option<(usize, Condition)> {
    let usable = bounds.iter().filter(|(column, _)| {
        let column_facts = facts.columns.get(*column);
        let is_of_database = |column: &&ColumnFacts| {
            matches!(column.of, ArrayType::Enum(_))
                || engine == Engine::Postgres && matches!(column.kind, Kind::Choice(_))
        };
        indexes.finds(*column) && column_facts.filter(|column| !is_of_database(column)).is_some()
    });
    let rank = |(column, bound): &&(usize, Bound)| match bound {
        Bound::Is(_) if indexes.is_unique(*column) => 2,
        Bound::Is(_) => 1,
        Bound::From(_) | Bound::To(_) => 0,
    };
    let (place, best) = usable.max_by_key(rank)?;
    let column = facts.columns.get(*place)?;
    let expression = || column_of(facts, column);
    let all = match best {
        Bound::Is(value) if indexes.is_unique(*place) => Condition::all().add(expression().eq(value.clone())),
        // Written as a range it keeps its order, and with it the engines keep to the index: by their guesses they would
        // rather look through the whole table for a value that many rows have.
        Bound::Is(value) => Condition::all().add(expression().gte(value.clone())).add(expression().lte(value.clone())),
        Bound::From(_) | Bound::To(_) => {
            bounds.iter().filter(|(other, _)| other == place).fold(Condition::all(), |all, (_, bound)| match bound {
                Bound::From(value) => all.add(expression().gte(value.clone())),
                Bound::To(value) => all.add(expression().lte(value.clone())),
                Bound::Is(_) => all,
            })
        }
    };
    Some((*place, all))
}

fn tested(engine: Engine, facts: &Facts, column: &ColumnFacts, test: &Test) -> Condition {
    let expression = column_of(facts, column);
    let condition = match test {
        Test::Is(Value::Enum(word)) => match word {
            sea_orm::sea_query::OptionEnum::Some(word) => expression.cast_as("text").eq(word.value.to_string()),
            sea_orm::sea_query::OptionEnum::None(_) => expression.is_null(),
        },
        // The word of an enum that the database itself knows is no text there.
        Test::Is(value) if matches!(column.kind, Kind::Choice(_)) => expression.cast_as("text").eq(value.clone()),
        Test::Is(value) => expression.eq(value.clone()),
        Test::Contains(text) => like(engine, expression, "%", text),
        Test::From(value) => expression.gte(value.clone()),
        Test::To(value) => expression.lte(value.clone()),
        Test::Empty => expression.is_null(),
        Test::Filled => expression.is_not_null(),
    };
    Condition::all().add(condition)
}

/// Whether one of the columns has a word.
fn found(engine: Engine, facts: &Facts, searched: &[usize], word: &Word) -> Condition {
    let columns = searched.iter().filter_map(|place| facts.columns.get(*place));
    let tests = columns.filter_map(|column| {
        let expression = column_of(facts, column);
        match (word, &column.kind) {
            (Word::Within(text), Kind::Text { .. }) => Some(like(engine, expression, "%", text)),
            (Word::Begins(text), Kind::Text { .. }) => Some(like(engine, expression, "", text)),
            (Word::Equals(text), Kind::Text { .. }) => Some(expression.eq(exactly(column, text)?)),
            (Word::Equals(text) | Word::Within(text), Kind::Whole) => Some(expression.eq(exactly(column, text)?)),
            _ => None,
        }
    });
    // Where no column can have it, no row has it.
    tests.fold(Condition::any().add(nothing()), Condition::add)
}

fn exactly(column: &ColumnFacts, text: &str) -> Option<Value> {
    let column = ColumnFacts { is_nullable: false, max_len: None, ..column.clone() };
    value_of(&column, text).ok()
}

/// Whether a text has another one in it, whatever the case of its letters. `before` is the wildcard in front of it.
fn like(engine: Engine, column: Expr, before: &str, text: &str) -> Expr {
    if engine == Engine::Postgres {
        // A backslash is what it escapes with anyway.
        return column.ilike(LikeExpr::new(format!("{before}{}%", escaped(text))));
    }
    if text.is_ascii() {
        return column.like(LikeExpr::new(format!("{before}{}%", escaped(text))).escape('\\'));
    }
    // SQLite knows the case of 26 letters only.
    let pattern: String = text.chars().map(either_case).collect();
    let before = if before.is_empty() { "" } else { "*" };
    column.glob(format!("{before}{pattern}*"))
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, letter| {
        if "\\%_".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
        escaped
    })
}

/// A letter for `GLOB`, small or large.
fn either_case(letter: char) -> String {
    let single = |mut letters: Box<dyn Iterator<Item = char>>| match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => letter,
    };
    let (small, large) = (single(Box::new(letter.to_lowercase())), single(Box::new(letter.to_uppercase())));
    match letter {
        '*' | '?' | '[' => format!("[{letter}]"),
        _ if small == large => letter.to_string(),
        _ => format!("[{small}{large}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_of_a_search_are_letters() {
        assert_eq!(escaped(r"100%_\x"), r"100\%\_\\x");
        assert_eq!("ä*[?]1日".chars().map(either_case).collect::<String>(), "[äÄ][*][[][?]]1日");
    }
}
