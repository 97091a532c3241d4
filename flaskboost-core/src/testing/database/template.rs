//! A PostgreSQL database that is migrated once and copied by many tests.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::sibling::{LONGEST_NAME, base};
use crate::db::{Db, DbError, Migrations, postgres};
use crate::settings::{DatabaseSettings, Runtime};

/// The key of the lock under which templates are made: "FBTEMPLT" as a number.
const LOCK: i64 = 0x4642_5445_4d50_4c54;

/// The migrated database of one test program and one list of migrations. It stays after the program has ended, for the
/// next run; the templates of earlier builds of the same program go when a new one is made.
#[derive(Debug)]
pub(super) struct Template {
    /// Begins the names of all templates of this program.
    family: String,
    /// Begins the names of those of this build.
    build: String,
    /// Of this one.
    pub(super) name: String,
}

impl Template {
    /// The name that the template of these migrations has on the server of `url`. It depends on the build of this
    /// program: a migration that was written anew under its old name makes a new template.
    pub(super) fn of(url: &str, migrations: &Migrations) -> Self {
        let program = std::env::current_exe().unwrap_or_default();
        let built = std::fs::metadata(&program).ok().map(|file| (file.len(), file.modified().ok()));
        let end = format!("_fbt_{:08x}_", short(&program));
        let rest = format!("{:08x}_{:08x}", short(&built), short(&migrations.names()));
        // A template that is being made has five letters more.
        let base = base(url, LONGEST_NAME.saturating_sub(end.len() + rest.len() + 5));
        // A test may run a program that tests: beside its database, too, there is one template, and not one for each.
        let base = base.split("_fb_").next().unwrap_or_default();
        let family = format!("{base}{end}");
        let build = format!("{family}{:08x}_", short(&built));
        let name = family.clone() + &rest;
        Self { family, build, name }
    }

    /// Makes it on the server of `url`, unless somebody else has by now.
    pub(super) async fn make(&self, url: &str, migrations: &Migrations) -> Result<(), DbError> {
        postgres::alone(url, LOCK, async || {
            for name in postgres::databases(url, &self.family).await? {
                if name == self.name {
                    return Ok(());
                }
                if !name.starts_with(&self.build) {
                    postgres::drop_database(url, &name).await?;
                }
            }
            // Under its name it is complete: a program that was stopped half-way leaves this one behind.
            let half = format!("{}_half", self.name);
            postgres::drop_database(url, &half).await?;
            postgres::create_database(url, &half).await?;
            let settings = DatabaseSettings { max_connections: 2, ..DatabaseSettings::default() };
            let db = Db::connect(&postgres::sibling(url, &half), &settings).await?;
            let migrated = migrations.apply(&db, Runtime::Testing, false).await;
            // Nobody may be connected to what is renamed and copied.
            let _ = db.close().await;
            migrated?;
            postgres::rename_database(url, &half, &self.name).await
        })
        .await
    }
}

/// The same in every process of one build.
fn short(value: &impl Hash) -> u32 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    u32::try_from(hasher.finish() >> 32).unwrap_or_default()
}
