//! From settings to a site that can answer.

use std::sync::Arc;

use super::{App, AppState, BootError, Seeder, Site, labour::Labour, layers, oauth, queue};
use crate::auth::{PasswordRules, Passwords, Recogniser};
use crate::cache::Cache;
use crate::clock::Clock;
use crate::db::outbox::Outbox;
use crate::db::trail::{By, Trail};
use crate::db::{Db, Migrations, Stamp};
use crate::jobs::Scheduler;
use crate::limit::Limiter;
use crate::mail::Mailer;
use crate::mailer::{Post, PostParts};
use crate::random::Random;
use crate::seal::Seal;
use crate::settings::{LimitsStore, Settings};
use crate::storage::Storage;

/// What a test replaces.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The time.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// The way out for mail; made from the settings when `None`.
    pub mailer: Option<Mailer>,
}

impl Default for Parts {
    fn default() -> Self {
        Self { clock: Clock::system(), random: Random::system(), mailer: None }
    }
}

impl App {
    /// Opens the database of the settings; an app that keeps nothing gets one in memory.
    ///
    /// # Errors
    ///
    /// - The database cannot be opened.
    pub async fn open(&self, settings: &Settings) -> Result<Db, BootError> {
        let runtime = settings.runtime();
        let url = match &settings.database.url {
            _ if !self.needs_database => "sqlite::memory:",
            Some(url) => url.expose(),
            None => return Err(BootError::NoDatabase { runtime }),
        };
        let trail = Trail::new(settings.secret_key(), Clock::system());
        let db = Db::connect(url, &settings.database).await?.with_trail(trail);
        Ok(if runtime.is_testing() { db.counting_rows() } else { db })
    }

    /// Brings the database up to date where that is safe to do unasked (development and testing), and refuses one
    /// that is not up to date in production. A new development database is filled with demo data.
    ///
    /// # Errors
    ///
    /// - The database belongs to another runtime.
    /// - A migration fails, or is pending in production.
    /// - The demo data cannot be written.
    pub async fn prepare(&self, db: &Db, settings: &Settings, seeder: &Seeder) -> Result<(), BootError> {
        let runtime = settings.runtime();
        let stamp = Stamp::require(db, runtime, false).await?;
        if runtime.is_production() && self.needs_database {
            self.all_migrations().require_applied(db).await?;
            return Ok(());
        }
        for name in self.all_migrations().apply(db, runtime, false).await? {
            tracing::debug!("migration {name} applied");
        }
        if stamp == Stamp::Empty && runtime.is_development() {
            self.plant(db, seeder).await?;
        }
        Ok(())
    }

    /// All migrations: the library's and the app's.
    #[must_use]
    pub fn all_migrations(&self) -> Migrations {
        self.library.clone().with(crate::mailer::migrations).then(self.migrations.clone())
    }

    /// Refuses a database with pending migrations; changes nothing.
    ///
    /// # Errors
    ///
    /// - Migrations are pending.
    pub async fn pending(&self, db: &Db) -> Result<(), BootError> {
        if self.needs_database { Ok(self.all_migrations().require_applied(db).await?) } else { Ok(()) }
    }

    /// Writes the demo data. Says whether there is any.
    ///
    /// # Errors
    ///
    /// - It cannot be written.
    pub async fn plant(&self, db: &Db, seeder: &Seeder) -> Result<bool, BootError> {
        match &self.seed {
            Some(seed) => {
                seed(&db.by(Arc::new(By::command("seed"))), seeder).await.map(|()| true).map_err(BootError::Seed)
            }
            None => Ok(false),
        }
    }

    /// What demo data is made with.
    #[must_use]
    pub fn seeder(&self, settings: &Arc<Settings>, parts: &Parts) -> Seeder {
        Seeder {
            passwords: Passwords::new(parts.random.clone(), settings.accounts.hash_concurrency),
            clock: parts.clock.clone(),
            random: parts.random.clone(),
            settings: Arc::clone(settings),
        }
    }

