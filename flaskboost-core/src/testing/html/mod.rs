//! A small document tree for tests: what a page holds, and how to ask for it.
//!
//! It reads the HTML that our own templates write, and does not panic on any other. It is not a
//! browser's parser: no foster parenting of misplaced table content, no adoption of misnested
//! formatting, no frames.

mod document;
mod element;
mod parser;
mod selector;
mod text;

pub use document::Document;
pub(crate) use document::NodeId;
pub use element::Element;
pub(crate) use text::normalise;
