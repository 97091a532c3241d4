//! A PostgreSQL database beside the one of `DATABASE_URL`, gone with the test.

use super::template::Template;
use crate::db::{DbError, Migrations, postgres};

/// PostgreSQL cuts longer names off, and two of them could then be one.
pub(super) const LONGEST_NAME: usize = 63;

#[derive(Debug)]
pub(super) struct Sibling {
    server: String,
    name: String,
}

impl Sibling {
    /// Creates `<name of url>_fb_<unique>` on the server of `url`.
    pub(super) async fn create(url: &str, unique: &str) -> Result<Self, DbError> {
        let sibling = Self::of(url, unique);
        postgres::create_database(&sibling.server, &sibling.name).await?;
        Ok(sibling)
    }

    /// The same with these migrations applied: a copy of a template, which is made when it is first asked for.
    pub(super) async fn create_migrated(url: &str, unique: &str, migrations: &Migrations) -> Result<Self, DbError> {
        let (sibling, template) = (Self::of(url, unique), Template::of(url, migrations));
        if !postgres::copy_database(url, &sibling.name, &template.name).await? {
            template.make(url, migrations).await?;
            postgres::copy_database(url, &sibling.name, &template.name).await?;
        }
        Ok(sibling)
    }

    fn of(url: &str, unique: &str) -> Self {
        let end = format!("_fb_{unique}");
        let base = base(url, LONGEST_NAME.saturating_sub(end.len()));
        Self { server: url.to_owned(), name: base + &end }
    }

    pub(super) fn url(&self) -> String {
        postgres::sibling(&self.server, &self.name)
    }
}

impl Drop for Sibling {
    /// Drops the database, also when the test panicked. It needs a runtime of its own, because the test's may be
    /// gone or may not wait here.
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let dropped = match runtime {
                Ok(runtime) => runtime.block_on(postgres::drop_database(&server, &name)).map_err(|e| e.to_string()),
                Err(why) => Err(why.to_string()),
            };
            if let Err(why) = dropped {
                eprintln!("the test database {name} could not be dropped: {why}");
            }
        });
        let _ = dropping.join();
    }
}

/// How the names of the databases beside this one begin.
pub(super) fn base(url: &str, longest: usize) -> String {
    let full = postgres::name_of(url);
    let base = full.rsplit('/').next().unwrap_or_default();
    base.chars().filter(char::is_ascii).take(longest).collect()
}
