//! [`Rules`]: the rules of a tree.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::check::{Checked, Scope, check};
use super::commented;
use super::error::RuleError;
use super::syntax::parse;
use crate::realtime::tree::{Index, Key, Path};

/// The deepest that rules may be nested.
const DEEPEST: usize = 64;

/// The rules of a tree: who may read and write what, what a value must be, and by what lists are indexed.
#[derive(Debug)]
pub struct Rules {
    pub(super) root: Level,
    source: String,
}

/// What is said of one place.
#[derive(Debug, Default)]
pub(super) struct Level {
    pub(super) read: Option<Checked>,
    pub(super) write: Option<Checked>,
    pub(super) validate: Option<Checked>,
    pub(super) indexes: Vec<Index>,
    pub(super) children: BTreeMap<Box<str>, Level>,
    /// What is said of every other child, and the variable that stands for its key.
    pub(super) wild: Option<(Box<str>, Box<Level>)>,
    /// Whether anything is validated here or below.
    pub(super) is_validating: bool,
}

impl Rules {
    /// Reads rules: JSON, with comments.
    ///
    /// # Errors
    ///
    /// - It is no JSON, or not of the shape that rules have.
    /// - An expression cannot be read, names what there is not, or is no boolean. All that is wrong is said at once.
    pub fn parse(source: &str) -> Result<Self, Vec<RuleError>> {
        let json = commented::read(source).map_err(|error| vec![error])?;
        let wrong = |what: &str| Err(vec![RuleError::new("/", what)]);
        let Value::Object(outer) = &json else { return wrong("rules are an object with the key `rules`") };
        let (1, Some(Value::Object(rules))) = (outer.len(), outer.get("rules")) else {
            return wrong("rules are an object with the one key `rules`, which holds an object");
        };
        let mut errors = Vec::new();
        let root = Level::read(rules, "", &mut Vec::new(), &mut errors);
        if errors.is_empty() { Ok(Self { root, source: source.to_owned() }) } else { Err(errors) }
    }

    /// The text that they were read from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the children of a place are indexed by this. Keys and priorities always are.
    #[must_use]
    pub fn has_index(&self, path: &Path, index: &Index) -> bool {
        matches!(index, Index::Key | Index::Priority)
            || self.level(path).is_some_and(|level| level.indexes.contains(index))
    }

    pub(super) fn level(&self, path: &Path) -> Option<&Level> {
        path.keys().iter().try_fold(&self.root, |level, key| level.child(key).map(|(child, _)| child))
    }
}

impl Level {
    /// What is said of a child, and the variable that its key becomes.
    pub(super) fn child(&self, key: &Key) -> Option<(&Self, Option<&str>)> {
        match (self.children.get(key.as_str()), &self.wild) {
            (Some(child), _) => Some((child, None)),
            (None, Some((name, child))) => Some((child, Some(name))),
            (None, None) => None,
        }
    }

    fn read(json: &Map<String, Value>, place: &str, variables: &mut Vec<String>, errors: &mut Vec<RuleError>) -> Self {
        let mut level = Self::default();
        if place.matches('/').count() > DEEPEST {
            errors.push(RuleError::new(place, format!("rules are at most {DEEPEST} levels deep")));
            return level;
        }
        for (name, value) in json {
            let here = format!("{place}/{name}");
            let write = || Scope { variables, has_new_data: true, has_query: false };
            match name.as_str() {
                ".read" => {
                    let scope = Scope { variables, has_new_data: false, has_query: true };
                    level.read = rule(value, &here, &scope, errors);
                }
                ".write" => level.write = rule(value, &here, &write(), errors),
                ".validate" => level.validate = rule(value, &here, &write(), errors),
                ".indexOn" => match indexes(value) {
                    Some(indexes) => level.indexes = indexes,
                    None => errors.push(RuleError::new(here, "this is a child path, `.value`, or a list of these")),
                },
                _ if name.starts_with('.') => {
                    let what = "there are `.read`, `.write`, `.validate` and `.indexOn`, and not this";
                    errors.push(RuleError::new(here, what));
                }
                _ => level.read_child(name, value, &here, variables, errors),
            }
        }
        let mut below = level.children.values().chain(level.wild.as_ref().map(|(_, wild)| &**wild));
        level.is_validating = level.validate.is_some() || below.any(|child| child.is_validating);
        level
    }

    fn read_child(
        &mut self,
        name: &str,
        value: &Value,
        here: &str,
        variables: &mut Vec<String>,
        errors: &mut Vec<RuleError>,
    ) {
        let Value::Object(inner) = value else {
            errors.push(RuleError::new(here, "this is an object with rules"));
            return;
        };
        if !name.starts_with('$') {
            if let Err(why) = Key::new(name) {
                errors.push(RuleError::new(here, why.to_string()));
            }
            let child = Self::read(inner, here, variables, errors);
            self.children.insert(name.into(), child);
            return;
        }
        if self.wild.is_some() {
            errors.push(RuleError::new(here, "one place has one variable"));
        }
        if name.len() == 1 || !name.chars().skip(1).all(|c| c.is_alphanumeric() || c == '_') {
            errors.push(RuleError::new(here, "a variable is a dollar sign and letters"));
        }
        if variables.iter().any(|known| known == name) {
            errors.push(RuleError::new(here, "a level above has a variable of this name"));
        }
        variables.push(name.to_owned());
        let child = Self::read(inner, here, variables, errors);
        variables.pop();
        self.wild = Some((name.into(), Box::new(child)));
    }
}

fn rule(value: &Value, here: &str, scope: &Scope<'_>, errors: &mut Vec<RuleError>) -> Option<Checked> {
    let text = match value {
        Value::Bool(value) => return Some(Checked::Flag(*value)),
        Value::String(text) => text,
        _ => {
            errors.push(RuleError::new(here, "a rule is `true`, `false` or an expression in quotes"));
            return None;
        }
    };
    match parse(text).and_then(|expr| check(&expr, scope)) {
        Ok(checked) => Some(checked),
        Err(fault) => {
            let before = text.get(..fault.at).unwrap_or(text);
            let what = format!("at character {}: {}", before.chars().count() + 1, fault.what);
            errors.push(RuleError::new(here, what));
            None
        }
    }
}

fn indexes(value: &Value) -> Option<Vec<Index>> {
    let one = |value: &Value| match value.as_str()? {
        ".value" => Some(Index::Value),
        text => Path::parse(text).ok().filter(|path| !path.is_root()).map(Index::Child),
    };
    match value {
        Value::Array(list) => list.iter().map(one).collect(),
        value => one(value).map(|index| vec![index]),
    }
}
