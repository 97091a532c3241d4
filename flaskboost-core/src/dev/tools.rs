//! [`DevTools`]: what the pages of this floor work with.

use std::fmt;
use std::sync::Arc;

use crate::controller::RouteFacts;
use crate::error::Result;
use crate::mail::Mailer;
use crate::mailer::{Letters, Preview, Writer};
use crate::random::Random;
use crate::settings::Settings;

/// A number that changes when a file that matters is saved.
pub type Stamp = Arc<dyn Fn() -> u64 + Send + Sync>;

/// The tools of development; an app that has them gives them to its handlers as a service.
#[derive(Clone)]
pub struct DevTools {
    pub(super) mailer: Mailer,
    pub(super) routes: Arc<[RouteFacts]>,
    pub(super) stamp: Stamp,
    pub(super) boot: Arc<str>,
    pub(super) host: Arc<str>,
    letters: Option<(Letters, Writer)>,
}

impl DevTools {
    /// The tools, or none in production.
    #[must_use]
    pub fn open(settings: &Settings, mailer: Mailer, random: &Random, stamp: Stamp) -> Option<Self> {
        let host = settings.app.url.parse().ok().and_then(|url: http::Uri| url.host().map(Arc::from));
        (!settings.runtime().is_production()).then(|| Self {
            mailer,
            routes: Arc::default(),
            stamp,
            boot: random.token().into(),
            host: host.unwrap_or_default(),
            letters: None,
        })
    }

    /// The same tools with the routes to show; they are known only when all parts have added theirs.
    #[must_use]
    pub fn with_routes(self, routes: Vec<RouteFacts>) -> Self {
        Self { routes: routes.into(), ..self }
    }

    /// The same tools with the letters to show.
    #[must_use]
    pub fn with_letters(self, letters: Letters, writer: Writer) -> Self {
        Self { letters: Some((letters, writer)), ..self }
    }

    /// Every sample of every letter.
    pub(super) fn previews(&self) -> Result<Vec<Preview>> {
        self.letters.as_ref().map_or_else(|| Ok(Vec::new()), |(letters, writer)| writer.previews(letters))
    }
}

impl fmt::Debug for DevTools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DevTools").field("mailer", &self.mailer).field("boot", &self.boot).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::settings::{Loader, Runtime};

    fn opened(settings: &Settings) -> bool {
        let mailer = Mailer::in_memory("hello@example.com", Clock::system(), Random::seeded(1)).unwrap();
        DevTools::open(settings, mailer, &Random::seeded(1), Arc::new(|| 0)).is_some()
    }

    #[test]
    fn there_are_no_tools_in_production() {
        let production = Loader::new(Runtime::Production).env([
            ("SECRET_KEY".to_owned(), "0123456789abcdefghijklmnopqrstuvwxyz".to_owned()),
            ("DATABASE_URL".to_owned(), "postgres://db.example/club".to_owned()),
            ("SMTP_URL".to_owned(), "smtps://u:p@mail.example".to_owned()),
            ("FLASKBOOST__MAIL__TRANSPORT".to_owned(), "smtp".to_owned()),
            ("FLASKBOOST__MAIL__FROM".to_owned(), "hello@club.example".to_owned()),
            ("FLASKBOOST__APP__URL".to_owned(), "https://club.example".to_owned()),
        ]);
        assert!(!opened(&production.load().unwrap()));
        for runtime in [Runtime::Development, Runtime::Testing] {
            assert!(opened(&Loader::new(runtime).load().unwrap()), "{runtime}");
        }
    }
}
