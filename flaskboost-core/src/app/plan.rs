//! [`Plan`]: an app that has been put together and checked, but has no database yet.

use std::sync::Arc;

use super::dev_tools::Tools;
use super::{App, AppState, BootError, Parts};
use crate::controller::{RouteFacts, Routes, Services};
use crate::error::Problem;
use crate::http::StaticFiles;
use crate::mail::Mailer;
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
    pub(super) tools: Tools,
    facts: Vec<RouteFacts>,
    problems: Vec<Problem>,
}

impl App {
    /// Puts the app together and checks it: routes, templates, views. Changes nothing outside.
    pub fn plan(&mut self, settings: &Settings, mailer: &Mailer, parts: &Parts) -> Plan {
        let mut routes = std::mem::take(&mut self.routes);
        let tools = Tools::open(settings, mailer, &parts.random, self.assets);
        routes = routes.merge(tools.routes());
        let (urls, mut problems) = routes.map();
        problems.extend(self.roles.problems());
        problems.extend(routes.check_guards(&self.roles));
        let urls = Arc::new(urls);
        let files = StaticFiles::new(vec![self.assets, LIBRARY]);
        let facts = AppFacts {
            name: settings.app.name.clone(),
            runtime: settings.runtime().to_string(),
            accounts: self.login.is_some(),
            signup: settings.accounts.signup,
            magic_link: settings.accounts.magic_link,
            api_tokens: settings.accounts.api_tokens,
            dev: tools.are_there() && settings.runtime().is_development(),
            mail: mailer.describe(),
        };
        let renderer = Renderer::new(vec![LIBRARY, self.assets], Arc::clone(&urls), files.clone(), facts);
        let login = self.login.and_then(|name| urls.path(name, &[]).ok());
        if self.login.is_some() || !self.assets.list("templates").is_empty() {
            problems.extend(renderer.check());
        }
        let facts = routes.facts();
        Plan { routes, urls, renderer, files, login, tools, facts, problems }
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

    /// The services with the tools of development among them, if there are any.
    pub(super) fn install(&self, services: &Services) -> Services {
        self.tools.install(services, &self.facts)
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
