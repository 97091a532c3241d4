//! PostgreSQL: the server that an app grows onto.

use sea_orm::ConnectOptions;
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr, RuntimeErr, Statement};

use super::DbError;

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
const NO_SUCH_DATABASE: &str = "3D000";

/// Fills in what a PostgreSQL pool needs and returns the database in words, without its password.
pub(super) fn prepare(url: &str, options: &mut ConnectOptions) -> Result<String, DbError> {
    // The driver's own error would quote the address with the password in it.
    if url.parse::<PgConnectOptions>().is_err() {
        return Err(DbError::BadAddress);
    }
    options.set_application_name("flaskboost");
    // Migrations hold their lock on one connection and work on another.
    let wanted = options.get_max_connections().unwrap_or(2);
    options.max_connections(wanted.max(2));
    Ok(name_of(url))
}

/// Host and name of a `postgres://` address, without user and password.
///
/// ```
/// use flaskboost::db::postgres::name_of;
///
/// assert_eq!(name_of("postgres://anna:secret@db.example:5432/club?sslmode=require"), "db.example:5432/club");
/// ```
#[must_use]
pub fn name_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    // The user and the password go first: they may hold any character, a `?` too.
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    rest.split('?').next().unwrap_or_default().to_owned()
}

/// The address of the database `name` on the server of `url`.
///
/// ```
/// use flaskboost::db::postgres::sibling;
///
/// assert_eq!(sibling("postgres://localhost/a?x=1", "b"), "postgres://localhost/b?x=1");
/// ```
#[must_use]
pub fn sibling(url: &str, name: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
    let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
    let server = rest.split('/').next().unwrap_or_default();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{scheme}://{server}/{name}{query}")
}

/// Creates the database `name` on the server of `url`.
///
/// # Errors
///
/// - The server does not answer or refuses.
pub async fn create_database(url: &str, name: &str) -> Result<(), DbError> {
    administer(url, &format!("CREATE DATABASE {}", quoted(name))).await
}

/// Creates the database `name` as a copy of the database `template`, which nobody may be connected to. Says whether there
/// is such a template.
///
/// # Errors
///
/// - The server does not answer or refuses.
pub async fn copy_database(url: &str, name: &str, template: &str) -> Result<bool, DbError> {
    match administer(url, &format!("CREATE DATABASE {} TEMPLATE {}", quoted(name), quoted(template))).await {
        Err(DbError::Query(error)) if has_code(&error, NO_SUCH_DATABASE) => Ok(false),
        done => done.map(|()| true),
    }
}

/// Gives the database `name`, which nobody may be connected to, another name.
///
/// # Errors
///
/// - The server does not answer or refuses.
pub async fn rename_database(url: &str, name: &str, to: &str) -> Result<(), DbError> {
    administer(url, &format!("ALTER DATABASE {} RENAME TO {}", quoted(name), quoted(to))).await
}

/// The names of the databases on the server of `url` that begin with `start`.
///
/// # Errors
///
/// - The server does not answer.
pub async fn databases(url: &str, start: &str) -> Result<Vec<String>, DbError> {
    let server = connect(url).await?;
    let sql = "SELECT datname::text AS name FROM pg_database WHERE starts_with(datname::text, $1)";
    let statement = Statement::from_sql_and_values(server.get_database_backend(), sql, [start.into()]);
    let rows = server.query_all_raw(statement).await;
    server.close().await?;
    Ok(rows?.iter().map(|row| row.try_get("", "name")).collect::<Result<_, _>>()?)
}

/// Does `work` while no other process that asks with this `key` does its own; the others wait.
///
/// # Errors
///
/// - The server does not answer.
/// - Whatever `work` returns.
pub async fn alone<T, F>(url: &str, key: i64, work: F) -> Result<T, DbError>
where
    F: AsyncFnOnce() -> Result<T, DbError>,
{
    let server = connect(url).await?;
    server.execute_unprepared(&format!("SELECT pg_advisory_lock({key})")).await?;
    let done = work().await;
    // The lock ends with its connection.
    server.close().await?;
    done
}

/// Drops the database `name` on the server of `url`, ending its connections.
///
/// # Errors
///
/// - The server does not answer or refuses.
pub async fn drop_database(url: &str, name: &str) -> Result<(), DbError> {
    administer(url, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quoted(name))).await
}

async fn administer(url: &str, sql: &str) -> Result<(), DbError> {
    let server = connect(url).await?;
    let done = server.execute_unprepared(sql).await;
    server.close().await?;
    done?;
    Ok(())
}

/// One connection to the server of `url`.
async fn connect(url: &str) -> Result<DatabaseConnection, DbError> {
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.map_err(|source| DbError::Open {
        engine: "PostgreSQL".to_owned(),
        name: name_of(url),
        source,
    })
}

fn has_code(error: &DbErr, code: &str) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error else {
        return false;
    };
    cause.as_database_error().and_then(|error| error.code()).is_some_and(|found| found == code)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn an_address_that_cannot_be_read_is_refused_without_its_password() {
        for url in ["postgres://anna:s3cret@db.example:port/club", "postgres://anna:s3cret@[db/club"] {
            let mut options = ConnectOptions::new(url.to_owned());
            let Err(error) = prepare(url, &mut options) else { panic!("{url} was taken") };
            assert!(matches!(error, DbError::BadAddress), "{url}: {error:?}");
            assert!(!format!("{error} {error:?}").contains("s3cret"));
            let error = Error::from(error);
            assert!(!format!("{error} {error:?}").contains("s3cret"));
        }
    }
}
