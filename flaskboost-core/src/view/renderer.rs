//! [`Renderer`]: the templates of an app over those of the library, loaded once, and again when one is saved.

use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use tera::{Context, Tera};

use super::{
    AppFacts, Drawing, ImpersonationFacts, PageData, PageGlobals, ViewEntry, ViewError, Viewer, filters, functions,
};
use crate::error::Problem;
use crate::http::{Assets, StaticFiles};
use crate::lexicon::Lexicon;
use crate::url::UrlMap;

/// Draws templates. Cheap to clone.
#[derive(Clone)]
pub struct Renderer {
    inner: Arc<Inner>,
}

struct Inner {
    layers: Vec<Assets>,
    urls: Arc<UrlMap>,
    files: StaticFiles,
    facts: AppFacts,
    loaded: RwLock<Loaded>,
}

struct Loaded {
    stamp: u64,
    tera: Result<Arc<Tera>, String>,
}

/// The part of the request that templates see.
#[derive(Serialize)]
pub(super) struct RequestFacts<'a> {
    pub(super) path: &'a str,
    pub(super) method: &'a str,
    pub(super) id: &'a str,
    /// The language in which the library's own pages speak, such as `de`.
    pub(super) language: &'static str,
    /// Which way it is written: `ltr` or `rtl`.
    pub(super) direction: &'static str,
}

impl Renderer {
    /// Loads the templates; `layers` from the lowest, so that a file of a later layer replaces one of an earlier.
    ///
    /// Templates that cannot be loaded are no error here: [`Renderer::check`] and every page say what is wrong.
    #[must_use]
    pub fn new(layers: Vec<Assets>, urls: Arc<UrlMap>, files: StaticFiles, facts: AppFacts) -> Self {
        let loaded = RwLock::new(Loaded { stamp: 0, tera: Err(String::new()) });
        let renderer = Self { inner: Arc::new(Inner { layers, urls, files, facts, loaded }) };
        let _ = renderer.load(renderer.stamp());
        renderer
    }

    /// Draws a template for something that is no page, such as a mail.
    ///
    /// # Errors
    ///
    /// - The template does not exist or cannot be drawn with this data.
    pub fn text(&self, template: &str, data: &impl Serialize) -> Result<String, ViewError> {
        let context = Context::from_serialize(data).map_err(ViewError::data)?;
        self.render(template, &context)
    }

    /// Whether there is such a template.
    #[must_use]
    pub fn contains(&self, template: &str) -> bool {
        self.tera().is_ok_and(|tera| tera.contains_template(template))
    }

