//! The tree of the realtime database: nodes that never change, and what can be asked of them.
//!
//! A node is empty, a leaf, or a branch. To write is to make a new root that shares everything untouched with the old
//! one, so whoever holds a node reads it without a lock. The rules are those of the Firebase Realtime Database: how
//! keys and values are ordered, what a hash is made of, and what becomes of a branch without children.

mod json;
mod key;
mod node;
mod order;
mod path;
mod push_id;
mod query;
mod scalar;
mod server_value;

pub use json::Format;
pub use key::{Key, KeyError};
pub use node::{Content, Node};
pub use order::Index;
pub use path::{Path, PathError};
pub use push_id::PushIds;
pub use query::{Bound, BoundKey, Query, Side};
pub use scalar::{Number, Priority, Scalar};
pub use server_value::{Invalid, Limits, Moment};

#[cfg(test)]
mod tests;
