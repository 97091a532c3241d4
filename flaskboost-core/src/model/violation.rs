//! [`Violation`]: which rule of the database a write broke, read back from the database's own words.

use sea_orm::{DbErr, RuntimeErr};

use crate::error::Error;

/// The rule that a write broke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// What kind of rule.
    pub kind: ViolationKind,
    /// The columns it concerns, as far as the database names them.
    pub columns: Vec<String>,
    /// The name of the constraint, if the database tells it (PostgreSQL does, SQLite does for checks).
    pub constraint: Option<String>,
}

/// A kind of rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// The value exists already.
    Unique,
    /// What it refers to does not exist, or something still refers to it.
    ForeignKey,
    /// A CHECK constraint says no.
    Check,
    /// A value is missing.
    NotNull,
}

impl Violation {
    /// The violation behind an error, if it is one.
    #[must_use]
    pub fn of(error: &Error) -> Option<Self> {
        error.get::<DbErr>().and_then(Self::of_database)
    }

    fn of_database(error: &DbErr) -> Option<Self> {
        let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error else {
            return None;
        };
        let sea_orm::sqlx::Error::Database(database) = cause.as_ref() else { return None };
        let code = database.code()?;
        // PostgreSQL: class 23, https://www.postgresql.org/docs/current/errcodes-appendix.html.
        // SQLite: extended codes of SQLITE_CONSTRAINT, https://sqlite.org/rescode.html#constraint_unique. What says
        // ON DELETE RESTRICT is a trigger to it, told from others by its words.
        let kind = match code.as_ref() {
            "23505" | "2067" | "1555" => ViolationKind::Unique,
            "23503" | "23001" | "787" => ViolationKind::ForeignKey,
            "1811" if database.message() == "FOREIGN KEY constraint failed" => ViolationKind::ForeignKey,
            "23514" | "275" => ViolationKind::Check,
            "23502" | "1299" => ViolationKind::NotNull,
            _ => return None,
        };
        let message = database.message();
        let constraint = database.constraint().map(str::to_owned);
        let columns = columns_of(message, detail_of(database.as_ref()).as_deref());
        Some(Self { kind, columns, constraint })
    }
}

#[cfg(feature = "postgres")]
fn detail_of(error: &(dyn sea_orm::sqlx::error::DatabaseError + 'static)) -> Option<String> {
    let error = error.try_downcast_ref::<sea_orm::sqlx::postgres::PgDatabaseError>()?;
    error.column().map(|column| format!("({column})=")).or_else(|| error.detail().map(str::to_owned))
}

#[cfg(not(feature = "postgres"))]
fn detail_of(_: &(dyn sea_orm::sqlx::error::DatabaseError + 'static)) -> Option<String> {
    None
}

/// The columns that a message names: SQLite says `UNIQUE constraint failed: users.email, users.club`, PostgreSQL's
/// detail says `Key (email, club)=(a, b) already exists.`
fn columns_of(message: &str, detail: Option<&str>) -> Vec<String> {
    let list = detail
        .and_then(|detail| detail.split_once('(').and_then(|(_, rest)| rest.split_once(")=")).map(|(list, _)| list))
        .or_else(|| message.split_once("constraint failed: ").map(|(_, list)| list))
        .unwrap_or_default();
    list.split(',')
        .map(|one| one.trim().rsplit('.').next().unwrap_or_default())
        // An index on an expression reads `lower(email::text)`; the column is inside.
        .map(|one| one.rsplit('(').next().unwrap_or_default())
        .map(|one| one.split(&[':', ')'][..]).next().unwrap_or_default().trim_matches('"').to_owned())
        .filter(|one| !one.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_read_from_both_engines() {
        assert_eq!(columns_of("UNIQUE constraint failed: users.email, users.club", None), ["email", "club"]);
        assert_eq!(columns_of("NOT NULL constraint failed: run.title", None), ["title"]);
        let detail = "Key (email, club)=(a, b) already exists.";
        assert_eq!(columns_of("duplicate key value", Some(detail)), ["email", "club"]);
        assert_eq!(columns_of("duplicate key value", Some("Key (lower(email::text))=(a) already exists.")), ["email"]);
        assert!(columns_of("FOREIGN KEY constraint failed", None).is_empty());
    }
}
