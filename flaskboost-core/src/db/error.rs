//! What can go wrong in the cellar, and which status a visitor gets for it.

use http::StatusCode;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

use crate::error::Error;

/// A failure of the database floor itself; failures of a query are [`sea_orm::DbErr`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DbError {
    /// The address names no engine of this build.
    #[error(
        "the database address begins with `{scheme}:`, which this build does not know; \
         use sqlite:<file> or postgres://<user>:<password>@<host>/<name>"
    )]
    UnknownEngine {
        /// What the address begins with.
        scheme: String,
    },
    /// The address cannot be read.
    #[error(
        "the address of the PostgreSQL database cannot be read (it is not shown, because it may hold a password); \
         write postgres://<user>:<password>@<host>/<name>, with special letters of the password percent-encoded"
    )]
    BadAddress,
    /// The database cannot be opened.
    #[error("the {engine} database {name} cannot be opened")]
    Open {
        /// The engine, for people.
        engine: String,
        /// The database without its password.
        name: String,
        /// Why.
        #[source]
        source: DbErr,
    },
    /// A query of this floor failed.
    #[error("the database did not do what the framework asked")]
    Query(#[from] DbErr),
    /// The folder of a SQLite file cannot be made.
    #[error("the folder {folder} for the database cannot be created")]
    Folder {
        /// The folder.
        folder: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The database belongs to another runtime.
    #[error(
        "the database {name} belongs to the {stamped} runtime, and this process runs as {process}; nothing was \
         touched. Point DATABASE_URL at a {process} database, or set RUNTIME={stamped}"
    )]
    OtherRuntime {
        /// The database.
        name: String,
        /// The runtime that created it.
        stamped: String,
        /// The runtime of this process.
        process: String,
    },
    /// The database holds tables that no FlaskBoost app created.
    #[error(
        "the database {name} holds tables but no FlaskBoost stamp; nothing was touched. If it is meant for the \
         {process} runtime, run `migrate --adopt` once"
    )]
    NotStamped {
        /// The database.
        name: String,
        /// The runtime of this process.
        process: String,
    },
    /// A test was pointed at a database that is not for tests.
    #[error(
        "the database {name} is not marked for tests; nothing was touched. Tests need an empty database, or one \
         that the testing runtime created: unset DATABASE_URL, or point it at such a database"
    )]
    NotForTests {
        /// The database.
        name: String,
    },
    /// Somebody asked to empty a production database.
    #[error("the database {name} is in production and will not be emptied; nothing was touched")]
    NeverInProduction {
        /// The database.
        name: String,
    },
    /// Migrations are waiting.
    #[error("{count} migrations have not been applied to {name}: {first}{more}; run `migrate` first")]
    Pending {
        /// The database.
        name: String,
        /// How many.
        count: usize,
        /// The name of the first.
        first: String,
        /// " and others" or nothing.
        more: &'static str,
    },
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Query(source) => Self::from(source),
            DbError::Open { .. } => Self::unavailable(error).with_code("FB2503"),
            other => Self::internal(other).with_code("FB2500"),
        }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if is_unavailable(&error) {
            return Self::unavailable(error).with_code("FB2503");
        }
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => {
                Self::new(StatusCode::CONFLICT, "FB2409", "This exists already.").with_source(error)
            }
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => Self::new(
                StatusCode::CONFLICT,
                "FB2410",
                "This belongs to something that does not exist, or is needed elsewhere.",
            )
            .with_source(error),
            _ => Self::internal(error).with_code("FB2500"),
        }
    }
}

/// Whether the database is out of reach rather than unwilling.
fn is_unavailable(error: &DbErr) -> bool {
    use sea_orm::sqlx::Error as Sqlx;
    let runtime = match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => return true,
        DbErr::Exec(runtime) | DbErr::Query(runtime) => runtime,
        _ => return false,
    };
    let RuntimeErr::SqlxError(cause) = runtime else { return false };
    match cause.as_ref() {
        Sqlx::Io(_) | Sqlx::Tls(_) | Sqlx::PoolTimedOut | Sqlx::PoolClosed | Sqlx::WorkerCrashed => true,
        Sqlx::Database(database) => database.code().is_some_and(|code| is_outage(&code)),
        _ => false,
    }
}

/// Codes of an outage: PostgreSQL classes 08, 53 and 57P, <https://www.postgresql.org/docs/current/errcodes-appendix.html>;
/// SQLite results BUSY 5, LOCKED 6, READONLY 8, IOERR 10, CORRUPT 11, FULL 13 and CANTOPEN 14, <https://sqlite.org/rescode.html>,
/// whose extended codes carry the primary one in the low byte.
fn is_outage(code: &str) -> bool {
    if code.len() == 5 && !code.bytes().all(|b| b.is_ascii_digit() && code.len() < 5) {
        return code.starts_with("08") || code.starts_with("53") || code.starts_with("57P");
    }
    code.parse::<u32>().is_ok_and(|number| matches!(number & 0xff, 5 | 6 | 8 | 10 | 11 | 13 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_is_told_from_a_refusal() {
        for code in ["08006", "53300", "57P01", "5", "261", "14", "13"] {
            assert!(is_outage(code), "{code}");
        }
        for code in ["23505", "42601", "2067", "787", "1"] {
            assert!(!is_outage(code), "{code}");
        }
    }

    #[test]
    fn a_connection_that_cannot_be_had_is_a_503() {
        let error = Error::from(DbErr::Conn(RuntimeErr::Internal("refused".into())));
        assert_eq!((error.status().as_u16(), error.code()), (503, "FB2503"));
    }
}
