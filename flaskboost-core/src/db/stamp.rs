//! [`Stamp`]: the mark that a database carries of the runtime that created it.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{Db, DbError};
use crate::settings::Runtime;

/// Reads and writes the mark of a database.
///
/// A process of another runtime refuses the database, when it serves as well as in every command, and the testing
/// runtime opens nothing but databases marked for tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stamp {
    /// No tables at all.
    Empty,
    /// Tables, but no stamp.
    Foreign,
    /// The name of the runtime that created it.
    Of(String),
}

impl Stamp {
    /// Reads the stamp; changes nothing.
    ///
    /// # Errors
    ///
    /// - The database cannot be read.
    pub async fn read(db: &Db) -> Result<Self, DbError> {
        Self::read_from(db, db.connection().get_database_backend()).await
    }

    /// Refuses a database that does not belong to `runtime`; changes nothing.
    ///
    /// # Errors
    ///
    /// - The database belongs to another runtime.
    /// - It holds tables but no stamp, unless `adopt`; the testing runtime never adopts.
    pub async fn require(db: &Db, runtime: Runtime, adopt: bool) -> Result<Self, DbError> {
        let stamp = Self::read(db).await?;
        stamp.admit(db.name(), runtime, adopt)?;
        Ok(stamp)
    }

    pub(super) fn admit(&self, name: &str, runtime: Runtime, adopt: bool) -> Result<(), DbError> {
        match self {
            Self::Empty => Ok(()),
            Self::Of(stamped) if *stamped == runtime.to_string() => Ok(()),
            Self::Of(_) | Self::Foreign if runtime.is_testing() => Err(DbError::NotForTests { name: name.to_owned() }),
            Self::Of(stamped) => Err(DbError::OtherRuntime {
                name: name.to_owned(),
                stamped: stamped.clone(),
                process: runtime.to_string(),
            }),
            Self::Foreign if adopt => Ok(()),
            Self::Foreign => Err(DbError::NotStamped { name: name.to_owned(), process: runtime.to_string() }),
        }
    }

    pub(super) async fn read_from<C: ConnectionTrait>(db: &C, backend: DbBackend) -> Result<Self, DbError> {
        let tables = match backend {
            DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            _ => "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()",
        };
        let rows = db.query_all_raw(Statement::from_string(backend, tables)).await?;
        let names: Vec<String> = rows.iter().map(|row| row.try_get("", "name")).collect::<Result<_, _>>()?;
        if !names.iter().any(|name| name == "flaskboost_meta") {
            return Ok(if names.is_empty() { Self::Empty } else { Self::Foreign });
        }
        let sql = "SELECT value FROM flaskboost_meta WHERE key = 'runtime'";
        let row = db.query_one_raw(Statement::from_string(backend, sql)).await?;
        match row {
            Some(row) => Ok(Self::Of(row.try_get("", "value")?)),
            None => Ok(Self::Foreign),
        }
    }

    pub(super) async fn write_to<C: ConnectionTrait>(db: &C, runtime: Runtime) -> Result<(), DbError> {
        db.execute_unprepared(
            "CREATE TABLE IF NOT EXISTS flaskboost_meta (key VARCHAR(64) PRIMARY KEY, value TEXT NOT NULL)",
        )
        .await?;
        db.execute_unprepared(&format!(
            "INSERT INTO flaskboost_meta (key, value) VALUES ('runtime', '{runtime}') ON CONFLICT (key) DO NOTHING"
        ))
        .await?;
        Ok(())
    }
}
