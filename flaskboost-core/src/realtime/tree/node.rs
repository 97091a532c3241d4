//! [`Node`]: a part of the tree, which never changes.

use std::fmt;
use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use imbl::OrdMap;
use sha1::{Digest, Sha1};

use super::order::compare_priorities;
use super::{Key, Path, Priority, Scalar};

/// A part of the tree: empty, a leaf, or a branch. It never changes; what looks like a change makes another one that
/// shares everything untouched with this one. A clone costs one counter.
///
/// A branch has at least one child, and no child is empty: deleting the last child deletes the branch.
#[derive(Clone, Default)]
pub struct Node(Option<Arc<Full>>);

/// A node that is not empty.
struct Full {
    content: Content,
    priority: Option<Priority>,
    /// How many bytes it takes, about, with everything below it.
    bytes: u64,
    /// How many nodes it has, itself among them.
    nodes: u64,
    hash: OnceLock<Box<str>>,
}

/// What a node that is not empty holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// A value.
    Leaf(Scalar),
    /// Children, of which there is at least one.
    Branch(OrdMap<Key, Node>),
}

impl Node {
    /// Nothing.
    pub const EMPTY: Self = Self(None);

    /// A leaf.
    #[must_use]
    pub fn leaf(value: Scalar, priority: Option<Priority>) -> Self {
        let bytes = value.bytes();
        Self::full(Content::Leaf(value), priority, bytes, 1)
    }

    /// A branch of these children. The empty ones are left out; without any it is empty.
    #[must_use]
    pub fn branch(children: impl IntoIterator<Item = (Key, Self)>, priority: Option<Priority>) -> Self {
        let children: OrdMap<Key, Self> = children.into_iter().filter(|(_, child)| !child.is_empty()).collect();
        if children.is_empty() {
            return Self::EMPTY;
        }
        let bytes = children.iter().map(|(key, child)| key.as_str().len() as u64 + child.bytes()).sum();
        let nodes = children.values().map(Self::nodes).sum::<u64>() + 1;
        Self::full(Content::Branch(children), priority, bytes, nodes)
    }

    fn full(content: Content, priority: Option<Priority>, bytes: u64, nodes: u64) -> Self {
        Self(Some(Arc::new(Full { content, priority, bytes, nodes, hash: OnceLock::new() })))
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// What it holds, unless it is empty.
    #[must_use]
    pub fn content(&self) -> Option<&Content> {
        self.0.as_ref().map(|full| &full.content)
    }

    /// Its value, if it is a leaf.
    #[must_use]
    pub fn value(&self) -> Option<&Scalar> {
        match self.content() {
            Some(Content::Leaf(value)) => Some(value),
            _ => None,
        }
    }

    /// Its children, if it is a branch.
    #[must_use]
    pub fn children(&self) -> Option<&OrdMap<Key, Self>> {
        match self.content() {
            Some(Content::Branch(children)) => Some(children),
            _ => None,
        }
    }

    /// Its priority, if it has one.
    #[must_use]
    pub fn priority(&self) -> Option<&Priority> {
        self.0.as_ref()?.priority.as_ref()
    }

    /// How many bytes it takes, about: the keys and texts below it, and eight for each other value.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.as_ref().map_or(0, |full| full.bytes)
    }

    /// How many nodes it has, itself among them.
    #[must_use]
    pub fn nodes(&self) -> u64 {
        self.0.as_ref().map_or(0, |full| full.nodes)
    }

    /// Whether it is the very same node in memory: then it is equal too. The other way round it need not be so.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }

    /// A child, or nothing.
    #[must_use]
    pub fn child(&self, key: &Key) -> Self {
        self.children().and_then(|children| children.get(key)).cloned().unwrap_or_default()
    }

    /// What stands at a path, or nothing.
    #[must_use]
    pub fn at(&self, path: &Path) -> Self {
        let mut node = self;
        for key in path.keys() {
            match node.children().and_then(|children| children.get(key)) {
                Some(child) => node = child,
                None => return Self::EMPTY,
            }
        }
        node.clone()
    }

