//! [`Fact`]: a value that a rule compares a column with.

use sea_orm::sea_query::ColumnType;
use sea_orm::{ColumnTrait, Value};

/// A value that a rule compares a column with: a text, a whole number, or yes and no.
///
/// There are no others, because a database and a program must agree on what is equal, and about fractions, times and
/// padded texts they do not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact {
    /// For a column of texts.
    Text(String),
    /// For a column of whole numbers.
    Number(i64),
    /// For a column of yes and no.
    Flag(bool),
}

impl Fact {
    /// Whether a column holds values of this kind. A rule about one that does not is never true.
    pub(super) fn fits(&self, column: impl ColumnTrait) -> bool {
        let definition = column.def();
        match (self, definition.get_column_type()) {
            (Self::Text(_), ColumnType::String(_) | ColumnType::Text) | (Self::Flag(_), ColumnType::Boolean) => true,
            (Self::Number(_), kind) => matches!(
                kind,
                ColumnType::TinyInteger
                    | ColumnType::SmallInteger
                    | ColumnType::Integer
                    | ColumnType::BigInteger
                    | ColumnType::TinyUnsigned
                    | ColumnType::SmallUnsigned
                    | ColumnType::Unsigned
                    | ColumnType::BigUnsigned
            ),
            _ => false,
        }
    }

    /// Whether the value of a row is this one; `None` when the row has none, as in SQL.
    pub(super) fn equals(&self, value: &Value) -> Option<bool> {
        match (self, value) {
            (Self::Text(text), Value::String(Some(other))) => Some(text == other),
            (Self::Flag(flag), Value::Bool(Some(other))) => Some(flag == other),
            (Self::Number(number), other) => whole(other).map(|other| i128::from(*number) == other),
            _ => None,
        }
    }

    /// As the value of a statement.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Text(text) => text.clone().into(),
            Self::Number(number) => (*number).into(),
            Self::Flag(flag) => (*flag).into(),
        }
    }
}

/// The whole number in a value, whatever its width.
fn whole(value: &Value) -> Option<i128> {
    match value {
        Value::TinyInt(number) => number.map(i128::from),
        Value::SmallInt(number) => number.map(i128::from),
        Value::Int(number) => number.map(i128::from),
        Value::BigInt(number) => number.map(i128::from),
        Value::TinyUnsigned(number) => number.map(i128::from),
        Value::SmallUnsigned(number) => number.map(i128::from),
        Value::Unsigned(number) => number.map(i128::from),
        Value::BigUnsigned(number) => number.map(i128::from),
        _ => None,
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i32> for Fact {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Fact {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
