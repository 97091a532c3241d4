//! [`Query`]: which children somebody wants, and in which order.

use std::cmp::Ordering;

use super::{Index, Key, Node};

/// Which children of a node somebody wants: those of a range in the order of an index, and of these so many from one
/// end. Source: `RangedFilter` and `LimitedFilter` of the official JavaScript client.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// By what the children are ordered.
    pub index: Index,
    /// Where the range begins.
    pub start: Option<Bound>,
    /// Where the range ends.
    pub end: Option<Bound>,
    /// How many children of the range, and from which end.
    pub limit: Option<(usize, Side)>,
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// The value in the index. With [`Index::Key`] it means nothing.
    pub value: Node,
    /// The key among the children of that value.
    pub key: BoundKey,
    /// Whether the child that stands exactly there is in the range.
    pub is_inclusive: bool,
}

/// The key of one end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundKey {
    /// Before every key.
    First,
    /// This key.
    At(Key),
    /// After every key.
    Last,
}

/// One end of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The smallest.
    First,
    /// The greatest.
    Last,
}

impl Query {
    /// Whether it asks for everything: then the order is all that it says, and a client has it anyway.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.start.is_none() && self.end.is_none() && self.limit.is_none()
    }

    /// Whether a child of this key is in the range, wherever the limit is.
    #[must_use]
    pub fn has(&self, key: &Key, child: &Node) -> bool {
        let after_start = self.start.as_ref().is_none_or(|start| match self.beside(start, key, child) {
            Ordering::Less => true,
            Ordering::Equal => start.is_inclusive,
            Ordering::Greater => false,
        });
        after_start
            && self.end.as_ref().is_none_or(|end| match self.beside(end, key, child) {
                Ordering::Greater => true,
                Ordering::Equal => end.is_inclusive,
                Ordering::Less => false,
            })
    }

    /// The children that it asks for, in its order.
    #[must_use]
    pub fn children<'a>(&self, node: &'a Node) -> Vec<(&'a Key, &'a Node)> {
        let Some(children) = node.children() else { return Vec::new() };
        let mut found: Vec<(&Key, &Node)> = children.iter().filter(|(key, child)| self.has(key, child)).collect();
        if self.index != Index::Key {
            found.sort_by(|a, b| self.index.compare(*a, *b));
        }
        if let Some((most, side)) = self.limit {
            match side {
                Side::First => found.truncate(most),
                Side::Last => drop(found.drain(..found.len().saturating_sub(most))),
            }
        }
        found
    }

    /// What is left of a node: the children that it asks for, without the priority of the node. A query of everything
    /// leaves a node as it is, any other one leaves nothing of a leaf.
    #[must_use]
    pub fn of(&self, node: &Node) -> Node {
        if self.is_everything() {
            return node.clone();
        }
        Node::branch(self.children(node).into_iter().map(|(key, child)| (key.clone(), child.clone())), None)
    }

    /// Where a bound stands beside a child.
    fn beside(&self, bound: &Bound, key: &Key, child: &Node) -> Ordering {
        let by_value = match &self.index {
            Index::Key => Ordering::Equal,
            // A priority is compared as the value that stands for it: none, numbers, texts.
            index => super::order::compare_values(&bound.value, &index.value_of(child)),
        };
        by_value.then_with(|| match &bound.key {
            BoundKey::First => Ordering::Less,
            BoundKey::At(at) => at.cmp(key),
            BoundKey::Last => Ordering::Greater,
        })
    }
}
