//! How much a form may send, whatever the limit of the body is.

/// How many values.
pub(in crate::form) const FIELDS: usize = 1000;

/// How long a name, in bytes.
pub(in crate::form) const NAME: usize = 200;

/// How deep groups and lists stand in each other.
pub(in crate::form) const DEPTH: usize = 5;

/// How long a text, in bytes.
pub(in crate::form) const VALUE: usize = 1_048_576;
