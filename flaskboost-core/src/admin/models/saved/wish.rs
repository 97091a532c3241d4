//! [`Wish`]: what a view should be, as somebody wrote it.

/// The longest name, in characters, and the longest query, in bytes.
const LONGEST_NAME: usize = 60;
const LONGEST_QUERY: usize = 2000;

/// What a view should be, as somebody wrote it.
#[derive(Debug, Clone, Default)]
pub(in crate::admin) struct Wish {
    pub(in crate::admin) name: String,
    pub(in crate::admin) query: String,
    pub(in crate::admin) is_shared: bool,
    pub(in crate::admin) is_first: bool,
}

/// Why a view cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Refusal {
    NameMissing,
    NameTooLong,
    NameTaken,
    QueryTooLong,
    TooMany,
}

impl Wish {
    /// What is wrong with it, as far as that shows without the database.
    pub(in crate::admin) fn refusal(&self) -> Option<Refusal> {
        if self.name.trim().is_empty() || self.name.contains(char::is_control) {
            return Some(Refusal::NameMissing);
        }
        if self.name.chars().count() > LONGEST_NAME {
            return Some(Refusal::NameTooLong);
        }
        (self.query.len() > LONGEST_QUERY).then_some(Refusal::QueryTooLong)
    }
}

impl Refusal {
    /// Its text in the lexicon.
    pub(in crate::admin) fn key(self) -> &'static str {
        match self {
            Self::NameMissing => "views-name-missing",
            Self::NameTooLong => "views-name-too-long",
            Self::NameTaken => "views-name-taken",
            Self::QueryTooLong => "views-query-too-long",
            Self::TooMany => "views-too-many",
        }
    }
}