    /// Checks the app, opens and prepares its database, and makes it ready to answer.
    ///
    /// # Errors
    ///
    /// - A boot check fails; all of them are reported together.
    /// - The database or the mail server of the settings cannot be used.
    pub async fn boot(mut self, settings: Settings, parts: Parts) -> Result<Site, BootError> {
        let settings = Arc::new(settings);
        let mailer = match &parts.mailer {
            Some(mailer) => mailer.clone(),
            None => Mailer::new(&settings.mail, parts.clock.clone(), parts.random.clone())?,
        };
        let plan = self.assemble(&settings, &mailer, &parts);
        // Reading the templates and opening the database are most of a start. In production they do not wait for each
        // other; elsewhere an app that is wrong touches no database.
        let reading = tokio::task::spawn_blocking(plan.reading());
        let early = if settings.runtime().is_production() { Some(self.open(&settings).await) } else { None };
        let problems = reading.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()));
        let plan = plan.with_problems(problems).approve()?;
        let db = match early {
            Some(opened) => opened?,
            None => self.open(&settings).await?,
        };
        let db = db.with_trail(Trail::new(settings.secret_key(), parts.clock.clone()));
        let seeder = self.seeder(&settings, &parts);
        self.prepare(&db, &settings, &seeder).await?;
        self.office.look_at_staff(&db, &settings).await;
        // A handler that wants the settings or the roles takes `Service<Settings>` or `Service<Roles>`.
        let roles = Arc::new(self.roles);
        let services = plan.install(&self.services).with_shared(Arc::clone(&settings)).with_shared(Arc::clone(&roles));
        let limiter = match (settings.limits.store, &settings.redis.url) {
            (LimitsStore::Redis, Some(url)) => {
                Limiter::in_redis(url.expose(), parts.clock.clone(), settings.secret_key()).await?
            }
            _ => Limiter::new(db.clone(), parts.clock.clone(), settings.secret_key()),
        };
        let site = queue::namespace(&settings, &db, &parts).await?;
        let outbox = Outbox::new();
        let has_work = self.needs_database || !self.registry.names().is_empty();
        let jobs = queue::open(&settings, (&db, &outbox, &site), self.registry, &parts).await?;
        let cache = Cache::open(&settings, &site, parts.clock.clone()).await?;
        let post = Post::new(PostParts {
            mailer: mailer.clone(),
            writer: plan.writer.clone(),
            db: db.clone(),
            seal: Seal::new(settings.secret_key(), parts.random.clone()),
            clock: parts.clock.clone(),
        });
        let post = post.with_jobs(jobs.clone());
        let services = services.with(post.clone()).with(cache.clone());
        let storage = Storage::new(
            (&settings.storage, &site),
            db.clone(),
            parts.clock.clone(),
            parts.random.clone(),
            settings.secret_key(),
        )?;
        let scheduler = Scheduler::new(jobs.clone(), self.schedules.clone());
        let services = services.with(storage.clone()).with(scheduler);
        let mut state = AppState {
            db: db.clone(),
            password_rules: PasswordRules::of(&settings)?,
            settings,
            limiter,
            jobs,
            clock: parts.clock,
            random: parts.random,
            mailer,
            post,
            cache,
            passwords: seeder.passwords,
            urls: Arc::clone(&plan.urls),
            renderer: plan.renderer.clone(),
            storage,
            services,
        };
        oauth::install(&mut state);
        let identify = self.finish.into_iter().filter_map(|finish| finish(&mut state)).last();
        let mut recogniser = Recogniser::new(db, identify, roles);
        if let Some(fresh) = state.settings.accounts.freshness() {
            recogniser = recogniser.with_freshness(fresh);
        }
        let (router, keeper) = layers::stack(plan, &state, recogniser);
        // A job asks its context for what a handler would ask for.
        let services = state.services.clone().with(state.mailer.clone()).with(state.limiter.clone());
        let services =
            services.with_shared(Arc::clone(&state.urls)).with(state.renderer.clone()).with(state.random.clone());
        let labour = Labour::new(&state, services, self.schedules, (outbox, has_work));
        Ok(Site::new(router, state, (keeper, labour), self.demo_logins))
    }
}
