//! [`Index`]: by what children are ordered.

use std::cmp::Ordering;

use super::{Key, Node, Path, Scalar};

/// By what children are ordered. Where that is equal, and among those that have nothing of it, keys decide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Index {
    /// By their priorities: none, numbers, texts.
    #[default]
    Priority,
    /// By their keys.
    Key,
    /// By themselves: nothing, `false`, `true`, numbers, texts, branches. All branches are equal.
    Value,
    /// By what stands at a path below them, ordered as by themselves.
    Child(Path),
}

impl Index {
    /// What a child is ordered by, where that is no key: a node that stands for it.
    #[must_use]
    pub fn value_of(&self, child: &Node) -> Node {
        match self {
            Self::Key => Node::EMPTY,
            Self::Priority => {
                child.priority().map(|priority| Node::leaf(priority.clone().into(), None)).unwrap_or_default()
            }
            Self::Value => child.clone(),
            Self::Child(path) => child.at(path),
        }
    }

    /// The order of two children.
    #[must_use]
    pub fn compare(&self, (a, x): (&Key, &Node), (b, y): (&Key, &Node)) -> Ordering {
        let by_value = match self {
            Self::Key => Ordering::Equal,
            Self::Priority => compare_priorities(x, y),
            Self::Value => compare_values(x, y),
            Self::Child(path) => compare_values(&x.at(path), &y.at(path)),
        };
        by_value.then_with(|| a.cmp(b))
    }
}

/// The order of values: nothing, flags, numbers, texts, branches.
pub(super) fn compare_values(a: &Node, b: &Node) -> Ordering {
    let rank = |node: &Node| match (node.is_empty(), node.value()) {
        (true, _) => 0,
        (false, Some(_)) => 1,
        (false, None) => 2,
    };
    match (a.value(), b.value()) {
        (Some(a), Some(b)) => Scalar::compare(a, b),
        _ => rank(a).cmp(&rank(b)),
    }
}

/// The order of priorities: none, numbers, texts.
pub(super) fn compare_priorities(a: &Node, b: &Node) -> Ordering {
    match (a.priority(), b.priority()) {
        (Some(a), Some(b)) => a.compare(b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}
