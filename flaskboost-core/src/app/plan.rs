//! [`Plan`]: an app that has been put together and checked, but has no database yet.

use std::sync::Arc;

use super::accounts;
use super::dev_tools::Tools;
use super::{App, AppState, BootError, Parts, oauth, queue};
use crate::controller::{RouteFacts, Routes, Services};
use crate::error::Problem;
use crate::http::StaticFiles;
use crate::mail::Mailer;
use crate::mailer::{Letters, Writer};
use crate::settings::Settings;
use crate::url::UrlMap;
use crate::view::{AppFacts, LIBRARY, Renderer};

/// An app that has been put together and checked, but has no database yet.
#[derive(Debug)]
pub struct Plan {
    pub(super) routes: Routes<AppState>,
    pub(super) urls: Arc<UrlMap>,
    pub(super) renderer: Renderer,
    pub(super) files: StaticFiles,
    pub(super) login: Option<String>,
    pub(super) again: Option<String>,
    pub(super) setup: Option<String>,
    pub(super) tools: Tools,
    pub(super) writer: Writer,
    letters: Letters,
    facts: Vec<RouteFacts>,
    problems: Vec<Problem>,
    has_pages: bool,
}

impl App {
    /// Puts the app together and checks it: routes, templates, views. Changes nothing outside.
    pub fn plan(&mut self, settings: &Settings, mailer: &Mailer, parts: &Parts) -> Plan {
        let mut plan = self.assemble(settings, mailer, parts);
        plan.problems.extend((plan.reading())());
        plan
    }

    /// Puts the app together, and leaves the reading of its templates to [`Plan::reading`].
    pub(super) fn assemble(&mut self, settings: &Settings, mailer: &Mailer, parts: &Parts) -> Plan {
        let mut routes = std::mem::take(&mut self.routes);
        let tools = Tools::open(settings, mailer, &parts.random, self.assets);
        routes = routes.merge(tools.routes());
        let (urls, mut problems) = routes.map();
        self.roles = self.office.declare(std::mem::take(&mut self.roles));
        problems.extend(self.office.problems());
        problems.extend(self.roles.problems());
        problems.extend(routes.check_guards(&self.roles));
        problems.extend(oauth::problems(settings));
        problems.extend(queue::problems(&self.registry, &self.schedules));
        let urls = Arc::new(urls);
        let files = StaticFiles::new(vec![self.assets, LIBRARY]);
        let facts = AppFacts {
            name: settings.app.name.clone(),
            runtime: settings.runtime().to_string(),
            accounts: self.login.is_some(),
            signup: settings.accounts.signup,
            magic_link: settings.accounts.magic_link,
            remember: settings.session.remember,
            second_factor: settings.accounts.second_factor,
            passkeys: accounts::has_passkeys(settings),
            passkeys_at: accounts::passkeys_at(settings),
            login_with: oauth::buttons(settings),
            api_tokens: settings.accounts.api_tokens,
            dev: tools.are_there() && settings.runtime().is_development(),
            mail: mailer.describe(),
        };
        let renderer = Renderer::new(vec![LIBRARY, self.assets], Arc::clone(&urls), files.clone(), facts);
        let is_asked = self.has_accounts && settings.accounts.fresh_minutes > 0;
        let again = is_asked.then(|| urls.path("accounts.again", &[]).ok()).flatten();
        let setup = self.has_accounts.then(|| urls.path("accounts.second_factor", &[]).ok()).flatten();
        let login = self.login.and_then(|name| urls.path(name, &[]).ok());
        let has_pages = self.login.is_some() || !self.assets.list("templates").is_empty();
        let facts = routes.facts();
        let writer = Writer::new(renderer.clone(), settings);
        let letters = std::mem::take(&mut self.letters);
        Plan { writer, letters, routes, urls, renderer, files, login, again, setup, tools, facts, problems, has_pages }
    }
}

impl Plan {
    /// Every route in words.
    #[must_use]
    pub fn routes(&self) -> &[RouteFacts] {
        &self.facts
    }

    /// Everything that is wrong.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Reads all templates and draws every page once; tells what is wrong with them. Nothing of the plan is borrowed, so
    /// that it can be done while something else is waited for.
    pub(super) fn reading(&self) -> impl FnOnce() -> Vec<Problem> + Send + 'static {
        let renderer = self.has_pages.then(|| self.renderer.clone());
        let (writer, letters) = (self.writer.clone(), self.letters.clone());
        move || {
            let problems = renderer.map(|renderer| renderer.check()).unwrap_or_default();
            // Templates that do not load are one problem, not one for each letter.
            if problems.is_empty() { writer.check(&letters) } else { problems }
        }
    }

    /// The same plan, of which this is wrong too.
    pub(super) fn with_problems(mut self, problems: Vec<Problem>) -> Self {
        self.problems.extend(problems);
        self
    }

    /// The services with the tools of development among them, if there are any.
    pub(super) fn install(&self, services: &Services) -> Services {
        self.tools.install(services, &self.facts, (&self.letters, &self.writer))
    }

    /// Goes on only when nothing is wrong.
    ///
    /// # Errors
    ///
    /// - Something is wrong; all of it is reported together.
    pub fn approve(self) -> Result<Self, BootError> {
        if self.problems.is_empty() { Ok(self) } else { Err(BootError::Problems(self.problems)) }
    }
}
