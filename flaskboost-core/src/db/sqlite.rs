//! SQLite: the embedded default, opened so that readers and one writer do not wait for each other.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::error::DatabaseError as _;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteError};
use sea_orm::{ConnectOptions, DbErr, RuntimeErr};

use super::DbError;
use super::readers::{Readers, in_connection};
use crate::settings::DatabaseSettings;

/// The file of a `sqlite:` address, or `None` for one in memory.
///
/// ```
/// use flaskboost::db::sqlite::file_of;
///
/// assert_eq!(file_of("sqlite:var/app.sqlite").unwrap(), std::path::Path::new("var/app.sqlite"));
/// assert_eq!(file_of("sqlite:///srv/app.sqlite?mode=ro").unwrap(), std::path::Path::new("/srv/app.sqlite"));
/// assert!(file_of("sqlite::memory:").is_none());
/// ```
#[must_use]
pub fn file_of(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split('?').next().unwrap_or_default();
    let in_memory = path.is_empty() || path == ":memory:" || rest.contains("mode=memory");
    (!in_memory).then(|| PathBuf::from(path))
}

/// Fills in what a SQLite pool needs, and returns the database in words and the readers beside the pool.
pub(super) fn prepare(
    url: &str,
    settings: &DatabaseSettings,
    options: &mut ConnectOptions,
) -> Result<(String, Option<Readers>), DbError> {
    let busy = Duration::from_secs(settings.busy_timeout_seconds);
    let file = file_of(url);
    if let Some(folder) = file.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|source| DbError::Folder { folder: folder.display().to_string(), source })?;
    }
    if file.is_none() {
        // Each connection to ":memory:" is a database of its own, so there must be exactly one, kept for ever.
        options.max_connections(1).min_connections(1).idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    }
    let create = !url.contains("mode=");
    options.map_sqlx_sqlite_opts(move |sqlx| {
        let sqlx = tuned(sqlx, busy);
        if create { sqlx.create_if_missing(true) } else { sqlx }
    });
    let Some(file) = file else { return Ok(("in memory".to_owned(), None)) };
    let name = file.display().to_string();
    // One writes at a time, so a third of the connections is plenty for transactions.
    let writers = settings.max_connections.div_ceil(3);
    let readers = settings.max_connections.saturating_sub(writers);
    // Only the pool writes its statements to the log.
    if readers == 0 || settings.log_queries {
        return Ok((name, None));
    }
    options.max_connections(writers);
    let sqlx: SqliteConnectOptions = url.parse().map_err(|source| DbError::Open {
        engine: "SQLite".to_owned(),
        name: name.clone(),
        source: in_connection(source),
    })?;
    let patience = Duration::from_secs(settings.acquire_timeout_seconds);
    Ok((name, Some(Readers::new(tuned(sqlx, busy).disable_statement_logging(), readers, patience))))
}

fn tuned(sqlx: SqliteConnectOptions, busy: Duration) -> SqliteConnectOptions {
    // WAL lets readers go on while one writes; NORMAL loses no committed data in WAL when the process dies, and at
    // most the last commits when the machine does (https://sqlite.org/wal.html#performance_considerations).
    sqlx.foreign_keys(true)
        .busy_timeout(busy)
        .pragma("journal_mode", "WAL")
        .pragma("synchronous", "NORMAL")
        .pragma("temp_store", "MEMORY")
        .optimize_on_close(true, None)
}

/// Whether somebody else holds the lock of the file: the results BUSY 5 and LOCKED 6 of <https://sqlite.org/rescode.html>,
/// which extended codes carry in the low byte.
pub(super) fn is_locked(error: &DbErr) -> bool {
    let DbErr::Conn(RuntimeErr::SqlxError(cause)) = error else { return false };
    let error = cause.as_database_error().and_then(|error| error.try_downcast_ref::<SqliteError>());
    let code = error.and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, 5 | 6))
}
