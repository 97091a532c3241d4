//! [`Kind`]: what the values of a column are, as far as the panel has to know.

use sea_orm::sea_query::{ColumnType, StringLen};

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) enum Kind {
    /// A line of text, or several.
    Text { is_long: bool },
    /// A whole number.
    Whole,
    /// A number with a fraction that is not exact.
    Real,
    /// An exact number with a fraction.
    Decimal,
    /// Yes or no.
    Flag,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A point in time.
    Moment,
    /// A document.
    Json,
    /// One of these words.
    Choice(Vec<String>),
    /// Bytes: their number is shown, and nothing else.
    Bytes,
    /// Something that the panel can neither show nor write.
    Other,
}

impl Kind {
    pub(super) fn of(column: &ColumnType) -> Self {
        match column {
            ColumnType::Char(_) | ColumnType::String(StringLen::N(_) | StringLen::None) => {
                Self::Text { is_long: false }
            }
            ColumnType::String(StringLen::Max) | ColumnType::Text => Self::Text { is_long: true },
            ColumnType::TinyInteger
            | ColumnType::SmallInteger
            | ColumnType::Integer
            | ColumnType::BigInteger
            | ColumnType::TinyUnsigned
            | ColumnType::SmallUnsigned
            | ColumnType::Unsigned
            | ColumnType::BigUnsigned
            | ColumnType::Year => Self::Whole,
            ColumnType::Float | ColumnType::Double => Self::Real,
            ColumnType::Decimal(_) | ColumnType::Money(_) => Self::Decimal,
            ColumnType::Boolean => Self::Flag,
            ColumnType::Date => Self::Date,
            ColumnType::Time => Self::Time,
            ColumnType::DateTime | ColumnType::Timestamp | ColumnType::TimestampWithTimeZone => Self::Moment,
            ColumnType::Json | ColumnType::JsonBinary => Self::Json,
            ColumnType::Enum { variants, .. } => Self::Choice(variants.iter().map(ToString::to_string).collect()),
            ColumnType::Blob | ColumnType::Binary(_) | ColumnType::VarBinary(_) => Self::Bytes,
            _ => Self::Other,
        }
    }

    /// Whether its values can be written in a form.
    pub(in crate::admin) fn is_writable(&self) -> bool {
        !matches!(self, Self::Bytes | Self::Other)
    }

    /// Whether its values stand to the right, as figures do.
    pub(in crate::admin) fn is_figure(&self) -> bool {
        matches!(self, Self::Whole | Self::Real | Self::Decimal)
    }

    /// Whether its values fall on days.
    pub(in crate::admin) fn has_days(&self) -> bool {
        matches!(self, Self::Date | Self::Moment)
    }

    /// Whether rows can be ordered by it.
    pub(in crate::admin) fn has_order(&self) -> bool {
        !matches!(self, Self::Json | Self::Bytes | Self::Other)
    }
}
