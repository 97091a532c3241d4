//! Where a test keeps its data.

use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::db::{Db, DbError, Engine, Migrations, Stamp};
use crate::random::Random;
use crate::settings::{DatabaseSettings, Runtime};
use crate::testing::database::folder::Folder;
#[cfg(feature = "postgres")]
use crate::testing::database::sibling::Sibling;

/// A database that one test has for itself, and that is gone when the value is dropped.
///
/// It is a SQLite file in the system's temporary folder, unless `DATABASE_URL` points to PostgreSQL: then it is
/// a new database on that server, named after the one in the address.
///
/// Whatever `DATABASE_URL` points to is never written to, and must be meant for tests all the same: absent,
/// empty, or stamped by the testing runtime. Otherwise the test stops before anything is created, because it
/// would run with the address of somebody's data in its environment.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    _place: Place,
}

/// What is removed in the end.
#[derive(Debug)]
#[expect(dead_code, reason = "the values are kept for what they do when they are dropped")]
enum Place {
    Folder(Folder),
    #[cfg(feature = "postgres")]
    Sibling(Sibling),
}

impl TestDatabase {
    /// Creates one, where the variable `DATABASE_URL` says.
    ///
    /// # Errors
    ///
    /// - `DATABASE_URL` points to a database that is not meant for tests.
    /// - The server does not answer or does not let this user create databases.
    pub async fn create() -> Result<Self, DbError> {
        let url = std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        Self::create_beside(url.as_deref()).await
    }

    /// Creates one where the variable `DATABASE_URL` says, for an app that applies these migrations when it boots. On a
    /// server it is a copy of a database in which they are applied already, so that each test need not wait for them; a
    /// SQLite file is empty, because applying them there takes no longer than copying.
    ///
    /// # Errors
    ///
    /// - `DATABASE_URL` points to a database that is not meant for tests.
    /// - The server does not answer or does not let this user create databases.
    /// - A migration fails.
    pub async fn create_for(migrations: &Migrations) -> Result<Self, DbError> {
        let url = std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        Self::place(url.as_deref(), Some(migrations)).await
    }

    /// Creates one on the server of `url`, or a SQLite file.
    ///
    /// # Errors
    ///
    /// As [`TestDatabase::create`].
    pub async fn create_beside(url: Option<&str>) -> Result<Self, DbError> {
        Self::place(url, None).await
    }

    #[cfg_attr(not(feature = "postgres"), expect(unused_variables, reason = "only a server has templates"))]
    async fn place(url: Option<&str>, migrations: Option<&Migrations>) -> Result<Self, DbError> {
        let unique = unique();
        if let Some(url) = url {
            require_for_tests(url, &unique).await?;
            #[cfg(feature = "postgres")]
            if Engine::of(url)? == Engine::Postgres {
                let sibling = match migrations {
                    Some(migrations) => Sibling::create_migrated(url, &unique, migrations).await?,
                    None => Sibling::create(url, &unique).await?,
                };
                return Ok(Self { url: sibling.url(), _place: Place::Sibling(sibling) });
            }
        }
        let folder = Folder::create(&format!("flaskboost-test-{unique}"))?;
        Ok(Self { url: folder.url(), _place: Place::Folder(folder) })
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Refuses a database with somebody's data in it. It only reads.
async fn require_for_tests(url: &str, unique: &str) -> Result<(), DbError> {
    if Engine::of(url)? == Engine::Postgres {
        return require_stamp(url, None).await;
    }
    let Some(file) = sqlite_file(url) else {
        return Ok(()); // there is nothing to lose, and opening it would create it
    };
    let copy = Folder::with_copy_of(&file, &format!("flaskboost-look-{unique}"))?;
    require_stamp(&copy.url(), Some(file.display().to_string())).await
}

async fn require_stamp(url: &str, name: Option<String>) -> Result<(), DbError> {
    let settings = DatabaseSettings { max_connections: 1, ..DatabaseSettings::default() };
    let db = Db::connect(url, &settings).await?;
    let stamp = Stamp::read(&db).await;
    // It was only read, so nothing is lost if it does not close in order.
    let _ = db.close().await;
    match stamp? {
        Stamp::Empty => Ok(()),
        Stamp::Of(runtime) if runtime == Runtime::Testing.name() => Ok(()),
        Stamp::Of(_) | Stamp::Foreign => {
            Err(DbError::NotForTests { name: name.unwrap_or_else(|| db.name().to_owned()) })
        }
    }
}

/// The file of an address that exists already.
fn sqlite_file(url: &str) -> Option<PathBuf> {
    crate::db::sqlite::file_of(url).filter(|file| file.exists())
}

/// Unique among processes and tests, on this machine and on a server that several share.
fn unique() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let random = u32::from_ne_bytes(Random::system().bytes());
    format!("{}_{}_{random:08x}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}
