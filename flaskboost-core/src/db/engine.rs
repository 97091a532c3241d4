//! [`Engine`]: which database answers, read from the scheme of its address.

use std::fmt;

use super::DbError;

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Engine {
    /// The embedded database.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

impl Engine {
    /// Reads the engine from an address such as `sqlite:var/app.sqlite` or `postgres://host/name`.
    ///
    /// # Errors
    ///
    /// - The scheme names no engine that this build contains.
    pub fn of(url: &str) -> Result<Self, DbError> {
        let scheme = url.split(':').next().unwrap_or_default();
        match scheme {
            "sqlite" => Ok(Self::Sqlite),
            "postgres" | "postgresql" if cfg!(feature = "postgres") => Ok(Self::Postgres),
            _ => Err(DbError::UnknownEngine { scheme: scheme.to_owned() }),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}
