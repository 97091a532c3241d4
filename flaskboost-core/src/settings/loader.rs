//! Puts the layers together and hands out settings, or all that is wrong with them.

use std::collections::BTreeMap;

use figment::value::{Dict, Value};
use serde::de::DeserializeOwned;

use crate::settings::error::Error;
use crate::settings::explain::Explanation;
use crate::settings::problem::{Problem, Problems};
use crate::settings::providers;
use crate::settings::rules::{self, Refusal};
use crate::settings::runtime::Runtime;
use crate::settings::section::Section;
use crate::settings::settings::Settings;
use crate::settings::shape::Shape;
use crate::settings::stack::Stack;

/// Puts the layers together and hands out settings, or all that is wrong with them.
///
/// It reads nothing by itself: files and variables arrive as values.
///
/// ```
/// use flaskboost::settings::{Loader, Runtime};
///
/// let loader = Loader::new(Runtime::Development)
///     .file("settings/default.toml", "[server]\nport = 8000")
///     .env([("FLASKBOOST__SERVER__PORT".to_owned(), "8080".to_owned())]);
/// let explanation = loader.explain("server.port")?;
/// assert_eq!(explanation.winner(), Some("environment variable FLASKBOOST__SERVER__PORT"));
/// assert_eq!(loader.load()?.server.port, 8080);
/// # Ok::<(), flaskboost::settings::Error>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Loader {
    runtime: Runtime,
    files: Vec<(String, String)>,
    variables: Vec<(String, String)>,
    sections: Vec<String>,
}

impl Loader {
    /// A loader with the built-in defaults of a runtime.
    pub const fn new(runtime: Runtime) -> Self {
        Self { runtime, files: Vec::new(), variables: Vec::new(), sections: Vec::new() }
    }

    /// Adds the text of a TOML file above the files added before. [`Runtime::files`] has
    /// the names, lowest first.
    pub fn file(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.files.push((name.into(), text.into()));
        self
    }

    /// Adds the environment, above all files.
    pub fn env(mut self, variables: impl IntoIterator<Item = (String, String)>) -> Self {
        self.variables.extend(variables);
        self.variables.sort();
        self
    }

    /// Declares a table of the app's own, to be read with [`Settings::section`].
    pub fn section(mut self, name: impl Into<String>) -> Self {
        self.sections.push(name.into());
        self
    }

    /// The names of all tables: FlaskBoost's and the app's own.
    pub fn tables(&self) -> Vec<String> {
        let built_in = Shape::all().into_iter().map(|shape| shape.table.to_owned());
        built_in.chain(self.open_tables()).collect()
    }

    /// Loads the settings.
    ///
    /// # Errors
    ///
    /// - a file that is not TOML
    /// - a key, a table or a variable that nobody reads, in any layer
    /// - a value of the wrong kind, in any layer, also when a higher layer replaces it
    /// - a setting that is missing or that a rule of the runtime refuses
    /// - a table of the app's own that FlaskBoost already has
    ///
    /// All problems are reported together.
    pub fn load(self) -> Result<Settings, Error> {
        let mut stack = self.stack()?;
        let mut tree = stack.tree();
        let mut misfits = Vec::new();
        let oauth = named_tables("oauth", &stack, &mut misfits);
        let login = named_tables("login", &stack, &mut misfits);
        let sections = self.sections.iter().map(|name| (name.clone(), Section::of(name, &stack)));
        let settings = Settings {
            app: table(&mut tree, "app"),
            server: table(&mut tree, "server"),
            database: table(&mut tree, "database"),
            session: table(&mut tree, "session"),
            security: table(&mut tree, "security"),
            mail: table(&mut tree, "mail"),
            accounts: table(&mut tree, "accounts"),
            limits: table(&mut tree, "limits"),
            jobs: table(&mut tree, "jobs"),
            cache: table(&mut tree, "cache"),
            redis: table(&mut tree, "redis"),
            nats: table(&mut tree, "nats"),
            storage: table(&mut tree, "storage"),
            log: table(&mut tree, "log"),
            oauth,
            login,
            runtime: self.runtime,
            sections: sections.collect(),
        };
        let mut problems = std::mem::take(&mut stack.problems);
        problems.append(&mut misfits);
        if !problems.iter().any(|problem| matches!(problem, Problem::Syntax { .. })) {
            for refusal in rules::check(&settings) {
                if !problems.iter().any(|problem| problem.key() == Some(refusal.key())) {
                    problems.push(problem(refusal, &stack));
                }
            }
            problems.extend(providers::check(&settings, |key| blamed(key, &stack)));
        }
        match Problems::of(problems) {
            None => Ok(settings),
            Some(problems) => Err(Error::Invalid(problems)),
        }
    }

    /// Says which layers set a key and which one won; a table's name lists its keys.
    ///
    /// It also explains settings that do not load, as long as each file is TOML.
    ///
    /// # Errors
    ///
    /// - no such key or table
    /// - a file that is not TOML
    pub fn explain(&self, key: &str) -> Result<Explanation, Error> {
        let stack = self.stack()?;
        let is_syntax = |problem: &&Problem| matches!(problem, Problem::Syntax { .. });
        if let Some(problem) = stack.problems.iter().find(is_syntax) {
            return Err(Error::Invalid(problem.clone().into()));
        }
        Explanation::of(key, &self.tables(), &stack)
    }

    fn stack(&self) -> Result<Stack, Error> {
        let built_in: Vec<_> = Shape::all().into_iter().map(|shape| shape.table).collect();
        let is_taken = |name: &&String| built_in.iter().chain(&providers::TABLES).any(|taken| taken == name);
        if let Some(name) = self.sections.iter().find(is_taken) {
            return Err(Error::TakenSection { name: name.clone() });
        }
        let open: Vec<String> = self.open_tables().collect();
        Ok(Stack::build(self.runtime, &self.files, &self.variables, &open))
    }

    /// The tables whose keys no type of this module lists: FlaskBoost's own, and the app's.
    fn open_tables(&self) -> impl Iterator<Item = String> {
        providers::TABLES.map(str::to_owned).into_iter().chain(self.sections.iter().cloned())
    }
}

/// Takes a table out of the tree, as its type.
fn table<T: DeserializeOwned + Default>(tree: &mut Dict, name: &str) -> T {
    tree.remove(name).map_or_else(T::default, |value: Value| {
        T::deserialize(&value).expect("each value of a table was checked against its type")
    })
}

/// A refusal with the layer that is to blame.
fn problem(refusal: Refusal, stack: &Stack) -> Problem {
    match refusal {
        Refusal::Missing { key, advice } => Problem::Missing { key: key.to_owned(), advice },
        Refusal::Value { key, message } => Problem::Refused { key: key.to_owned(), layer: blamed(key, stack), message },
    }
}

/// The layer that set a key last.
fn blamed(key: &str, stack: &Stack) -> String {
    stack.history(key).last().map_or("no layer", |(layer, _)| layer.name.as_str()).to_owned()
}

/// The inner tables of one table, each as its type; what does not fit becomes a problem.
fn named_tables<T: DeserializeOwned>(name: &str, stack: &Stack, problems: &mut Vec<Problem>) -> BTreeMap<String, T> {
    Section::of(name, stack).extract(name).unwrap_or_else(|problem| {
        problems.push(problem);
        BTreeMap::new()
    })
}
