//! [`App`]: what an app is made of.

use std::sync::Arc;

use axum::handler::Handler;
use sea_orm_migration::MigrationTrait;

use super::office::Office;
use super::seeder::{Seed, Seeder, boxed};
use super::state::AppState;
use crate::auth::{Identify, Roles};
use crate::controller::{Routes, Services};
use crate::db::{Db, Migrations};
use crate::error::Result;
use crate::http::Assets;
use crate::jobs::{Job, Registry, Schedule};
use crate::lists;
use crate::mailer::{Letter, Letters};

/// What a part does with the state before the site answers: it adds its services, and may bring whoever recognises
/// people.
pub(super) type Finish = Box<dyn FnOnce(&mut AppState) -> Option<Arc<dyn Identify>> + Send>;

/// What an app is made of. Assemble it once, then serve it, run a command on it, or test it.
///
/// ```
/// use flaskboost::app::App;
/// use flaskboost::http::Assets;
///
/// async fn hello() -> &'static str {
///     "Hello"
/// }
/// let app = App::new(Assets::NONE).get("hello", "/", hello);
/// ```
#[must_use = "an app does nothing until it is run"]
pub struct App {
    pub(super) assets: Assets,
    pub(super) library: Migrations,
    pub(super) migrations: Migrations,
    pub(super) routes: Routes<AppState>,
    pub(super) seed: Option<Seed>,
    pub(super) sections: Vec<String>,
    pub(super) services: Services,
    pub(super) finish: Vec<Finish>,
    pub(super) login: Option<&'static str>,
    pub(super) needs_database: bool,
    pub(super) demo_logins: Vec<(String, String)>,
    pub(super) roles: Roles,
    pub(super) registry: Registry,
    pub(super) schedules: Vec<Schedule>,
    pub(super) has_accounts: bool,
    pub(super) letters: Letters,
    pub(super) office: Office,
}

impl App {
    /// An app with these files; `flaskboost::embed!()` makes them.
    pub fn new(assets: Assets) -> Self {
        Self {
            assets,
            library: Migrations::default()
                .with(crate::session::migrations)
                .with(crate::limit::migrations)
                .with(crate::db::outbox::migrations)
                .with(crate::db::trail::migrations)
                .with(crate::jobs::migrations)
                .with(crate::storage::migrations),
            migrations: Migrations::default(),
            routes: Routes::new(),
            seed: None,
            sections: Vec::new(),
            services: Services::default(),
            finish: Vec::new(),
            login: None,
            needs_database: false,
            demo_logins: Vec::new(),
            roles: Roles::new(),
            registry: Registry::default(),
            schedules: Vec::new(),
            has_accounts: false,
            letters: Letters::default(),
            office: Office::default(),
        }
    }

    /// Adds the app's migrations, in the order in which they must run. Those of the library's own parts always run
    /// before them, so a table of the app may refer to `users`.
    pub fn migrations(mut self, migrations: fn() -> Vec<Box<dyn MigrationTrait>>) -> Self {
        self.migrations = self.migrations.with(migrations);
        self.needs_database = true;
        self
    }

    /// Adds routes.
    pub fn routes(mut self, routes: Routes<AppState>) -> Self {
        self.routes = self.routes.merge(routes);
        self
    }

    /// Adds one route that answers GET, for an app that is one file.
    pub fn get<H, T>(mut self, name: &str, pattern: &str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.routes = self.routes.get(name, pattern, handler);
        self
    }

    /// Adds demo data: written when a development database is created, and by the command `seed`. It must be
    /// written so that a second run adds nothing.
    pub fn seed<F>(mut self, seed: F) -> Self
    where
        F: AsyncFn(&Db, &Seeder) -> Result<()> + Send + Sync + 'static,
    {
        self.seed = Some(boxed(seed));
        self
    }

    /// Declares the roles of the site and what each may do; without it there are `user`, `service` and `admin`.
    /// Handlers take them as `Service<Roles>`.
    pub fn roles(mut self, roles: Roles) -> Self {
        self.roles = roles;
        self
    }

    /// Names a demo user, so that the terminal can print it in development; call it once for each.
    pub fn demo_login(mut self, email: &str, password: &str) -> Self {
        self.demo_logins.push((email.to_owned(), password.to_owned()));
        self
    }

    /// Declares a table of the settings that belongs to the app; read it with `Settings::section`.
    pub fn section(mut self, name: &str) -> Self {
        self.sections.push(name.to_owned());
        self
    }

    /// Provides something of the app's own to handlers; they take it as `Service<T>`.
    pub fn service<T: Send + Sync + 'static>(mut self, service: T) -> Self {
        self.services = self.services.with(service);
        self
    }

    /// Names a job, so that workers know it.
    pub fn job<J: Job>(mut self) -> Self {
        self.registry = self.registry.with::<J>();
        self
    }

    /// Gives a job its hours.
    pub fn schedule(mut self, schedule: Schedule) -> Self {
        self.schedules.push(schedule);
        self
    }

    /// Names a kind of letter: it is drawn at the start from its samples, so that a mistake is found there, shown at
    /// `/dev/mail`, and if it belongs to a list, people can leave that.
    pub fn letter<L: Letter + 'static>(mut self) -> Self {
        let had_lists = self.letters.have_lists();
        self.letters = self.letters.with::<L>();
        if self.letters.have_lists() && !had_lists {
            self.routes = self.routes.merge(lists::routes());
        }
        self
    }

    /// Recognises people with this instead of the accounts that ship with the library; `login` is the name of the
    /// route where they log in.
    pub fn identify(mut self, identify: impl Identify, login: &'static str) -> Self {
        self.login = Some(login);
        let identify: Arc<dyn Identify> = Arc::new(identify);
        self.finish.push(Box::new(move |_| Some(identify)));
        self
    }

    /// Gives stored files to those who have a link to one, at `/files/…`: what `Storage::link` makes leads there.
    pub fn files(mut self) -> Self {
        self.routes = self.routes.merge(crate::files::routes());
        self.needs_database = true;
        self
    }

    /// The roles that the app declares.
    pub fn declared_roles(&self) -> &Roles {
        &self.roles
    }

    /// Whether the app has the ready-made accounts.
    #[must_use]
    pub fn has_accounts(&self) -> bool {
        self.has_accounts
    }

    /// The files of the app.
    #[must_use]
    pub fn assets(&self) -> Assets {
        self.assets
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("routes", &self.routes)
            .field("migrations", &self.all_migrations())
            .finish_non_exhaustive()
    }
}
