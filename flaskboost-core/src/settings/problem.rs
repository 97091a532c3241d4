//! What can be wrong with one setting, and all that is wrong with the settings.

use std::fmt;

use figment::error::{Actual, Kind};

use crate::settings::suggestion;

/// One thing that is wrong with the settings: what, where, and what to do.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A file is not TOML.
    #[error("{file}:{line}:{column}: {message}")]
    Syntax {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What TOML expects there.
        message: String,
    },
    /// A table that neither FlaskBoost nor the app knows.
    #[error(
        "unknown table `{table}` in {layer}{} (an app declares its own tables with `App::section`)",
        suggestion::question(.suggestion.as_deref())
    )]
    UnknownTable {
        /// The table.
        table: String,
        /// The layer it stands in.
        layer: String,
        /// The table that was probably meant.
        suggestion: Option<String>,
    },
    /// A key, or a variable, that nobody reads.
    #[error("unknown key `{key}` in {layer}{}", suggestion::question(.suggestion.as_deref()))]
    UnknownKey {
        /// The key as it was written.
        key: String,
        /// The layer it stands in.
        layer: String,
        /// The key that was probably meant.
        suggestion: Option<String>,
    },
    /// A value of the wrong kind.
    #[error("`{key}` in {layer}: {message}")]
    Type {
        /// The key.
        key: String,
        /// The layer that sets it.
        layer: String,
        /// What was found and what is expected.
        message: String,
    },
    /// A value of the right kind that a rule refuses.
    #[error("`{key}` in {layer}: {message}")]
    Refused {
        /// The key.
        key: String,
        /// The layer that sets it.
        layer: String,
        /// The reason, and what to do.
        message: String,
    },
    /// A setting that must be there and is not.
    #[error("`{key}` is missing: {advice}")]
    Missing {
        /// The key.
        key: String,
        /// Where to set it.
        advice: String,
    },
}

impl Problem {
    /// The dotted key it is about, when it is about one.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Syntax { .. } | Self::UnknownTable { .. } => None,
            Self::UnknownKey { key, .. }
            | Self::Type { key, .. }
            | Self::Refused { key, .. }
            | Self::Missing { key, .. } => Some(key),
        }
    }
}

/// All that is wrong with the settings, so that one start shows all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing when there are no problems.
    pub(super) fn of(list: Vec<Problem>) -> Option<Self> {
        (!list.is_empty()).then_some(Self(list))
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [only] = self.0.as_slice() {
            return only.fmt(f);
        }
        write!(f, "{} problems", self.0.len())?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  - {problem}"))
    }
}

/// What serde found wrong with a value, in plain words; without the value when it is private.
pub(super) fn in_plain_words(kind: &Kind, private: bool) -> String {
    match kind {
        Kind::InvalidType(_, expected) | Kind::InvalidValue(_, expected) if private => {
            format!("expected {}", plain(expected))
        }
        _ if private => "the value does not fit (it is not shown: it may be secret)".to_owned(),
        Kind::InvalidType(found, expected) | Kind::InvalidValue(found, expected) => {
            format!("found {}, expected {}", plain_actual(found), plain(expected))
        }
        Kind::UnknownVariant(found, known) => {
            let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let question = suggestion::nearest(found, known.iter().copied());
            format!("found \"{found}\", expected one of {list}{}", suggestion::question(question))
        }
        other => other.to_string(),
    }
}

fn plain(expected: &str) -> &str {
    match expected {
        "u16" => "a whole number from 0 to 65535",
        "u32" | "u64" | "usize" => "a whole number, 0 or more",
        "a boolean" => "true or false",
        "a string" | "string" => "a text",
        "a sequence" => "a list",
        "path string" => "a path",
        other => other,
    }
}

fn plain_actual(found: &Actual) -> String {
    match found {
        Actual::Bool(value) => value.to_string(),
        Actual::Unsigned(value) => value.to_string(),
        Actual::Signed(value) => value.to_string(),
        Actual::Float(value) => value.to_string(),
        Actual::Str(text) => format!("{text:?}"),
        Actual::Seq => "a list".to_owned(),
        Actual::Map => "a table".to_owned(),
        other => other.to_string(),
    }
}
