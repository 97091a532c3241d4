//! [`Migrations`]: the steps that bring a database up to date, each applied once, by one process at a time.

use std::fmt;

use sea_orm::{ConnectionTrait, TransactionTrait};
use sea_orm_migration::{MigrationStatus, MigrationTrait, MigratorTraitSelf};

use super::{Db, DbError, Engine, Stamp, Tx};
use crate::settings::Runtime;

/// The key of the advisory lock on PostgreSQL: "FLASKBST" as a number, so that nobody else takes it by accident.
const LOCK: i64 = 0x464c_4153_4b42_5354;

type Source = fn() -> Vec<Box<dyn MigrationTrait>>;

/// All migrations of an app: those of the library's own parts first, then the app's.
#[derive(Clone, Default)]
pub struct Migrations {
    sources: Vec<Source>,
}

/// Whether one migration has been applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationState {
    /// Its name.
    pub name: String,
    /// Whether it has been applied.
    pub is_applied: bool,
}

impl Migrations {
    /// Adds a list of migrations, in the order in which they must run.
    #[must_use]
    pub fn with(mut self, source: Source) -> Self {
        self.sources.push(source);
        self
    }

    /// These migrations, then those.
    #[must_use]
    pub fn then(mut self, later: Self) -> Self {
        self.sources.extend(later.sources);
        self
    }

    /// The names of all, in the order in which they run.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        MigratorTraitSelf::migrations(self).iter().map(|migration| migration.name().to_owned()).collect()
    }

    /// Applies what is pending and stamps a new database, under a lock: of several processes one migrates, the
    /// others wait and then find nothing to do. On SQLite all of it is one transaction.
    ///
    /// Returns the names of the migrations it applied.
    ///
    /// # Errors
    ///
    /// - The database belongs to another runtime, or to nobody and `adopt` is not set.
    /// - A migration fails; what came before it stays on PostgreSQL, nothing stays on SQLite.
    pub async fn apply(&self, db: &Db, runtime: Runtime, adopt: bool) -> Result<Vec<String>, DbError> {
        Stamp::require(db, runtime, adopt).await?;
        let lock: Tx = TransactionTrait::begin(db).await?;
        if db.engine() == Engine::Postgres {
            lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
        }
        // Somebody else may have stamped it while this process waited for the lock.
        let backend = ConnectionTrait::get_database_backend(db);
        Stamp::read_from(&lock, backend).await?.admit(db.name(), runtime, adopt)?;
        let applied = match db.engine() {
            Engine::Sqlite => {
                let applied = self.pending_in(lock.inner()).await?;
                Stamp::write_to(&lock, runtime).await?;
                if !applied.is_empty() {
                    self.up(lock.inner(), None).await?;
                }
                applied
            }
            Engine::Postgres => {
                let applied = self.pending_in(db.connection()).await?;
                Stamp::write_to(db.connection(), runtime).await?;
                if !applied.is_empty() {
                    self.up(db.connection(), None).await?;
                }
                applied
            }
        };
        lock.commit().await.map_err(|error| DbError::Query(sea_orm::DbErr::Custom(format!("{error:?}"))))?;
        Ok(applied)
    }

    /// Takes back the last `steps` migrations. Returns the names of those that remain applied.
    ///
    /// # Errors
    ///
    /// - The database belongs to another runtime.
    /// - A migration has no way back.
    pub async fn take_back(&self, db: &Db, runtime: Runtime, steps: u32) -> Result<Vec<String>, DbError> {
        Stamp::require(db, runtime, false).await?;
        self.down(db.connection(), Some(steps)).await?;
        let states = self.states(db).await?;
        Ok(states.into_iter().filter(|state| state.is_applied).map(|state| state.name).collect())
    }

    /// Deletes every table and applies all migrations again; never in production.
    ///
    /// # Errors
    ///
    /// - The runtime is production, or the database belongs to another runtime.
    /// - A migration fails.
    pub async fn start_over(&self, db: &Db, runtime: Runtime) -> Result<(), DbError> {
        if runtime.is_production() {
            return Err(DbError::NeverInProduction { name: db.name().to_owned() });
        }
        Stamp::require(db, runtime, false).await?;
        self.fresh(db.connection()).await?;
        Stamp::write_to(db.connection(), runtime).await
    }

    /// The state of every migration; changes nothing.
    ///
    /// # Errors
    ///
    /// - The database cannot be read, or it knows migrations that this app does not.
    pub async fn states(&self, db: &Db) -> Result<Vec<MigrationState>, DbError> {
        let all = self.get_migration_with_status_read_only(db.connection()).await?;
        Ok(all
            .iter()
            .map(|one| MigrationState {
                name: one.name().to_owned(),
                is_applied: matches!(one.status(), MigrationStatus::Applied),
            })
            .collect())
    }

    /// Refuses a database that is not up to date; changes nothing.
    ///
    /// # Errors
    ///
    /// - Migrations are pending.
    pub async fn require_applied(&self, db: &Db) -> Result<(), DbError> {
        let pending = self.pending_in(db.connection()).await?;
        match pending.first() {
            None => Ok(()),
            Some(first) => Err(DbError::Pending {
                name: db.name().to_owned(),
                count: pending.len(),
                first: first.clone(),
                more: if pending.len() > 1 { " and others" } else { "" },
            }),
        }
    }

    async fn pending_in<C: ConnectionTrait>(&self, db: &C) -> Result<Vec<String>, DbError> {
        let pending = self.get_pending_migrations_read_only(db).await?;
        Ok(pending.iter().map(|migration| migration.name().to_owned()).collect())
    }
}

impl fmt::Debug for Migrations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

impl MigratorTraitSelf for Migrations {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        self.sources.iter().flat_map(|source| source()).collect()
    }
}
