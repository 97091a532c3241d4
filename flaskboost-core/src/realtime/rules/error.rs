//! [`RuleError`]: why rules cannot be used.

/// Why rules cannot be used: where in them, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct RuleError {
    /// The path of the rule, such as `/posts/$id/.read`, or a line of the file.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

impl RuleError {
    pub(super) fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

/// What is wrong with an expression, and at which of its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
}

impl Fault {
    pub(super) fn new(at: usize, what: impl Into<String>) -> Self {
        Self { at, what: what.into() }
    }
}
