//! [`ColumnRule`]: what a column says about the values it takes, so that a form need not say it again.

use sea_orm::ColumnTrait;
use sea_orm::sea_query::{ColumnType, StringLen};

/// The limits of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColumnRule {
    /// The longest text it takes, in characters.
    pub max_len: Option<u32>,
    /// Whether it may be empty.
    pub is_nullable: bool,
    /// Digits in all, and digits after the point, of a decimal.
    pub decimal: Option<(u32, u32)>,
}

/// Reads the limits of a column, for example `column_rule(user::Column::Email)`.
pub fn column_rule<C: ColumnTrait>(column: C) -> ColumnRule {
    let definition = column.def();
    let (max_len, decimal) = match definition.get_column_type() {
        ColumnType::String(StringLen::N(length)) => (Some(*length), None),
        ColumnType::Char(length) => (*length, None),
        ColumnType::Decimal(digits) => (None, *digits),
        _ => (None, None),
    };
    ColumnRule { max_len, is_nullable: definition.is_null(), decimal }
}