    /// The same with another child. A leaf becomes a branch and keeps its priority; nothing in the place of a child
    /// takes it away, and leaves a leaf as it is.
    #[must_use]
    pub fn with_child(&self, key: &Key, child: Self) -> Self {
        let Some(full) = &self.0 else {
            return if child.is_empty() { Self::EMPTY } else { Self::branch([(key.clone(), child)], None) };
        };
        let Content::Branch(children) = &full.content else {
            let is_gone = child.is_empty();
            return if is_gone { self.clone() } else { Self::branch([(key.clone(), child)], full.priority.clone()) };
        };
        let weight = |child: &Self| key.as_str().len() as u64 + child.bytes();
        let (mut bytes, mut nodes) = (full.bytes, full.nodes);
        let mut children = children.clone();
        if !child.is_empty() {
            bytes += weight(&child);
            nodes += child.nodes();
        }
        let known = if child.is_empty() { children.remove(key) } else { children.insert(key.clone(), child) };
        if let Some(known) = known {
            bytes -= weight(&known);
            nodes -= known.nodes();
        }
        if children.is_empty() {
            return Self::EMPTY;
        }
        Self::full(Content::Branch(children), full.priority.clone(), bytes, nodes)
    }

    /// The same with another node at a path.
    #[must_use]
    pub fn with(&self, path: &Path, node: Self) -> Self {
        self.with_keys(path.keys(), node)
    }

    fn with_keys(&self, keys: &[Key], node: Self) -> Self {
        match keys.split_first() {
            None => node,
            Some((key, below)) => {
                let child = self.child(key).with_keys(below, node);
                self.with_child(key, child)
            }
        }
    }

    /// The same with another priority. Nothing has none.
    #[must_use]
    pub fn with_priority(&self, priority: Option<Priority>) -> Self {
        match &self.0 {
            None => Self::EMPTY,
            Some(full) => Self::full(full.content.clone(), priority, full.bytes, full.nodes),
        }
    }

    /// The hash by which clients tell whether they know it: empty for nothing, else base 64 of SHA-1 over the priority,
    /// the value, and the keys and hashes of the children in the order of their priorities.
    ///
    /// Source: `hash()` of `LeafNode` and `ChildrenNode` of the official JavaScript client.
    #[must_use]
    pub fn hash(&self) -> &str {
        self.0.as_ref().map_or("", |full| full.hash.get_or_init(|| full.make_hash().into()))
    }

    /// The children in the order of their priorities, then of their keys.
    #[must_use]
    pub fn by_priority(&self) -> Vec<(&Key, &Self)> {
        self.children().map(by_priority).unwrap_or_default()
    }
}

fn by_priority(children: &OrdMap<Key, Node>) -> Vec<(&Key, &Node)> {
    let mut all: Vec<(&Key, &Node)> = children.iter().collect();
    if all.iter().any(|(_, child)| child.priority().is_some()) {
        all.sort_by(|(a, x), (b, y)| compare_priorities(x, y).then_with(|| a.cmp(b)));
    }
    all
}

impl Full {
    fn make_hash(&self) -> String {
        let mut sha = Sha1::new();
        if let Some(priority) = &self.priority {
            sha.update("priority:");
            sha.update(priority.hashed());
            sha.update(":");
        }
        match &self.content {
            Content::Leaf(value) => sha.update(value.hashed()),
            Content::Branch(children) => {
                for (key, child) in by_priority(children) {
                    sha.update(":");
                    sha.update(key.as_str());
                    sha.update(":");
                    sha.update(child.hash());
                }
            }
        }
        STANDARD.encode(sha.finalize())
    }
}

impl PartialEq for Node {
    /// Whether they hold the same, priorities too.
    fn eq(&self, other: &Self) -> bool {
        if self.is_same(other) {
            return true;
        }
        let (Some(a), Some(b)) = (&self.0, &other.0) else { return false };
        if a.bytes != b.bytes || a.nodes != b.nodes || a.priority != b.priority {
            return false;
        }
        match (&a.content, &b.content) {
            (Content::Leaf(a), Content::Leaf(b)) => a == b,
            (Content::Branch(a), Content::Branch(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((a, x), (b, y))| a == b && x == y)
            }
            _ => false,
        }
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_json(super::Format::Export))
    }
}