    /// Everything that is wrong with templates: those that do not load, those that views name and that do not
    /// exist, and those that cannot be drawn from a view's default value.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        if let Err(error) = self.tera() {
            return vec![Problem::new("FB9100", format!("the templates cannot be loaded: {error}"))];
        }
        let mut problems = Vec::new();
        for entry in ViewEntry::all() {
            if !self.contains(entry.template) {
                let text = format!(
                    "the template {} of the view {} does not exist in templates/",
                    entry.template, entry.type_name
                );
                problems.push(Problem::new("FB9101", text));
                continue;
            }
            let Some(sample) = entry.sample else { continue };
            let drawing = sample();
            for globals in samples() {
                let request =
                    RequestFacts { path: "/", method: "GET", id: "0000000000000000", language: "en", direction: "ltr" };
                if let Err(error) = self.page(drawing.as_ref(), &globals, &request) {
                    let text = format!("the view {} cannot be drawn from its default value: {error}", entry.type_name);
                    problems.push(Problem::new("FB9102", text));
                    break;
                }
            }
        }
        problems
    }

    /// A number that changes when a template or a static file is saved; constant in release.
    #[must_use]
    pub fn stamp(&self) -> u64 {
        self.inner.layers.iter().fold(0, |sum, layer| sum.rotate_left(1) ^ layer.stamp("templates"))
    }

    /// What is true of the app.
    #[must_use]
    pub fn facts(&self) -> &AppFacts {
        &self.inner.facts
    }

    /// The way from names to paths.
    #[must_use]
    pub fn urls(&self) -> &UrlMap {
        &self.inner.urls
    }

    pub(super) fn page(
        &self,
        drawing: &dyn Drawing,
        globals: &PageGlobals,
        request: &RequestFacts<'_>,
    ) -> Result<String, ViewError> {
        self.page_of(drawing.template(), drawing.data()?, globals, request)
    }

    pub(super) fn page_of(
        &self,
        template: &str,
        data: PageData,
        globals: &PageGlobals,
        request: &RequestFacts<'_>,
    ) -> Result<String, ViewError> {
        let mut context = data.0;
        context.insert("user", &globals.user);
        context.insert("flashes", &globals.flashes);
        context.insert("csrf_token", &globals.csrf_token);
        context.insert("request", request);
        let html = self.render(template, &context)?;
        match &globals.impersonation {
            Some(facts) => {
                context.insert("impersonation", facts);
                Ok(with_bar(html, &self.render(BAR, &context)?))
            }
            None => Ok(html),
        }
    }

    /// The page that shows a mistake in a template. It has an engine of its own, because one mistake keeps all
    /// templates from loading.
    pub(super) fn mistake(&self, report: &str) -> Result<String, ViewError> {
        const PAGE: &str = "dev/template_error.html";
        let source = self.inner.layers.iter().rev().find_map(|layer| layer.get(&format!("templates/{PAGE}")));
        let source = source.ok_or_else(|| ViewError::Missing(PAGE.to_owned()))?;
        let mut tera = Tera::new();
        tera.register_function("static_url", functions::static_url(self.inner.files.clone()));
        tera.add_raw_template(PAGE, &String::from_utf8_lossy(&source)).map_err(ViewError::template)?;
        let mut context = Context::new();
        context.insert("report", report);
        tera.render(PAGE, &context).map_err(ViewError::template)
    }

    fn render(&self, template: &str, context: &Context) -> Result<String, ViewError> {
        let tera = self.tera().map_err(ViewError::Template)?;
        if !tera.contains_template(template) {
            return Err(ViewError::Missing(template.to_owned()));
        }
        tera.render(template, context).map_err(ViewError::template)
    }

    /// The loaded templates; in development they are loaded again when one was saved.
    fn tera(&self) -> Result<Arc<Tera>, String> {
        let is_on_disk = self.inner.layers.iter().any(Assets::is_on_disk);
        let stamp = if is_on_disk { self.stamp() } else { 0 };
        {
            let loaded = self.inner.loaded.read().unwrap_or_else(PoisonError::into_inner);
            if !is_on_disk || loaded.stamp == stamp {
                return loaded.tera.clone();
            }
        }
        self.load(stamp)
    }

    fn load(&self, stamp: u64) -> Result<Arc<Tera>, String> {
        let tera = self.parse().map(Arc::new);
        let mut loaded = self.inner.loaded.write().unwrap_or_else(PoisonError::into_inner);
        *loaded = Loaded { stamp, tera: tera.clone() };
        tera
    }

    fn parse(&self) -> Result<Tera, String> {
        let mut tera = Tera::new();
        tera.register_function("url", functions::url(Arc::clone(&self.inner.urls)));
        tera.register_function("static_url", functions::static_url(self.inner.files.clone()));
        tera.register_function("t", functions::t(Lexicon::new()));
        tera.register_filter("date", filters::date);
        tera.register_filter("datetime", filters::datetime);
        tera.global_context().insert("app", &self.inner.facts);
        let mut sources = std::collections::BTreeMap::new();
        for layer in &self.inner.layers {
            for name in layer.list("templates") {
                let file = format!("templates/{name}");
                let bytes = layer.get(&file).unwrap_or_default().into_owned();
                let text = String::from_utf8(bytes).map_err(|_| format!("{file} is not UTF-8"))?;
                sources.insert(name, text);
            }
        }
        tera.add_raw_templates(sources).map_err(|error| match ViewError::template(error) {
            ViewError::Template(text) => text,
            other => other.to_string(),
        })?;
        Ok(tera)
    }
}

impl std::fmt::Debug for Renderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Renderer")
    }
}

/// What stands at the top of each page while somebody looks at the site as somebody else.
const BAR: &str = "flaskboost/impersonation.html";

/// A page with a bar as the first thing in its body, whatever its layout is. What has no body is no whole page.
fn with_bar(mut html: String, bar: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let begins = lower.match_indices("<body").map(|(at, tag)| at + tag.len());
    let place = begins.filter(|at| lower[*at..].starts_with(|c: char| c == '>' || c.is_ascii_whitespace()));
    let end = place.filter_map(|at| lower[at..].find('>').map(|more| at + more + 1)).next();
    if let Some(end) = end {
        html.insert_str(end, bar);
    }
    html
}

/// A page is tried once for a stranger and once for an administrator, as whom somebody looks: a layout differs for the two.
fn samples() -> [PageGlobals; 2] {
    let token = "sample".to_owned();
    let admin = Viewer {
        id: 1,
        email: "ada@example.org".to_owned(),
        name: "Ada".to_owned(),
        is_admin: true,
        roles: vec!["user".to_owned(), "service".to_owned(), "admin".to_owned()],
        permissions: Vec::new(),
    };
    let impersonation = ImpersonationFacts {
        by: "Ben".to_owned(),
        name: "Ada".to_owned(),
        until: chrono::DateTime::UNIX_EPOCH,
        may_write: true,
    };
    [
        PageGlobals { csrf_token: token.clone(), ..PageGlobals::default() },
        PageGlobals {
            user: Some(admin),
            impersonation: Some(impersonation),
            csrf_token: token,
            ..PageGlobals::default()
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_the_first_thing_in_the_body() {
        let with = |html: &str| with_bar(html.to_owned(), "[bar]");
        assert_eq!(with("<html><body><main></main></body>"), "<html><body>[bar]<main></main></body>");
        assert_eq!(with("<BODY class=\"a b\"\n>x"), "<BODY class=\"a b\"\n>[bar]x");
        assert_eq!(with("<bodyguard></bodyguard><body id=x>y"), "<bodyguard></bodyguard><body id=x>[bar]y");
        for fragment in ["<li>one</li>", "", "<body"] {
            assert_eq!(with(fragment), fragment);
        }
    }
}
