//! A PostgreSQL database beside the one of `DATABASE_URL`, gone with the test.

use crate::db::{DbError, postgres};

/// PostgreSQL cuts longer names off, and two of them could then be one.
const LONGEST_NAME: usize = 63;

#[derive(Debug)]
pub(super) struct Sibling {
    server: String,
    name: String,
}

impl Sibling {
    /// Creates `<name of url>_fb_<unique>` on the server of `url`.
    pub(super) async fn create(url: &str, unique: &str) -> Result<Self, DbError> {
        let full = postgres::name_of(url);
        let base = full.rsplit('/').next().unwrap_or_default();
        let end = format!("_fb_{unique}");
        let base: String = base.chars().filter(char::is_ascii).take(LONGEST_NAME.saturating_sub(end.len())).collect();
        let sibling = Self { server: url.to_owned(), name: base + &end };
        postgres::create_database(&sibling.server, &sibling.name).await?;
        Ok(sibling)
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
