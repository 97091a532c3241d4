//! Who may read and write what.

use serde_json::Value as Json;

use super::Rules;
use super::evaluate::World;
use super::ruleset::Level;
use crate::realtime::tree::{Key, Node, Path, Query};

/// Who asks, and when.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// What `auth` stands for in the rules: `null`, or an object with `uid`, `provider` and `token`.
    pub auth: &'a Json,
    /// What `now` stands for: milliseconds since 1970.
    pub now: i64,
}

/// Why something may not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No rule allows it.
    #[error("no rule allows it")]
    Forbidden,
    /// A rule says that the value is none for its place.
    #[error("a rule refuses the value")]
    Invalid,
}

/// The levels of the rules along a path.
struct Way<'a> {
    /// Each level, how many keys lead to it, and how many variables are known there.
    levels: Vec<(&'a Level, usize, usize)>,
    variables: Vec<(&'a str, &'a Key)>,
}

impl Rules {
    /// Whether somebody may read a place, as this query asks for it. What is allowed above is allowed below.
    #[must_use]
    pub fn may_read(&self, asker: Asker<'_>, root: &Node, path: &Path, query: &Query) -> bool {
        let way = self.way(path);
        way.levels.iter().any(|(level, depth, known)| {
            let Some(rule) = &level.read else { return false };
            let variables = way.variables.get(..*known).unwrap_or_default();
            world(asker, (root, None), path, *depth, variables, Some(query)).holds(rule)
        })
    }

    /// Whether somebody may write a place: `new_root` is the tree as it would be. Of several places that are written at
    /// once each is asked for, with all of them written.
    ///
    /// # Errors
    ///
    /// - No rule allows it, or a rule says that the value is none for its place.
    pub fn may_write(&self, asker: Asker<'_>, root: &Node, new_root: &Node, path: &Path) -> Result<(), Refusal> {
        let way = self.way(path);
        let (mut is_allowed, mut is_valid) = (false, true);
        for (level, depth, known) in &way.levels {
            let variables = way.variables.get(..*known).unwrap_or_default();
            let world = world(asker, (root, Some(new_root)), path, *depth, variables, None);
            let is_there = !new_root.at(&world.path).is_empty();
            if is_allowed && !is_there {
                break;
            }
            is_allowed = is_allowed || level.write.as_ref().is_some_and(|rule| world.holds(rule));
            if is_there {
                is_valid &= level.validate.as_ref().is_none_or(|rule| world.holds(rule));
            }
        }
        if !is_allowed {
            return Err(Refusal::Forbidden);
        }
        let reaches = way.levels.last().filter(|(_, depth, _)| *depth == path.keys().len());
        if let Some((level, ..)) = reaches {
            let mut variables = way.variables.clone();
            is_valid =
                is_valid && valid_below(level, asker, (root, new_root), path, &new_root.at(path), &mut variables);
        }
        if is_valid { Ok(()) } else { Err(Refusal::Invalid) }
    }

    fn way<'a>(&'a self, path: &'a Path) -> Way<'a> {
        let mut way = Way { levels: vec![(&self.root, 0, 0)], variables: Vec::new() };
        let mut level = &self.root;
        for (place, key) in path.keys().iter().enumerate() {
            let Some((child, variable)) = level.child(key) else { break };
            way.variables.extend(variable.map(|variable| (variable, key)));
            way.levels.push((child, place + 1, way.variables.len()));
            level = child;
        }
        way
    }
}

/// Whether everything below a place is what the rules say. Only what stands there is asked for.
fn valid_below<'a>(
    level: &'a Level,
    asker: Asker<'_>,
    (root, new_root): (&Node, &Node),
    path: &Path,
    node: &'a Node,
    variables: &mut Vec<(&'a str, &'a Key)>,
) -> bool {
    let Some(children) = node.children() else { return true };
    children.iter().all(|(key, child)| {
        let Some((below, variable)) = level.child(key).filter(|(below, _)| below.is_validating) else { return true };
        let known = variables.len();
        variables.extend(variable.map(|variable| (variable, key)));
        let place = path.child(key.clone());
        let is_valid = below.validate.as_ref().is_none_or(|rule| {
            let depth = place.keys().len();
            world(asker, (root, Some(new_root)), &place, depth, variables, None).holds(rule)
        }) && valid_below(below, asker, (root, new_root), &place, child, variables);
        variables.truncate(known);
        is_valid
    })
}

fn world<'a>(
    asker: Asker<'a>,
    (root, new_root): (&'a Node, Option<&'a Node>),
    path: &Path,
    depth: usize,
    variables: &'a [(&'a str, &'a Key)],
    query: Option<&'a Query>,
) -> World<'a> {
    let path = path.keys().get(..depth).unwrap_or_default().to_vec().into();
    World { auth: asker.auth, now: asker.now, root, new_root, path, variables, query }
}
