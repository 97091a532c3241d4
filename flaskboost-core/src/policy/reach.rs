//! What is left of a rule once it is known who asks: everything, nothing, or a test of each row.

use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, Value};

use super::{ColumnOf, Fact};

/// How far a rule reaches for one actor.
#[derive(Debug, Clone)]
pub(super) enum Reach<C> {
    Everything,
    Nothing,
    Rows(Test<C>),
}

/// A test of a row, for the program and for the database. There is no "not" in it: what is missing (`NULL`) makes a
/// test false in the program and unknown in SQL, and without "not" both leave the row out.
#[derive(Debug, Clone)]
pub(super) enum Test<C> {
    Equals(C, Fact),
    Differs(C, Fact),
    Missing(C),
    Any(Vec<Self>),
    All(Vec<Self>),
}

impl<C: ColumnTrait> Reach<C> {
    /// What one of two rules allows.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Everything, _) | (_, Self::Everything) => Self::Everything,
            (Self::Nothing, rest) | (rest, Self::Nothing) => rest,
            (Self::Rows(one), Self::Rows(other)) => Self::Rows(Test::Any(vec![one, other])),
        }
    }

    /// What both rules allow.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, _) | (_, Self::Nothing) => Self::Nothing,
            (Self::Everything, rest) | (rest, Self::Everything) => rest,
            (Self::Rows(one), Self::Rows(other)) => Self::Rows(Test::All(vec![one, other])),
        }
    }

    /// Whether it reaches a row.
    pub(super) fn holds<M>(&self, row: &M) -> bool
    where
        M: ModelTrait,
        M::Entity: EntityTrait<Column = C>,
    {
        match self {
            Self::Everything => true,
            Self::Nothing => false,
            Self::Rows(test) => test.holds(row),
        }
    }

    /// The columns that hold one certain value in every row that it reaches.
    #[cfg(feature = "admin")]
    pub(super) fn pins(&self) -> Vec<(C, Value)> {
        match self {
            Self::Everything | Self::Nothing => Vec::new(),
            Self::Rows(test) => test.pins(),
        }
    }

    /// The same for the database. Nothing is said outright, since an empty condition would let everything through.
    pub(super) fn condition(&self) -> Condition {
        match self {
            Self::Everything => Condition::all(),
            Self::Nothing => Condition::all().add(Expr::val(1).eq(0)),
            Self::Rows(test) => test.condition(),
        }
    }
}

impl<C: ColumnTrait> Test<C> {
    fn holds<M>(&self, row: &M) -> bool
    where
        M: ModelTrait,
        M::Entity: EntityTrait<Column = C>,
    {
        match self {
            Self::Equals(column, fact) => fact.equals(&row.get(*column)) == Some(true),
            Self::Differs(column, fact) => fact.equals(&row.get(*column)) == Some(false),
            Self::Missing(column) => is_missing(&row.get(*column)),
            Self::Any(tests) => tests.iter().any(|test| test.holds(row)),
            Self::All(tests) => tests.iter().all(|test| test.holds(row)),
        }
    }

    #[cfg(feature = "admin")]
    fn pins(&self) -> Vec<(C, Value)> {
        match self {
            Self::Equals(column, fact) => vec![(*column, fact.value())],
            Self::All(tests) => tests.iter().flat_map(Self::pins).collect(),
            Self::Differs(..) | Self::Missing(_) | Self::Any(_) => Vec::new(),
        }
    }

    fn condition(&self) -> Condition {
        let joined = |start: Condition, tests: &[Self]| tests.iter().fold(start, |all, test| all.add(test.condition()));
        match self {
            Self::Equals(column, fact) => Condition::all().add(column.eq(fact.value())),
            Self::Differs(column, fact) => Condition::all().add(column.ne(fact.value())),
            Self::Missing(column) => Condition::all().add(column.is_null()),
            // Neither is ever empty: `or` and `and` put two into each.
            Self::Any(tests) => joined(Condition::any(), tests),
            Self::All(tests) => joined(Condition::all(), tests),
        }
    }
}

fn is_missing(value: &Value) -> bool {
    *value == value.as_null()
}

/// What a rule of a model is about.
pub(super) type ReachOf<M> = Reach<ColumnOf<M>>;
